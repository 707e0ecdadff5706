import { type SmallestSizes, smallestOfAll } from '../../suites/check/files.js';
import type { Browsing } from '../browser/browsing.js';
import { startChromium } from '../browser/chromium.js';
import { openBrowsing } from '../browser/open.js';
import { type Clock, type ClockControl, movableClock } from '../client/clock.js';
import { limiter, type Spending } from '../client/limiter.js';
import { type Created, connect } from '../client/target.js';
import { tokenOf } from '../client/token.js';
import type { Capabilities, CapabilityState } from '../config/capabilities.js';
import type { Configuration } from '../config/configuration.js';
import { redactionOf } from '../config/redaction-of.js';
import type { Capability } from '../contract/requirements.js';
import { disturbance, openAccess } from './access.js';
import { arrivals } from './arrivals.js';
import { browserState } from './browser-state.js';
import { budgetOf } from './budget.js';
import { deadCallbackPath, noCallbackPath } from './callback-path.js';
import { contradictable, contradiction, probeSettleMs } from './contradictions.js';
import type { Findings } from './findings.js';
import { formSender } from './forms.js';
import { openCatcher } from './open-catcher.js';
import { type Probed, type Prober, probeCapability, prober } from './probe.js';
import { findSmallestChunk } from './probe-chunks.js';
import { findSmallestSide } from './probe-pictures.js';
import { findReadBack } from './probe-read-back.js';
import { findReplacing, type ReplacingFindings } from './probe-replacing.js';
import { provenClock, type Shown } from './proven-clock.js';
import type { Effort, Session } from './session.js';
import { unlessUnanswered } from './unanswered.js';

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

const fromConfiguration = (key: string, isSet: boolean): CapabilityState => ({
  present: isSet,
  source: 'configuration',
  evidence: `${key} is ${isSet ? 'set' : 'not set'}`,
});

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

/** Capabilities that are found out without sending a file. */
const foundWithoutFiles: ReadonlySet<string> = new Set(['background', 'json', 'oauth1']);

/** What the target has: as declared, else as the configuration implies, else as the target itself says. */
async function findingsOf(
  { auth, clock, known, capabilities, headers }: Configuration,
  probing: (smallest?: SmallestSizes) => Prober,
  readOnly: boolean,
): Promise<Findings> {
  const declared = (name: keyof typeof capabilities): CapabilityState | undefined => {
    const present = capabilities[name];
    if (present === undefined && readOnly && !foundWithoutFiles.has(name))
      return { present: true, source: 'assumed', evidence: 'not probed: --read-only' };
    if (present === undefined) return undefined;
    return { present, source: 'declared', evidence: `capabilities.${name} is ${present}` };
  };
  const ask = probing();
  const side = readOnly
    ? Promise.resolve(smallestOfAll.side)
    : unlessUnanswered(findSmallestSide(ask), () => smallestOfAll.side);
  const replaces = async (): Promise<ReplacingFindings> =>
    findReplacing(declared, probing({ ...smallestOfAll, side: await side }));
  const found = async (name: Probed): Promise<CapabilityState> => declared(name) ?? probeCapability(name, ask);
  const usesOauth = auth.write !== undefined && 'oauth1' in auth.write;
  const [
    { exactKind, lateMs, ...readBack },
    replacing,
    background,
    rejectsUnsupported,
    imageRescale,
    chunkedFileUpload,
    json,
    chunk,
  ] = await Promise.all([
    findReadBack(declared, ask),
    replaces(),
    found('background'),
    found('rejectsUnsupported'),
    found('imageRescale'),
    found('chunkedFileUpload'),
    found('json'),
    readOnly ? smallestOfAll.chunk : unlessUnanswered(findSmallestChunk(ask), () => smallestOfAll.chunk),
  ]);
  return {
    capabilities: {
      ...replacing,
      background,
      rejectsUnsupported,
      imageRescale,
      ...readBack,
      chunkedFileUpload,
      json,
      oauth1: declared('oauth1') ?? fromConfiguration('auth.write.oauth1', usesOauth),
      clock: fromConfiguration('clock', clock !== undefined),
      read: fromConfiguration('auth.read', auth.read !== undefined),
      super: fromConfiguration('auth.super', auth.super !== undefined),
      knownAlbums: fromConfiguration('known.albums', known.albums.length > 0),
      customVariables: fromConfiguration('known.variables', Object.keys(known.variables).length > 0),
      browser: await browserState({ capabilities, headers }, process.env, process.cwd()),
    },
    exactKind,
    lateMs,
    smallest: { chunk, side: await side },
  };
}

/**
 * Adds to each capability that is declared absent how it shows that it is there. One after the other: a probe that
 * makes a target store something is not to be in the way of another.
 */
async function contradicted({ auth }: Configuration, capabilities: Capabilities, ask: Prober): Promise<Capabilities> {
  const found: Partial<Record<Capability, CapabilityState>> = {};
  // Where nothing is read back, there is nothing to be read back byte for byte.
  const isVain = (name: Capability): boolean =>
    name === 'exactReadBack' && !capabilities.readBack.present && found.readBack === undefined;
  for (const name of contradictable) {
    if (capabilities[name].present || capabilities[name].source !== 'declared' || isVain(name)) continue;
    const how = await contradiction(name, ask);
    if (how !== undefined) found[name] = { ...capabilities[name], contradiction: how };
  }
  if (!capabilities.oauth1.present && auth.write !== undefined && 'oauth1' in auth.write)
    found.oauth1 = { ...capabilities.oauth1, contradiction: 'the run signs its own calls by auth.write.oauth1' };
  return { ...capabilities, ...found };
}

/** The same, with what is declared absent and there nevertheless. @param hastily asks without waiting for long */
async function allFindings(
  configuration: Configuration,
  probing: (smallest?: SmallestSizes) => Prober,
  hastily: (smallest: SmallestSizes) => Prober,
  readOnly: boolean,
): Promise<Findings> {
  const found = await findingsOf(configuration, probing, readOnly);
  return { ...found, capabilities: await contradicted(configuration, found.capabilities, hastily(found.smallest)) };
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
      options.found ?? (await allFindings(configuration, probing, probingHastily, options.readOnly === true));
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
