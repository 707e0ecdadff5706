import type { Exchange } from '../../src/client/exchange.js';
import type { ReportedCheck, Results } from '../../src/results/results.js';
import { longest, weight } from './text.js';

/** How much of an exchange a report shows: all that is known of it, its first line, or nothing but that it was. */
export type Detail = 'whole' | 'line' | 'none';

/** What is shown of a run, so that the report of a long one still opens on a phone. */
export interface Evidence {
  /** The exchanges of a check in the order in which they began. */
  steps(check: ReportedCheck): readonly { readonly exchange: Exchange; readonly detail: Detail }[];
  /** Characters that are shown of each text of a check. */
  limit(check: ReportedCheck): number;
  readonly counts: Readonly<Record<Detail, number>>;
}

/** How many exchanges of one check are shown whole at its beginning and at its end, and how many in a line. */
interface Allowance {
  readonly first: number;
  readonly last: number;
  readonly lines: number;
}

/** Failures show at the end of what was sent. */
const ofFailed: Allowance = { first: 20, last: 20, lines: 200 };
const ofPassed: Allowance = { first: 2, last: 0, lines: 20 };

/** Bytes of HTML that the exchanges of a report may take, and those that the texts of its checks may. */
const budget = { exchanges: 4_000_000, texts: 2_500_000 };

/** Characters of each text of a check for which the budget does not suffice. */
const shortest = 200;

/** A command that is longer is not shown: nobody pastes half of one. */
const longestCommand = 3 * longest;

/** What a line takes. */
const lineWeight = 600;

/** The most bytes of HTML that an exchange becomes when it is shown whole. */
function exchangeWeight({ call, request, response, failure }: Exchange): number {
  const pairs = [...call.query, ...(call.form ?? []), ...request.headers, ...(response?.headers ?? [])];
  const texts = [request.url, response?.statusText ?? '', response?.body.text ?? '', failure?.message ?? ''];
  const told = texts.reduce((sum, text) => sum + weight(text), 0);
  return pairs.reduce((sum, [name, value]) => sum + weight(name) + weight(value) + 40, told) + 1600 + lineWeight;
}

/** The same of what a check says besides its exchanges. */
function textWeight({ reason, expected, actual, counterexample, curl }: ReportedCheck): number {
  const texts = [reason, expected ?? '', actual ?? '', JSON.stringify(counterexample) ?? ''];
  return texts.reduce((sum, text) => sum + weight(text), weight(curl ?? '', longestCommand));
}

/** How much of each exchange of a check would be shown if the budget sufficed for all. */
function detailsFor(count: number, { first, last, lines }: Allowance): Detail[] {
  return Array.from({ length: count }, (_, at) => {
    if (at < first || at >= count - last) return 'whole';
    return at < first + lines ? 'line' : 'none';
  });
}

/** Shares the budget of a report out: to the checks that did not pass first. */
export function planEvidence({ requirements }: Pick<Results, 'requirements'>): Evidence {
  const checks = requirements.flatMap((one) => one.checks);
  const passed = (check: ReportedCheck): number => Number(check.verdict === 'pass');
  const counts = { whole: 0, line: 0, none: 0 };
  const plan = new Map<ReportedCheck, { steps: { exchange: Exchange; detail: Detail }[]; limit: number }>();
  const left = { ...budget };
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

/** Whether a report shows a command of a check whose texts are shown up to a limit. */
export function showsCommand(command: string, limit: number): boolean {
  return command.length <= (limit === longest ? longestCommand : shortest);
}
