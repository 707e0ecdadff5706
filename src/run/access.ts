import { type Answer, described, excerpt, holdsToken } from '../client/answer.js';
import { paths } from '../client/call.js';
import type { Failure, Reply } from '../client/exchange.js';
import { header } from '../client/exchange.js';
import { NoAnswer } from '../client/failure.js';
import { isFromGateway, isPage } from '../client/gateway.js';
import type { Prober } from './probe.js';

/** There is no target at the address, or it says nothing: nothing can be judged. */
export class TargetUnreachable extends Error {
  override readonly name = 'TargetUnreachable';
}

/** Something answers at the address, and it is not the API. */
export class NotTheApi extends Error {
  override readonly name = 'NotTheApi';
}

/** The target does not accept the credentials of the level write, without which there is no token to judge. */
export class CredentialsRefused extends Error {
  override readonly name = 'CredentialsRefused';
}

/**
 * How a token may be asked for. A target that only has a problem with one of these ways is to be judged for it; a bare
 * call holds nothing of the run, such as blanks that are signed wrongly.
 */
const ways = [
  { by: 'GET', format: 'xml', returns: true, bare: false },
  { by: 'POST', format: 'xml', returns: true, bare: false },
  { by: 'GET', format: 'json', returns: true, bare: false },
  { by: 'GET', format: 'xml', returns: false, bare: false },
  { by: 'GET', format: 'xml', returns: false, bare: true },
] as const;

type Way = (typeof ways)[number];

/** How a run found its target when it began. */
export interface Access {
  /** In which a token was granted. */
  readonly way: Way;
  /** Seconds by which the target's clock was ahead of this one; undefined where answers have no Date. */
  readonly ahead: number | undefined;
}

/** Why what failed says nothing of the target. */
export interface Disturbance {
  readonly hindrance: 'access' | 'premise' | 'no-answer';
  readonly reason: string;
}

/** What a request for a token met. */
type Meeting = { readonly answer: Answer } | { readonly failure: Failure };

async function ask({ api, returnUrl }: Pick<Prober, 'api' | 'returnUrl'>, way: Way): Promise<Meeting> {
  try {
    const { returns, ...options } = way;
    return { answer: await api.attempt.getUploadToken(returns ? { return_url: returnUrl } : {}, options) };
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return { failure: error.exchange.failure ?? { kind: 'broken', message: error.message } };
  }
}

/** Whether an answer is one of the API, however broken, that hands out a token. */
function grants(meeting: Meeting): boolean {
  return 'answer' in meeting && (meeting.answer.kind === 'granted' || holdsToken(meeting.answer.reply.text));
}

/** What to do about a connection that gives no answer. */
export function remedyFor({ kind, message }: Failure): string {
  if (/the proxy .* (?:401|407)$/i.test(message)) return 'it wants a user name and a password: put them into proxy';
  if (/the proxy .* HTTP 4\d\d$/i.test(message)) return 'it does not let this address through: see proxy and NO_PROXY';
  if (/the proxy /i.test(message)) return 'see proxy, or HTTPS_PROXY, HTTP_PROXY and NO_PROXY in the environment';
  if (/certificate required|handshake failure|bad certificate/i.test(message))
    return 'it seems to demand a client certificate: set tls.cert and tls.key';
  if (/self.signed|unable to (get|verify)|issuer/i.test(message))
    return 'its certificate is signed by an authority that this machine does not know: set tls.ca';
  if (/expired|not yet valid/i.test(message))
    return 'its certificate is not valid at this time: see the clock of this machine';
  if (/altname|hostname/i.test(message)) return 'its certificate is for other names: set target to one of them';
  if (/wrong version number|packet length|ssl3|EPROTO/i.test(message))
    return 'it does not speak TLS at this port: try http:// instead of https://';
  if (/Expected HTTP|HPE_INVALID|Parse Error/i.test(message))
    return 'it does not speak HTTP/1.1 at this port: it may expect TLS (https://), or speak HTTP/2 only';
  if (kind === 'timeout') return 'it takes the connection and does not answer: see timeouts.answerSeconds and proxy';
  return 'see target and proxy in the configuration';
}

function titleOf(text: string): string {
  const title = /<title[^<>]{0,200}>([^<]{1,120})/i.exec(text)?.[1]?.trim();
  return title === undefined || title === '' ? excerpt(text) : `a page titled "${title}"`;
}

/** Where a redirect leads; undefined when it leads nowhere. */
function destination({ headers }: Reply, url: string): URL | undefined {
  const location = header(headers, 'location');
  return location !== undefined && URL.canParse(location, url) ? new URL(location, url) : undefined;
}

/** Characters of an address that a message shows. */
const shownAddress = 200;

/** An address in a message, which may be of any length. */
function shown({ origin, pathname }: URL): string {
  const whole = `${origin}${pathname}`;
  return whole.length > shownAddress ? `${whole.slice(0, shownAddress)}…` : whole;
}

