import type { Exchange } from '../../src/client/exchange.js';
import { type RequirementId, requirements } from '../../src/contract/requirements.js';
import { assemble } from '../../src/results/assemble.js';
import type { Results } from '../../src/results/results.js';
import type { CheckResult } from '../../src/run/check-result.js';
import { random } from '../random.js';
import { traffic } from './traffic.js';

type Traffic = ReturnType<typeof traffic>;

/** What a check of each area sends: a few requests, or many as a property does. */
const habits: Readonly<Record<string, (sent: Traffic, size: number) => Exchange[]>> = {
  callback: (sent, size) => Array.from({ length: size }, () => [sent.issue(), sent.redeem()]).flat(),
  background: (sent, size) => Array.from({ length: size }, () => [sent.issue(), sent.redeem()]).flat(),
  redeem: (sent, size) => [
    sent.issue([['max_uploads', String(size)]]),
    ...Array.from({ length: size }, () => sent.redeem()),
    sent.refused(),
  ],
  chunk: (sent, size) => [sent.issue(), ...sent.chunks(size + 2)],
  replace: (sent, size) =>
    Array.from({ length: size }, () => [sent.issue([], 'getReplaceToken'), sent.redeem(true)]).flat(),
  file: (sent, size) => Array.from({ length: size }, () => sent.upload()).flat(),
};

function habit(id: string): (sent: Traffic, size: number) => Exchange[] {
  const few = (sent: Traffic, size: number): Exchange[] => Array.from({ length: size }, () => sent.issue());
  return habits[id.split('.', 1)[0] ?? ''] ?? few;
}

type Ending = Partial<CheckResult> & { readonly exchanges?: Exchange[] };

function mismatch(expected: string, actual: string, more: Ending): Ending {
  const reason = `expected ${expected}, got ${actual}`;
  return { verdict: 'fail', expected, actual, reason, frequency: 'always (3 of 3 tries)', ...more };
}

const commands = [
  'issue #1 with max_uploads=2',
  'chunk 1 of 2 with #1',
  'redeem #1 whole',
  'chunk 2 of 2 with #1',
  'redeem #1 whole',
];

/** Every kind of ending that is not a pass, at the requirement where it might come. */
function troubles(sent: Traffic): Partial<Record<RequirementId, Ending>> {
  const digest = '83c7ceaa68bd2e59a50e4625d12594bba8069b39e4d1a8b55591b2eef9f3f7cd';
  const other = digest.split('').reverse().join('');
  return {
    'token.lifetime.default': mismatch('valid_minutes: "180"', '"60"', { exchanges: [sent.issue()] }),
    'answer.json.bare': mismatch('a bare JSON object', '"var uploadtoken = {\\"status\\":\\"ok\\"};"', {
      exchanges: [
        sent.issue([
          ['format', 'json'],
          ['raw', '1'],
        ]),
      ],
      counterexample: { title: '"quoted" \\ and\u2028split' },
    }),
    'callback.extras.utf-8': mismatch('ucValue: "😀"', '"?"', {
      exchanges: [sent.issue([['ucValue', '😀']]), sent.redeem()],
      counterexample: { parts: ['😀'] },
    }),
    'chunk.parallel.once': mismatch('completions of 5 chunks sent at once: 1', '2', {
      exchanges: [sent.issue(), ...sent.chunks(5)],
      frequency: 'sometimes (2 of 3 tries)',
    }),
    'redeem.history': mismatch('the second redemption not to succeed', 'HTTP 301', {
      exchanges: [sent.issue([['max_uploads', '2']]), ...sent.chunks(2), sent.redeem(), sent.redeem()],
      counterexample: { commands },
    }),
    'file.readback.bytes': mismatch(`5000 bytes with SHA-256 ${digest}`, `151 bytes with SHA-256 ${other}`, {
      exchanges: sent.upload(),
      counterexample: { length: 5000, seed: 0 },
    }),
    'background.receiver.slow': mismatch('an answer within 10 s', 'no answer within 30000 ms', {
      exchanges: [sent.issue(), sent.silent()],
    }),
    'redeem.refusal.no-redirect': mismatch(
      'an answer to the client itself',
      `HTTP 301 to https://tunnel.example.com/${'abcdef0123456789'.repeat(60)}`,
      { exchanges: [sent.issue(), sent.redeem(), sent.redeem()] },
    ),
    'token.not-sequential': mismatch('the next token not to follow from the last', '"00000000-0001"', {
      exchanges: Array.from({ length: 120 }, () => sent.issue()),
    }),
    'redeem.uses.default': mismatch('the second upload not to succeed', 'HTTP 301', {
      unmet: 'redeem.refusal.no-redirect',
      exchanges: [sent.issue(), sent.redeem()],
    }),
    'chunk.bad-token': {
      verdict: 'inconclusive',
      reason: 'the token to be refused was accepted by chance',
      exchanges: [sent.issue()],
    },
    'token.expiry.maximum': {
      verdict: 'deferred',
      reason: 'needs a clock that can be moved: set clock.advanceUrl or clock.advanceCommand',
      exchanges: [],
    },
    'file.rescale.off': {
      verdict: 'not-applicable',
      reason: 'imageRescale: capabilities.imageRescale is false',
      exchanges: [],
    },
    'file.rescale.max-width': {
      verdict: 'not-applicable',
      reason: 'imageRescale: capabilities.imageRescale is false',
      exchanges: [],
    },
  };
}

