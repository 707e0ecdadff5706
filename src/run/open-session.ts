import type { SmallestSizes } from '../../suites/check/files.js';
import type { Browsing } from '../browser/browsing.js';
import { startChromium } from '../browser/chromium.js';
import { openBrowsing } from '../browser/open.js';
import { type Clock, type ClockControl, movableClock } from '../client/clock.js';
import { limiter, type Spending } from '../client/limiter.js';
import { type Created, connect } from '../client/target.js';
import { tokenOf } from '../client/token.js';
import type { Configuration } from '../config/configuration.js';
import { redactionOf } from '../config/redaction-of.js';
import { disturbance, openAccess } from './access.js';
import { arrivals } from './arrivals.js';
import { budgetOf } from './budget.js';
import { deadCallbackPath, noCallbackPath } from './callback-path.js';
import { probeSettleMs } from './contradictions.js';
import type { Findings } from './findings.js';
import { formSender } from './forms.js';
import { openCatcher } from './open-catcher.js';
import { type Prober, prober } from './probe.js';
import { probeAll } from './probe-all.js';
import { provenClock, type Shown } from './proven-clock.js';
import type { Effort, Session } from './session.js';

/** What a session is opened with. */
export interface OpenOptions {
  /** With a target. */
  readonly configuration: Configuration;
  readonly effort: Effort;
  /** Letters and digits; stands in the title and the tags of all that the run creates. */
  readonly runId: string;
  readonly signal: AbortSignal;
  /** How long one answer may take, in milliseconds. */
  readonly timeoutMs?: number;
  /** Nothing is sent that could create a photo or a file. */
  readonly readOnly?: boolean;
  /** Other shards may be at work on the same target, and move its clock. */
  readonly isShard?: boolean;
  /** Milliseconds without a callback after which none is expected any more. */
  readonly quietMs?: number;
  /** Milliseconds that the target may take until a file can be read back; as configured, without. */
  readonly settleMs?: number;
  /** What needs a clock that nobody can move is begun, and judged when the target's own clock shows the time. */
  readonly postpones?: boolean;
  /** What an earlier process of the same run found out, so that nothing is sent for it. */
  readonly found?: Findings;
  /** Exchanges of the same run in earlier processes. */
  readonly exchangesBefore?: number;
  /** Learns of everything that the target keeps from now on, as soon as it does. */
  readonly onCreated?: (created: Created) => void;
  /** Learns that nothing more can be judged: the target is gone, or does not grant tokens any more. */
  readonly onLost?: (reason: string) => void;
  /** Learns what the whole session has spent, before each request. */
  readonly onSpent?: (spent: Spending) => void;
}

/** A session, until it is closed. */
export interface OpenedSession {
  readonly session: Session;
  readonly findings: Findings;
  close(): Promise<void>;
}

/** Milliseconds without a callback after which none is expected any more, from the fastest of targets. */
const leastQuietMs = 250;

/** How many times as late as the first file another one may be. */
const pace = 4;

/** The target's clock, moved by the way that leads to the target. */
function clockOf(control: ClockControl, { target: url = '', headers, route }: Configuration, ask: Prober): Clock {
  return provenClock(movableClock(control, { url, headers, route }), () => shownTime(ask));
}

/** What a target shows of the time when it issues a token. */
async function shownTime({ api }: Prober): Promise<Shown> {
  const answer = await api.attempt.getUploadToken({ valid_minutes: 60 });
  const validUntil =
    answer.kind === 'granted' ? Number(tokenOf('upload', answer).validUntil || Number.NaN) : Number.NaN;
  return { date: answer.reply.date, validUntil: Number.isFinite(validUntil) ? validUntil : undefined };
}

/**
 * Connects to the target of a configuration, starts the catcher and finds out what the target has.
 * @throws TargetUnreachable, NotTheApi, CredentialsRefused; ListenError when the catcher cannot listen as configured
 */
export async function openSession(options: OpenOptions): Promise<OpenedSession> {
  const { configuration, effort, runId, signal, onCreated = () => {} } = options;
  const { auth, callbacks, clock, known, limits, replace, target: url, timeouts } = configuration;
  if (url === undefined) throw new TypeError('a session needs a target');
  const gate = limiter({ ...limits, readOnly: options.readOnly === true }, options.onSpent);
  const { timeoutMs = timeouts.answerSeconds * 1000 } = options;
  const target = connect({
    url,
    auth,
    headers: configuration.headers,
    route: configuration.route,
    limiter: gate,
    redaction: redactionOf(configuration),
    runId,
    ...(options.exchangesBefore === undefined ? {} : { exchangesBefore: options.exchangesBefore }),
    ...(options.onLost === undefined ? {} : { onGone: options.onLost }),
    timeoutMs,
  });
  const { catcher, noPath: noRelay } = await openCatcher(configuration, signal);
  let browsing: Browsing | undefined;
  const close = async (): Promise<void> => {
    await Promise.all([target.close(), catcher.close(), browsing?.close()]);
  };
  try {
    const settleMs = options.settleMs ?? configuration.timeouts.settleSeconds * 1000;
    const probing = (smallest?: SmallestSizes): Prober =>
      prober(target, catcher.address().url, signal, onCreated, settleMs, smallest);
    const ask = probing();
    const access = await openAccess(ask);
    const callbackTimeoutMs = callbacks.timeoutSeconds * 1000;
    const probingHastily = (smallest: SmallestSizes): Prober =>
      prober(target, catcher.address().url, signal, onCreated, Math.min(settleMs, probeSettleMs), smallest);
    const findings =
      options.found ?? (await probeAll(configuration, probing, probingHastily, options.readOnly === true));
    const { capabilities, exactKind, lateMs, smallest } = findings;
    const noPath =
      options.found !== undefined
        ? 'calls of an earlier process are not received'
        : (noRelay ??
          noCallbackPath(url, catcher) ??
          (await deadCallbackPath(probing(smallest), catcher, configuration.route, callbackTimeoutMs, signal)));
    const ownClock = clock === undefined ? undefined : clockOf(clock, configuration, ask);
    if (capabilities.browser.present)
      browsing = openBrowsing(() => startChromium(process.env, process.cwd()), url, configuration.route);
    const session: Session = {
      runId,
      target,
      catcher,
      callbackTimeoutMs,
      arrivals: arrivals(),
      quietMs: options.quietMs ?? leastQuietMs,
      settleMs: Math.max(settleMs, lateMs * pace),
      exactKind,
      smallest,
      capabilities,
      notApplicable: configuration.adapted?.notApplicable ?? {},
      shortLast: configuration.adapted?.shortLast === true,
      known,
      effort,
      async disturbance(signal) {
        const again = prober(target, catcher.address().url, signal, onCreated, settleMs);
        const found = await disturbance(again, access, options.isShard === true ? ownClock?.moved : undefined);
        if (found?.hindrance === 'access') options.onLost?.(found.reason);
        return found;
      },
      onCreated,
      budget: budgetOf((cost) => gate.affords(cost)),
      ...(browsing === undefined ? {} : { forms: formSender(browsing, gate, timeoutMs) }),
      ...(noPath === undefined ? {} : { noCallbackPath: noPath }),
      ...(options.postpones === true && clock === undefined ? { postpones: true } : {}),
      ...(ownClock === undefined ? {} : { clock: ownClock }),
      ...(replace.photoId === undefined ? {} : { replacePhotoId: replace.photoId }),
    };
    return { session, findings, close };
  } catch (error) {
    await close();
    throw error;
  }
}
