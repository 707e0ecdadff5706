import { expect, test } from 'vitest';
import { resultsFrom } from '../../src/results/read.js';
import { everything } from '../reporters/hostile.js';
import { resultsOf } from './build.js';

const good = resultsOf({ 'token.distinct': 'pass' });

test('results are read as they were written, whatever a target sent', () => {
  for (const results of [good, everything()])
    expect(resultsFrom(JSON.stringify(results), 'a.json')).toEqual(JSON.parse(JSON.stringify(results)));
});

test.each<[string, string, string]>([
  ['nothing', '', 'a.json is not JSON'],
  ['a page', '<html>', 'a.json is not JSON'],
  ['null', 'null', 'a.json is no results.json'],
  ['a list', '[]', 'a.json is no results.json'],
  ['something else', '{"summary": 1}', 'a.json is no results.json'],
  [
    'another program’s schema',
    JSON.stringify({ ...good, schema: 'https://example.com/1' }),
    'a.json is no results.json',
  ],
  [
    'a later form',
    JSON.stringify({ schema: 'https://upload-contract.dev/results/3', more: 1 }),
    'a.json has the schema https://upload-contract.dev/results/3, but this version reads https://upload-contract.dev/results/2',
  ],
  [
    'a word of no meaning',
    JSON.stringify({ ...good, outcome: 'fine' }),
    'a.json is not a whole results.json: outcome must be one of "conformant", "partial", "nonconformant", "inconclusive", not "fine"',
  ],
  [
    'a requirement twice',
    JSON.stringify({ ...good, requirements: [...good.requirements, ...good.requirements] }),
    'a.json is not a results.json: it lists a requirement twice',
  ],
])('%s is told in one line', (_what, text, message) => {
  expect(() => resultsFrom(text, 'a.json')).toThrow(expect.objectContaining({ name: 'UsageError', message }));
});

test('nothing of a file drives a terminal', () => {
  const text = JSON.stringify({ schema: 'https://upload-contract.dev/results/\u001b[2J\u009b\n' });
  expect(() => resultsFrom(text, '\u001b[1m.json')).toThrow(
    expect.objectContaining({ message: expect.not.stringMatching(/\p{C}/u) }),
  );
});