export interface FixtureOptions {
  readonly seed?: number;
  /** Whether there is anything but passes. */
  readonly trouble?: boolean;
  /** How much each check sends, from 1; at 5 a run has more than 2,000 exchanges. */
  readonly size?: number;
}

/** The results of a made-up run over the whole contract, the same for the same options. */
export function fixture({ seed = 42, trouble = true, size = 5 }: FixtureOptions = {}): Results {
  const next = random(seed);
  const sent = traffic(next);
  const ending: Partial<Record<string, Ending>> = trouble ? troubles(sent) : {};
  const results = requirements.flatMap(({ id, untestable }, at): CheckResult[] => {
    if (untestable !== undefined) return [];
    return Array.from({ length: at % 2 === 0 ? 2 : 1 }, (_, turn) => {
      const exchanges = habit(id)(sent, 1 + Math.floor(next() * size));
      const own = turn === 0 || ending[id]?.verdict !== 'fail' ? ending[id] : undefined;
      return {
        requirement: id,
        name: turn === 0 ? 'the usual case is as the contract says' : 'any case is as the contract says',
        suite: `${id.split('.', 1)[0]}/${id.split('.')[1]}`,
        verdict: 'pass',
        reason: '',
        duration: Math.round(next() * 900),
        exchanges,
        created: exchanges
          .filter(({ call }) => call.file)
          .map((one) => ({ kind: 'photo' as const, id: String(123000 + one.id) })),
        observations: [],
        ...own,
      };
    });
  });
  const observed: CheckResult['observations'] = [
    { id: 'callback.long', value: 'form' },
    { id: 'chunk.wrong-size.status', value: 412 },
    { id: 'redeem.accepts.gif', value: true },
    { id: 'redeem.refusal.message: no token', value: 'The token is invalid, consumed or expired' },
    { id: 'token.entropy', value: 'about 159 bits, estimated from 300 tokens' },
  ];
  const [first, ...rest] = results;
  if (first === undefined) throw new Error('the contract has no requirement');
  return assemble({
    results: [{ ...first, observations: observed }, ...rest],
    planned: results,
    toolVersion: '0.1.0',
    run: {
      id: '5ea91753',
      seed,
      runs: 5,
      startedAt: '2026-05-01T10:00:00.000Z',
      finishedAt: new Date(sent.now() + 800).toISOString(),
      failOn: 'must',
      selection: { suites: [], requirements: [] },
      spent: { requests: 2950, uploads: 1619, bytes: 17_032_655 },
    },
    target: { url: 'https://videos.example.com', reference: false },
    product: { vendor: 'Example', name: 'Videos', version: '4.2.0' },
    capabilities: {
      background: {
        present: true,
        source: 'probed',
        evidence: 'get-upload-token with background_return_p=1 answered HTTP 200 with status ok',
      },
      imageRescale: { present: false, source: 'declared', evidence: 'capabilities.imageRescale is false' },
      clock: { present: false, source: 'configuration', evidence: 'clock is not set' },
    },
    ...(trouble
      ? {
          expectedFailures: [
            {
              id: 'token.not-sequential',
              reason: 'UP-1312: counters go with the new token store',
              until: '2026-12-31',
            },
            { id: 'token.distinct', reason: 'UP-1200' },
          ],
          harnessErrors: [{ check: 'file.readback.large', message: 'the clock of this machine went backwards' }],
        }
      : {}),
    redact: (text) => text,
  });
}

/** The same with everything that did not pass, and of what passed a part. */
export function abridged(results: Results): Results {
  const kept = results.requirements.filter(({ verdict }, at) => verdict !== 'pass' || at % 24 === 0);
  return { ...results, requirements: kept };
}
