import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepsOf } from '../../src/replay/record.js';
import { exchange } from '../judge/build.js';
import { address, issued, redeemed } from './build.js';

/** What a step says that had this answer, after one that gave the token `tok-en` and knew an address of the catcher. */
function said(answer: Parameters<typeof exchange>[1], runId = '5ea91753'): unknown {
  return stepsOf([issued('tok-en'), redeemed('tok-en', 10, answer)], runId)[1]?.answer;
}

describe('what a step was answered', () => {
  it('is its status and where it redirects to, or its text, or its digest, or what went wrong', () => {
    expect(said({ status: 503, text: 'busy' })).toEqual({ status: 503, says: 'busy' });
    expect(said({ status: 301, headers: [['Location', '/there']], text: 'gone' })).toEqual({
      status: 301,
      says: '/there',
    });
    expect(said({ body: { size: 420, sha256: 'f00' } })).toEqual({ status: 200, says: '420 bytes with SHA-256 f00' });
    expect(said({ body: { size: 0 } })).toEqual({ status: 200, says: '0 bytes' });
    const { response: _, ...silent } = exchange();
    const [step] = stepsOf([{ ...silent, failure: { kind: 'timeout', message: 'no answer within 30 s' } }], 'r1');
    expect(step?.answer).toEqual({ failure: 'timeout' });
  });

  it.each([
    ['a value that an answer gave', 'the token tok-en is good', 'the token {upload_token} is good'],
    ['but not within a longer word', 'tok-ens', 'tok-ens'],
    ['an address of the catcher', `<a href="${address('a', '?x=1')}">`, '<a href="{catcher 1}?x=1">'],
    ['one that no request held', address('b'), '{catcher 2}'],
    ['the run', 'upload-contract run-5ea91753', 'upload-contract run-{run}'],
    ['a moment', 'until 2026-05-01T10:00:00.123Z or 2026-05-01 10:00', 'until * or *'],
    ['seconds since 1970', '<valid_until>1766711372</valid_until>', '<valid_until>*</valid_until>'],
    ['an id', 'photo 12345678 and a1b2-c3d4_e5', 'photo * and *'],
    ['a port', 'http://localhost:43571/', 'http://localhost:*/'],
    ['but no number that the contract speaks of', 'from 15 to 1440 minutes, 1500 characters', undefined],
    ['and no word', 'unsupported-file-type', undefined],
  ])('has %s crossed out or named', (_what, text, plain = text) => {
    expect(said({ text })).toEqual({ status: 200, says: plain });
  });

  it('names the photo that the answer itself gives, however short its id', () => {
    const location = `${address('a')}?photo_id=77&tree_id=5`;
    expect(said({ status: 301, headers: [['location', location]] })).toEqual({
      status: 301,
      says: '{catcher 1}?photo_id={photo_id}&tree_id=*',
    });
    expect(said({ text: '{"photo_id": "", "tree_id": 5, "number": 5}' })).toMatchObject({
      says: '{"photo_id": "", "tree_id": *, "number": 5}',
    });
  });

  it('knows a token of any characters, as it is and escaped', () => {
    const [, redeem] = stepsOf([issued('to/k+e=n'), redeemed('x', 10, { text: 'to/k+e=n or to%2Fk%2Be%3Dn' })], 'r1');
    expect(redeem?.answer).toMatchObject({ says: '{upload_token} or {upload_token}' });
  });

  it('is short', () => {
    const answer = stepsOf([exchange({}, { text: 'so it is. '.repeat(400) })], 'r1')[0]?.answer;
    expect(answer).toMatchObject({ says: expect.stringMatching(/^[so it.]{600}$/) });
  });
});

/** Everything of an answer that is another in every run. */
interface Once {
  readonly token: string;
  readonly photo: string;
  readonly run: string;
  readonly place: string;
  readonly time: number;
}

const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));

// As they are drawn: smaller ones are parts of each other by chance.
const once: fc.Arbitrary<Once> = fc.noShrink(
  fc.record({
    token: fc.stringMatching(/^[A-Za-z0-9]{8}[-.~+/][A-Za-z0-9]{4,30}$/),
    photo: fc.stringMatching(/^[1-9]\d{0,11}$/),
    run: hex(8),
    place: hex(32),
    time: fc.integer({ min: 1_700_000_000, max: 1_900_000_000 }),
  }),
);

/** What one run was told that put all of this wherever it can stand, the same words around it in every run. */
function told({ token, photo, run, place, time }: Once, before: string, between: string): unknown {
  const catcher = `http://127.0.0.1:4000/${place}`;
  const moment = new Date(time * 1000).toISOString();
  const words = [before, token, run, moment, catcher, time, `uc-${run}-x.png`].join(between);
  const issue = exchange(
    { query: [['return_url', `${catcher}?own=1`]] },
    { text: `<response status="ok"><upload_token>${token}</upload_token><title>${words}</title></response>` },
    { startedAt: 1000 },
  );
  const location = `${catcher}?own=1&title=${before}&photo_id=${photo}&upload_token=${token}&valid_until=${time}`;
  const redeem = redeemed(token, 10, { status: 301, headers: [['location', location]] });
  return stepsOf([issue, redeem], run).map(({ answer }) => answer);
}

describe('two runs of the same thing', () => {
  it('say the same, wherever the text that is kept ends', () => {
    const padding = fc.stringMatching(/^[a-z]*$/, { maxLength: 640 });
    const between = fc.constantFrom(' ', '; ', ' "', '&lt;b&gt;');
    fc.assert(
      fc.property(once, once, padding, between, (one, other, before, gap) => {
        expect(told(one, before, gap)).toEqual(told(other, before, gap));
      }),
      { numRuns: 300 },
    );
  });

  it('do not say the same when an answer differs', () => {
    const one = { token: 'aaaa-bbbb', photo: '7', run: '5ea91753', place: 'a'.repeat(32), time: 1_766_711_372 };
    expect(told(one, 'granted', ' ')).not.toEqual(told(one, 'refused', ' '));
  });
});
