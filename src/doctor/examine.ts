import { movableClock } from '../client/clock.js';
import { limiter, type Spending } from '../client/limiter.js';
import { type Created, connect } from '../client/target.js';
import type { Configuration } from '../config/configuration.js';
import { redactionOf } from '../config/redaction-of.js';
import { openAccess } from '../run/access.js';
import { noCallbackPath } from '../run/callback-path.js';
import { openCatcher } from '../run/open-catcher.js';
import { type Prober, prober } from '../run/probe.js';
import { examineCallbacks } from './callbacks.js';
import { examineCapabilities, type Missing } from './capabilities.js';
import { examineLevels } from './credentials.js';
import { about, type Finding, type Topic } from './finding.js';
import { examineNetwork } from './network.js';

/** What an examination needs. */
export interface ExamineOptions {
  readonly configuration: Configuration;
  /** As configured. */
  readonly target: string;
  readonly runId: string;
  readonly signal: AbortSignal;
  /** Learns of what the target keeps from now on. */
  readonly onCreated: (created: Created) => void;
}

/** What an examination found. */
export interface Diagnosis {
  readonly findings: readonly Finding[];
  /** What a run cannot judge, by what is missing. */
  readonly missing: readonly Missing[];
  readonly spent: Spending;
}

/** Uploads of a whole examination. */
const mostUploads = 3;

/** Seconds that clocks may differ without a word. */
const clockTolerance = 60;

/** Errors that say something of the target, or of the way to it. */
const telling: ReadonlySet<string> = new Set([
  ...['TargetUnreachable', 'NotTheApi', 'CredentialsRefused', 'NoAnswer', 'Unmet', 'Throttled', 'TargetGone'],
  ...['BudgetSpent', 'ClockError'],
]);

/** What went wrong with one topic, as a finding. @throws what is an error of the suite itself */
function problemWith(topic: Topic, error: unknown): Finding {
  if (error instanceof Error && telling.has(error.name)) return about(topic).bad(error.message);
  throw error;
}

async function examineClock(
  { clock, target: url = '', headers, route }: Configuration,
  skew: number | undefined,
): Promise<readonly Finding[]> {
  const { good, note } = about('clock');
  const findings: Finding[] = [];
  if (skew === undefined) findings.push(note('answers have no Date, so the time of the target is not known'));
  else if (Math.abs(skew) > clockTolerance)
    findings.push(note(`the clock of the target is ${Math.abs(skew)} s ${skew > 0 ? 'ahead of' : 'behind'} this one`));
  else findings.push(good('the target and this machine have the same time'));
  if (clock === undefined) return findings;
  await movableClock(clock, { url, headers, route }).advance(1);
  return [...findings, good('the clock of the target accepts to be put forward')];
}

/** Everything that takes requests of the API, topic by topic; a problem with one leaves the others. */
async function examineApi(options: ExamineOptions, ask: Prober, examineWay: () => ReturnType<typeof examineCallbacks>) {
  const { configuration } = options;
  const findings: Finding[] = [];
  const attempt = async (topic: Topic, examine: () => Promise<readonly Finding[]>): Promise<void> => {
    try {
      findings.push(...(await examine()));
    } catch (error) {
      findings.push(problemWith(topic, error));
    }
  };
  let skew: number | undefined;
  let missing: readonly Missing[] = [];
  await attempt('credentials', () => examineLevels(configuration, ask));
  await attempt('callbacks', async () => {
    const way = await examineWay();
    skew = way.skew;
    return way.findings;
  });
  await attempt('clock', () => examineClock(configuration, skew));
  await attempt('capabilities', async () => {
    const found = await examineCapabilities(configuration, ask);
    missing = found.missing;
    return found.findings;
  });
  return { findings, missing };
}

/**
 * Examines a target and the way to it with a handful of requests and at most three uploads.
 * @throws ListenError when the catcher cannot listen as configured
 */
export async function examine(options: ExamineOptions): Promise<Diagnosis> {
  const { configuration, target: url, runId, signal, onCreated } = options;
  const { auth, callbacks, headers, limits, route, timeouts } = configuration;
  let spent: Spending = { requests: 0, uploads: 0, bytes: 0 };
  const network = await examineNetwork(configuration, url, signal);
  if (network.some(({ state }) => state === 'bad')) return { findings: network, missing: [], spent };
  const uploads = limits.maxUploads === 0 ? mostUploads : Math.min(limits.maxUploads, mostUploads);
  const gate = limiter({ ...limits, maxUploads: uploads }, (now) => {
    spent = now;
  });
  const redaction = redactionOf(configuration);
  const timeoutMs = timeouts.answerSeconds * 1000;
  const target = connect({ url, auth, headers, route, limiter: gate, redaction, runId, timeoutMs });
  const { timeoutSeconds } = callbacks;
  const { catcher, noPath: noRelay } = await openCatcher(configuration, signal);
  try {
    const ask = prober(target, catcher.address().url, signal, onCreated, timeouts.settleSeconds * 1000);
    try {
      await openAccess(ask);
    } catch (error) {
      return { findings: [...network, problemWith('credentials', error)], missing: [], spent };
    }
    const noPath = noRelay ?? noCallbackPath(url, catcher);
    const { findings, missing } = await examineApi(options, ask, async () =>
      noPath === undefined
        ? examineCallbacks(ask, catcher, route, timeoutSeconds * 1000, signal)
        : { findings: [about('callbacks').bad(noPath)], skew: undefined },
    );
    const text = ({ text: said, remedy, ...rest }: Finding): Finding => ({
      ...rest,
      text: redaction.text(said),
      ...(remedy === undefined ? {} : { remedy }),
    });
    return { findings: [...network, ...findings].map(text), missing, spent };
  } finally {
    await Promise.all([target.close(), catcher.close()]);
  }
}