/** What an answer that is not of the API shows, and what to do about it. */
function diagnosis(reply: Reply, url: string): string {
  const { status, text } = reply;
  const saw = `HTTP ${status}`;
  if (status >= 300 && status < 400) {
    const to = destination(reply, url);
    if (to === undefined) return `${saw} without a usable Location: see target in the configuration`;
    if (/log-?in|sign-?in|sso|auth|oauth/i.test(to.pathname + to.host))
      return `${saw} to ${shown(to)}, which looks like a login page: set headers or auth for the gateway`;
    if (to.origin !== new URL(url).origin)
      return `${saw} to ${to.origin}: set target to the address that requests are redirected to`;
    return `${saw} to ${shown(to)}: see the path of target`;
  }
  if (status === 407) return `${saw}: the proxy wants credentials: put a user name and a password into proxy`;
  if (status === 400 && /SSL certificate/i.test(text))
    return `${saw} (${titleOf(text)}): it demands a client certificate: set tls.cert and tls.key`;
  if (status === 400 && /plain HTTP request|HTTPS port/i.test(text)) return `${saw}: it expects TLS: use https://`;
  if ([404, 405, 410, 501].includes(status))
    return `${saw} (${titleOf(text)}): there is no ${paths.getUploadToken} below this address; check the path of target`;
  if (status >= 500) return `${saw} (${titleOf(text)}): the server or a gateway in front of it does not work`;
  return `${saw} with ${titleOf(text)}, which is no answer of the API: check target, and headers if a gateway answers`;
}

function denied({ kind, reply: { status } }: Answer): boolean {
  return kind === 'refused' || status === 401 || status === 403;
}

/** The error that says why no token was granted, by the most informative of the failures. */
function refusalOf(meetings: readonly Meeting[], url: string): Error {
  const answers = meetings.flatMap((one) => ('answer' in one ? [one.answer] : []));
  const denial = answers.find(denied);
  if (denial !== undefined)
    return new CredentialsRefused(
      `${url} does not grant an upload token: ${described(denial)}; see auth.write${denial.kind === 'refused' ? '' : ', and headers if a gateway answers'}`,
    );
  const [answer] = answers;
  if (answer !== undefined)
    return new NotTheApi(`${url} does not answer as the upload API: ${diagnosis(answer.reply, url)}`);
  const failure = meetings.flatMap((one) => ('failure' in one ? [one.failure] : []))[0];
  if (failure === undefined) return new TargetUnreachable(`${url} was not asked`);
  return new TargetUnreachable(`${url} cannot be reached: ${failure.message}; ${remedyFor(failure)}`);
}

/** Seconds by which the target's clock is ahead of this one, by its answer of this moment. */
function aheadBy(meeting: Meeting): number | undefined {
  const date = 'answer' in meeting ? meeting.answer.reply.date : undefined;
  return date === undefined ? undefined : date - Date.now() / 1000;
}

/** Failures after which another way of asking cannot succeed either. */
const final: ReadonlySet<string> = new Set(['unreachable', 'timeout']);

/**
 * Makes sure that this is the API and that it grants tokens to this run, by one granted call.
 * @throws TargetUnreachable, NotTheApi or CredentialsRefused, with what was seen and what to do
 */
export async function openAccess(prober: Prober): Promise<Access> {
  const meetings: Meeting[] = [];
  for (const way of ways) {
    const meeting = await ask(prober, way);
    if (grants(meeting)) return { way, ahead: aheadBy(meeting) };
    meetings.push(meeting);
    if ('failure' in meeting && final.has(meeting.failure.kind)) break;
  }
  throw refusalOf(meetings, prober.target.url);
}

/** Seconds that a clock may seem to have moved because an answer took its time. */
const clockTolerance = 60;

/** Whether a request that was granted before did not reach the target, or was answered in its place. */
function isElsewhere(meeting: Meeting, url: string): boolean {
  if ('failure' in meeting) return meeting.failure.kind === 'broken';
  if (denied(meeting.answer)) return false;
  const { status, text } = meeting.answer.reply;
  const to = destination(meeting.answer.reply, url);
  return isFromGateway(status) || isPage(text) || (to !== undefined && to.origin !== new URL(url).origin);
}

/**
 * Asks once more in a way that was granted before: whatever failed may have failed because access has lapsed, or because
 * somebody else has moved the target's clock.
 * @param moved seconds that this run has moved the target's clock by; undefined where nobody else is expected to move it
 * @returns undefined when neither is so
 */
export async function disturbance(
  prober: Pick<Prober, 'api' | 'returnUrl' | 'target'>,
  { way, ahead: before }: Access,
  moved: number | undefined,
): Promise<Disturbance | undefined> {
  const meeting = await ask(prober, way);
  if (!grants(meeting) && isElsewhere(meeting, prober.target.url)) {
    const saw = 'failure' in meeting ? meeting.failure.message : diagnosis(meeting.answer.reply, prober.target.url);
    return {
      hindrance: 'no-answer',
      reason: `the connection is unreliable: something else answers than before: ${saw}`,
    };
  }
  // Any other answer than a refusal is the target as it is, which does not say that access is lost.
  if (!grants(meeting) && 'answer' in meeting && denied(meeting.answer)) {
    const reason = `the target no longer grants a token, as it did when the run began: ${described(meeting.answer)}`;
    return { hindrance: 'access', reason };
  }
  const ahead = aheadBy(meeting);
  if (moved === undefined || ahead === undefined || before === undefined) return undefined;
  const others = ahead - before - moved;
  // There are targets whose Date does not follow their clock, not even when it is this run that moves it.
  const isStill = Math.abs(ahead - before) <= clockTolerance;
  if (isStill || Math.abs(others) <= clockTolerance) return undefined;
  const reason = `somebody else moved the target's clock by about ${Math.round(others / 60)} minutes: shards that share a target leave out clock`;
  return { hindrance: 'premise', reason };
}
