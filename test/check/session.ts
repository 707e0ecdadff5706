import type { IncomingMessage, ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import { startCatcher } from '../../src/catcher/catcher.js';
import { limiter, noLimits } from '../../src/client/limiter.js';
import { type Redaction, redaction } from '../../src/client/redaction.js';
import { type Auth, connect } from '../../src/client/target.js';
import type { Capability, RequirementId } from '../../src/contract/requirements.js';
import { arrivals } from '../../src/run/arrivals.js';
import type { Effort, Session } from '../../src/run/session.js';
import type { CheckContext } from '../../suites/check/context.js';
import { smallestOfAll } from '../../suites/check/files.js';
import type { Arbitraries, Check, PropertyTraits } from '../../suites/check/registry.js';
import { serving } from '../client/serving.js';

/** One request as a target saw it. */
export interface Seen {
  readonly path: string;
  readonly query: URLSearchParams;
  /** As text, where the names and short values of a form can be read. */
  readonly body: string;
}

/** A target whose answers a test makes; it keeps what it saw. */
export async function targetThat(
  answer: (seen: Seen, response: ServerResponse) => void,
): Promise<{ url: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '', 'http://x');
    const blocks: Buffer[] = [];
    try {
      for await (const block of request) blocks.push(block);
    } catch {
      return;
    }
    const one = { path: url.pathname, query: url.searchParams, body: Buffer.concat(blocks).toString('latin1') };
    seen.push(one);
    answer(one, response);
  };
  const url = await serving((request, response) => void take(request, response));
  return { url, seen };
}

/** An answer that grants a token of this name. */
export function granting(token: string): string {
  const fields = {
    upload_token: token,
    title: '',
    description: '',
    publish: '1',
    tags: '',
    user_id: '1',
    album_id: '',
  };
  const all = { ...fields, max_uploads: '1', valid_minutes: '15', valid_until: '1766711372', return_url: '' };
  const xml = Object.entries(all).map(([name, value]) => `<${name}>${value}</${name}>`);
  return `<response status="ok" permission_level="write" message="m" cached="0">${xml.join('')}</response>`;
}

/** A target that grants whatever it is asked for. */
export const working = async () => targetThat((_, response) => void response.end(granting('abc')));

/** Where there is no target, for checks that ask for nothing. */
export const unused = 'http://127.0.0.1:9';

/** A run that goes on. */
export const never = new AbortController().signal;

/** What a test may want otherwise in a session. */
export interface Wish {
  readonly effort?: Partial<Effort>;
  readonly absent?: readonly Capability[];
  readonly redact?: Redaction;
  readonly auth?: Auth;
  readonly timeoutMs?: number;
  readonly session?: Partial<Session>;
}

/** A session with a target, until the test is finished. */
export async function sessionWith(url: string, wish: Wish = {}): Promise<Session> {
  const target = connect({
    url,
    auth: wish.auth ?? {},
    limiter: limiter(noLimits),
    redaction: wish.redact ?? redaction([]),
    runId: 'run1',
    timeoutMs: wish.timeoutMs ?? 20_000,
  });
  const catcher = await startCatcher();
  onTestFinished(async () => {
    await target.close();
    await catcher.close();
  });
  const state = (name: Capability) => ({
    present: wish.absent?.includes(name) !== true,
    source: 'declared' as const,
    evidence: `the test says so of ${name}`,
  });
  return {
    runId: 'run1',
    notApplicable: {},
    shortLast: false,
    smallest: smallestOfAll,
    target,
    catcher,
    callbackTimeoutMs: 1000,
    arrivals: arrivals(),
    quietMs: 50,
    settleMs: 200,
    exactKind: 'png',
    onCreated: () => {},
    known: { albums: ['12', '15'], users: ['1'], variables: { campaign: 'spring' } },
    disturbance: async () => undefined,
    capabilities: {
      replaceRedeem: state('replaceRedeem'),
      redeemReplaceToken: state('redeemReplaceToken'),
      background: state('background'),
      rejectsUnsupported: state('rejectsUnsupported'),
      imageRescale: state('imageRescale'),
      readBack: state('readBack'),
      exactReadBack: state('exactReadBack'),
      chunkedFileUpload: state('chunkedFileUpload'),
      oauth1: state('oauth1'),
      clock: state('clock'),
      read: state('read'),
      super: state('super'),
      json: state('json'),
      knownAlbums: state('knownAlbums'),
      customVariables: state('customVariables'),
      browser: state('browser'),
    },
    effort: { seed: 1, runs: 10, races: 1, crowd: 2, shrink: true, repeats: 0, checkLimitMs: 30_000, ...wish.effort },
    ...wish.session,
  };
}

type ExampleBody = (context: CheckContext) => Promise<void>;

/** A check that was never declared. */
export function example(body: ExampleBody, requirement: RequirementId = 'token.distinct', name = 'a check'): Check {
  return { requirement, name, suite: 'test', traits: {}, body: { example: body } };
}

/** A property that was never declared. */
export function property<T>(
  arbitraries: Arbitraries<T>,
  body: (context: CheckContext, values: T) => Promise<void>,
  traits: PropertyTraits<T> = {},
  name = 'a property',
): Check {
  const open = {
    open: <R>(receive: (a: Arbitraries<T>, b: typeof body, c: PropertyTraits<T>) => R) =>
      receive(arbitraries, body, traits),
  };
  return { requirement: 'token.distinct', name, suite: 'test', traits, body: { property: open } };
}
