import { expect, it } from 'vitest';
import { pruned, shrink } from '../../src/explore/shrink.js';
import { type IssueStep, marked, type Step } from '../../suites/exploration/step.js';

const issue = (id: string, uses = 9): IssueStep => ({
  ...{ do: 'issue', id, kind: 'upload', uses, minutes: 1440, by: 'POST', format: 'json' },
  ...{ callback: 'background', query: '?theme=green', extras: true },
});
const upload = (id: string, token: string, length = 70_000): Step => ({
  do: 'upload',
  id,
  token,
  length,
  kind: 'jpeg',
});

const uploadsOf = (steps: readonly Step[], token: string): number =>
  steps.filter((step) => step.do === 'upload' && step.token === token).length;

it('leaves the steps and the values without which nothing fails', async () => {
  const history: readonly Step[] = [
    issue('a'),
    issue('b'),
    ...Array.from({ length: 20 }, (_, at) => upload(`u${at}`, at % 2 === 0 ? 'a' : 'b')),
    { do: 'no credentials' },
    { do: 'unsupported', token: 'b' },
  ];
  const found: (readonly Step[])[] = [];
  await shrink(history, {
    lanes: 4,
    fails: async (steps) =>
      uploadsOf(steps, 'b') >= 3 &&
      steps.some((step) => step.do === 'upload' && step.token === 'b' && step.length > 9000),
    onSmaller: (steps) => void found.push(steps),
  });
  const smallest = found.at(-1) ?? [];
  expect(smallest.map((step) => step.do)).toEqual(['issue', 'upload', 'upload', 'upload']);
  expect(smallest[0]).toMatchObject({ id: 'b', query: '', extras: false, callback: 'client', format: 'xml', uses: 1 });
  expect(smallest.flatMap((step) => ('length' in step ? step.length : [])).sort((a, b) => a - b)).toEqual([
    420, 420, 9001,
  ]);
});

it('stays with the smallest that it knows when nothing more may be sent', async () => {
  let left = 2;
  const found: (readonly Step[])[] = [];
  await shrink([issue('a'), upload('u', 'a'), upload('v', 'a'), upload('w', 'a')], {
    lanes: 1,
    async fails(steps) {
      left -= 1;
      return left < 0 ? undefined : uploadsOf(steps, 'a') > 0;
    },
    onSmaller: (steps) => void found.push(steps),
  });
  expect(found.map((steps) => steps.length)).toEqual([2]);
});

it('knows which steps do nothing, and joins histories without mixing them', () => {
  const history: readonly Step[] = [
    upload('early', 'a'),
    issue('a'),
    { do: 'begin', id: 'f', token: 'a', count: 2, chunkSize: 300, more: 0, label: 'a' },
    { do: 'chunk', file: 'f', number: 1 },
    { do: 'chunk', file: 'g', number: 1 },
  ];
  expect(pruned(history).map((step) => step.do)).toEqual(['issue', 'begin', 'chunk']);
  expect(history.map((step) => marked(step, 'h1')).slice(2, 4)).toEqual([
    { do: 'begin', id: 'h1f', token: 'h1a', count: 2, chunkSize: 300, more: 0, label: 'h1a' },
    { do: 'chunk', file: 'h1f', number: 1 },
  ]);
});
