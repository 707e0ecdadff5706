import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { faults } from '../../reference/faults/index.js';
import { type Repetition, repeat } from '../../src/replay/repeat.js';
import type { Session } from '../../src/run/session.js';
import { never } from '../check/session.js';
import { recordingsOf, reference, sessionOn } from './reference.js';

/** Recordings of one fault that are repeated. */
const recordingsTried = 2;

/** Steps that are not as they were recorded. */
const noise = ({ steps }: Repetition): unknown[] =>
  steps.filter(({ recorded, repeated, changed }) => changed || recorded === undefined || repeated === undefined);

let plain: { readonly session: Session; close(): Promise<void> };

beforeAll(async () => {
  const target = await reference();
  const opened = await sessionOn(target, 'cccc3333');
  plain = {
    session: opened.session,
    async close() {
      await opened.close();
      await target.close();
    },
  };
});
afterAll(() => plain.close());

/** Faults of ways of their own: requests that are torn, held or forged, a clock, a receiver, races, whole histories. */
const special = [
  'json-in-a-script',
  'signature-without-parameters',
  'token-of-equal-calls-equal',
  'last-use-raced',
  'expires-a-minute-late',
  'token-used-twice-never-expires',
  'extras-plus-literal',
  'long-callback-cut',
  'background-twice',
  'torn-chunk-counts',
  'slow-chunk-counts',
  'assembled-twice',
  'replacement-goes-elsewhere',
  'file-without-nul',
];

/**
 * Where requests race each other, the answers to them may change places; how often a refused chunk is sent again depends
 * on what the run has learned before; a request that breaks off may be noticed after the next one; and a file that is not
 * what was sent is read again for a while, as often as there is time for.
 */
const unsteady = ['last-use-raced', 'assembled-twice', 'inner-chunk-202', 'torn-chunk-counts', 'file-without-nul'];

// What a browser sends is not recorded, and not every machine has one.
const firstOfEachArea = faults.filter(
  ({ area }, at) => area !== 'browser' && faults.findIndex((one) => one.area === area) === at,
);
const sample = [...new Set([...firstOfEachArea.map(({ id }) => id), ...special])];

describe('what the checks recorded of a planted fault', () => {
  it.each(sample)('%s is FAILED while it is there, and FIXED without it', { timeout: 60_000 }, async (id) => {
    const fault = faults.find((one) => one.id === id);
    const faulty = await reference({ fault: id });
    onTestFinished(() => faulty.close());
    const recordings = await recordingsOf(faulty, fault?.breaks ?? '');
    expect(recordings.length).toBeGreaterThan(0);
    const again = await sessionOn(faulty, 'bbbb2222');
    onTestFinished(() => again.close());
    for (const recording of recordings.slice(0, recordingsTried)) {
      const there = await repeat(recording, again.session, never);
      expect([there.verdict, there.because]).toEqual(['FAILED', expect.any(String)]);
      if (!unsteady.includes(id)) expect(noise(there)).toEqual([]);
      const mended = await repeat(recording, plain.session, never);
      expect([mended.verdict, mended.because]).toEqual(['FIXED', expect.stringMatching(/^the check passes/)]);
    }
  });
});
