import { expect, it, onTestFinished } from 'vitest';
import { longHistoryFaults } from '../../reference/faults/index.js';
import { configure } from '../../src/config/load.js';
import { inOrder, tryHistory } from '../../src/explore/trial.js';
import { openSession } from '../../src/run/open-session.js';
import { type ReferenceChoice, startReferenceTarget } from '../../src/run/reference-target.js';
import type { BeginStep, IssueStep, Step } from '../../suites/exploration/step.js';
import { emptyLedger } from '../../suites/exploration/world.js';
import { effort } from '../run/fake-target.js';

const issue = (id: string, uses: number, more: Partial<IssueStep> = {}): Step => ({
  ...{ do: 'issue', id, kind: 'upload', uses, minutes: 60, by: 'GET', format: 'xml' },
  ...{ callback: 'client', query: '', extras: false, ...more },
});
const upload = (token: string, id: string, length = 500): Step => ({ do: 'upload', id, token, length, kind: 'png' });
const uploads = (token: string, count: number): Step[] =>
  Array.from({ length: count }, (_, at) => upload(token, `${token}${at}`));
const begin = (id: string, more: Partial<BeginStep> = {}): Step => ({
  ...{ do: 'begin', id, count: 3, chunkSize: 300, more: 0, label: id, ...more },
});
const chunks = (file: string, ...numbers: number[]): Step[] => numbers.map((number) => ({ do: 'chunk', file, number }));
const unsupported = (token: string): Step => ({ do: 'unsupported', token });
const replaces = (photo: string) => ({ kind: 'replace', photo }) as const;

/** For each fault a history that shows it. */
const histories: Readonly<Record<string, readonly Step[]>> = {
  'uses-uncounted-after-failure': [issue('t', 6), unsupported('t'), ...uploads('t', 7)],
  'three-failures-renew-token': [
    issue('t', 1),
    unsupported('t'),
    unsupported('t'),
    upload('t', 'u'),
    issue('s', 1),
  ].concat([issue('r', 2), upload('r', 'x'), unsupported('r'), unsupported('r'), unsupported('r'), ...uploads('r', 2)]),
  'tenth-attempt-revives-token': [issue('t', 1), ...uploads('t', 12)],
  'claims-race-after-failure': [issue('t', 2), unsupported('t'), { do: 'race', id: 'r', token: 't', times: 4 }],
  'token-used-often-lives-on': [
    issue('t', 9, { minutes: 15 }),
    ...uploads('t', 4),
    { do: 'wait', minutes: 23 },
    upload('t', 'z'),
  ],
  'replace-token-repeats-for-uploaded-photo': [
    issue('t', 1),
    upload('t', 'p'),
    ...['a', 'b', 'c', 'd'].map((id) => issue(id, 1, replaces('p'))),
  ],
  'upload-after-replacements-takes-their-photo': [
    issue('t', 9),
    upload('t', 'p'),
    issue('r', 9, replaces('p')),
    ...uploads('r', 2),
    upload('t', 'q'),
  ],
  'photo-renewed-at-third-replacement': [
    issue('t', 9),
    upload('t', 'p'),
    issue('r', 9, replaces('p')),
    ...uploads('r', 3),
  ],
  'photo-numbers-start-over': [issue('t', 90), ...uploads('t', 45)],
  'sixth-use-without-issue-extras': [issue('t', 9, { extras: true }), ...uploads('t', 6)],
  'fifth-background-callback-missing': [issue('t', 9, { callback: 'background' }), ...uploads('t', 5)],
  'photos-of-whole-blocks-refused': [issue('t', 1), upload('t', 'u', 131_072)],
  'fourth-open-file-drops-first': [
    issue('t', 9),
    ...['a', 'b', 'c', 'd'].flatMap((id) => [begin(id, { token: 't' }), ...chunks(id, 1)]),
    ...chunks('a', 2, 3),
  ],
  'third-token-shares-chunks': ['s', 't', 'u']
    .flatMap((token) => [issue(token, 2), begin(`f${token}`, { token, label: 'same' }), ...chunks(`f${token}`, 1)])
    .concat(chunks('fu', 2), chunks('fs', 3)),
  'identifiers-by-hash': [
    issue('t', 2),
    begin('f', { token: 't', label: 'Aa' }),
    begin('g', { token: 't', label: 'BB' }),
    ...chunks('f', 1, 2),
    ...chunks('g', 3),
  ],
  'large-file-of-many-chunks-out-of-order': [
    begin('f', { count: 9, chunkSize: 4096 }),
    { do: 'chunks at once', file: 'f', numbers: Array.from({ length: 9 }, (_, at) => at + 1) },
    { do: 'read', file: 'f' },
  ],
  'files-above-whole-blocks-damaged': [
    { do: 'store', id: 's', length: 131_073, label: 'a' },
    { do: 'read', file: 's' },
  ],
  'fifth-file-of-a-name-replaces-first': ['a', 'b', 'c', 'd', 'e'].map((id) => ({
    do: 'store',
    id,
    length: 500,
    label: 'same',
  })),
  'late-chunk-of-earlier-file-stored': [
    ...['f', 'g'].flatMap((id) => [begin(id, { label: 'same' }), ...chunks(id, 1, 2, 3)]),
    { do: 'late chunk', file: 'f', number: 2 },
  ],
};

const { signal } = new AbortController();

/** Plays a history on the reference. @returns what it breaks, and why */
async function played(steps: readonly Step[], choice: ReferenceChoice = {}) {
  const base = await configure(undefined, { environment: {}, directory: '.' });
  const target = await startReferenceTarget(base, choice);
  onTestFinished(() => target.close());
  const { session, close } = await openSession({
    ...{ configuration: target.configuration, effort: { ...effort, checkLimitMs: 300_000 }, runId: 'played', signal },
  });
  onTestFinished(close);
  const trial = await tryHistory({ session, signal, seed: 7, open: inOrder(steps), ledger: emptyLedger() });
  return { breaks: trial.failure?.requirement, reason: trial.result.reason };
}

it('there is a history for each fault', () => {
  expect(Object.keys(histories)).toEqual(longHistoryFaults.map(({ id }) => id));
});

it.each(longHistoryFaults.map(({ id, breaks }) => [id, breaks]))(
  'a history shows %s',
  async (id, breaks) => {
    expect(await played(histories[id] ?? [], { fault: id })).toMatchObject({ breaks });
  },
  120_000,
);

it('the reference itself passes all of them', async () => {
  const all = Object.values(histories).flatMap((steps, at) =>
    steps.map(
      (step): Step => JSON.parse(JSON.stringify(step).replaceAll(/"(id|token|file|photo|label)":"/g, `"$1":"h${at}`)),
    ),
  );
  expect(await played(all)).toEqual({ breaks: undefined, reason: '' });
}, 240_000);

it('a photo that is locked says nothing of the token that is to replace it', async () => {
  const steps: readonly Step[] = [
    issue('t', 1),
    upload('t', 'p'),
    issue('r', 9, replaces('p')),
    begin('f', { token: 'r' }),
    ...chunks('f', 1, 2, 3),
    ...uploads('r', 2),
  ];
  expect(await played(steps, { variant: 'photos-locked-while-processed' })).toEqual({ breaks: undefined, reason: '' });
}, 60_000);
