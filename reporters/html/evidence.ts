import type { Exchange } from '../../src/client/exchange.js';
import type { ReportedCheck, Results } from '../../src/results/results.js';
import { longest, weight } from './text.js';

/** How much of an exchange a report shows: everything, its first line, or only that it took place. */
export type Detail = 'whole' | 'line' | 'none';

/** What is shown of a run, so that even the report of a long run opens on a phone. */
export interface Evidence {
  /** The exchanges of a check in the order in which they began. */
  steps(check: ReportedCheck): readonly { readonly exchange: Exchange; readonly detail: Detail }[];
  /** Characters shown of each text of a check. */
  limit(check: ReportedCheck): number;
  readonly counts: Readonly<Record<Detail, number>>;
}

/** How many exchanges of a check are shown completely at its beginning and at its end, and how many as a line. */
interface Allowance {
  readonly first: number;
  readonly last: number;
  readonly lines: number;
}

/** The cause of a failure is usually at the end. */
const ofFailed: Allowance = { first: 20, last: 20, lines: 200 };
const ofPassed: Allowance = { first: 2, last: 0, lines: 20 };

/** The most bytes of HTML for the exchanges of a report, and for the texts of its requirements and checks. */
const budget = { exchanges: 3_300_000, texts: 2_500_000 };

/** Characters shown of the reason of a requirement. */
export const longestReason = 600;

/** Characters of each text of a check when the budget is exceeded. */
const shortest = 140;

/** Longer commands are not shown: half a command is of no use. */
const longestCommand = 3 * longest;

/** Bytes of HTML of a line. */
const lineWeight = 600;

/** The most bytes of HTML of an exchange that is shown completely. */
function exchangeWeight({ call, request, response, failure }: Exchange): number {
  const pairs = [...call.query, ...(call.form ?? []), ...request.headers, ...(response?.headers ?? [])];
  const texts = [request.url, response?.statusText ?? '', response?.body.text ?? '', failure?.message ?? ''];
  const told = texts.reduce((sum, text) => sum + weight(text), 0);
  return pairs.reduce((sum, [name, value]) => sum + weight(name) + weight(value) + 40, told) + 1600 + lineWeight;
}

/** The same for the texts of a check. */
function textWeight({ reason, expected, actual, counterexample, curl }: ReportedCheck): number {
  const texts = [reason, expected ?? '', actual ?? '', JSON.stringify(counterexample) ?? ''];
  return texts.reduce((sum, text) => sum + weight(text), weight(curl ?? '', longestCommand));
}

/** How much of each exchange of a check is shown within the budget. */
function detailsFor(count: number, { first, last, lines }: Allowance): Detail[] {
  return Array.from({ length: count }, (_, at) => {
    if (at < first || at >= count - last) return 'whole';
    return at < first + lines ? 'line' : 'none';
  });
}

/** Distributes the budget of a report; checks that did not pass come first. */
export function planEvidence({ requirements }: Pick<Results, 'requirements'>): Evidence {
  const checks = requirements.flatMap((one) => one.checks);
  const passed = (check: ReportedCheck): number => Number(check.verdict === 'pass');
  const counts = { whole: 0, line: 0, none: 0 };
  const plan = new Map<ReportedCheck, { steps: { exchange: Exchange; detail: Detail }[]; limit: number }>();
  const reasons = requirements.reduce((sum, { reason }) => sum + weight(reason, longestReason), 0);
  const left = { exchanges: budget.exchanges, texts: budget.texts - reasons };
  const afford = (exchange: Exchange, wanted: Detail): Detail => {
    const cost = wanted === 'whole' ? exchangeWeight(exchange) : wanted === 'line' ? lineWeight : 0;
    if (cost <= left.exchanges) {
      left.exchanges -= cost;
      return wanted;
    }
    return wanted === 'whole' ? afford(exchange, 'line') : 'none';
  };
  for (const check of [...checks].sort((a, b) => passed(a) - passed(b))) {
    const exchanges = [...check.exchanges].sort((a, b) => a.startedAt - b.startedAt || a.id - b.id);
    const details = detailsFor(exchanges.length, check.verdict === 'pass' ? ofPassed : ofFailed);
    const steps = exchanges.map((exchange, at) => ({ exchange, detail: afford(exchange, details[at] ?? 'none') }));
    for (const { detail } of steps) counts[detail] += 1;
    const texts = textWeight(check);
    const fits = texts <= left.texts;
    if (fits) left.texts -= texts;
    plan.set(check, { steps, limit: fits ? longest : shortest });
  }
  return {
    steps: (check) => plan.get(check)?.steps ?? [],
    limit: (check) => plan.get(check)?.limit ?? shortest,
    counts,
  };
}

/** Whether a report shows the command of a check whose texts have a limit. */
export function showsCommand(command: string, limit: number): boolean {
  return command.length <= (limit === longest ? longestCommand : shortest);
}
