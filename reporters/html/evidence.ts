import type { ReportedCheck, Results } from '../../src/run/results.js';
import type { Exchange } from '../../src/target/exchange.js';
import { longest, weight } from './text.js';

/** How much of an exchange a report shows: all that is known of it, its first line, or nothing but that it was. */
export type Detail = 'whole' | 'line' | 'none';

/** How many exchanges of one check are shown whole at its beginning and at its end, and how many in a line. */
interface Allowance {
  readonly first: number;
  readonly last: number;
  readonly lines: number;
}

/** Failures show at the end of what was sent. */
const ofTrouble: Allowance = { first: 20, last: 20, lines: 200 };
const ofPassed: Allowance = { first: 2, last: 0, lines: 20 };

/** About how many characters of HTML all exchanges of a report may take. */
const budget = 5_000_000;

/** What a line takes. */
const lineWeight = 400;

/** What is shown of the exchanges of a run, so that the report of a long one still opens on a phone. */
export interface Evidence {
  /** In the order in which they began. */
  of(check: ReportedCheck): readonly { readonly exchange: Exchange; readonly detail: Detail }[];
  readonly counts: Readonly<Record<Detail, number>>;
}

/** About how many characters of HTML an exchange becomes when it is shown whole. */
function exchangeWeight({ call, request, response, failure }: Exchange): number {
  const pairs = [...call.query, ...(call.form ?? []), ...request.headers, ...(response?.headers ?? [])];
  const texts = [request.url, response?.statusText ?? '', response?.body.text ?? '', failure?.message ?? ''];
  const told = texts.reduce((sum, text) => sum + weight(text), 0);
  return pairs.reduce((sum, [name, value]) => sum + weight(name) + weight(value) + 40, told) + 1600;
}

/** How much of each exchange of a check would be shown if there were room for all. */
function wished(count: number, { first, last, lines }: Allowance): Detail[] {
  return Array.from({ length: count }, (_, at) => {
    if (at < first || at >= count - last) return 'whole';
    return at < first + lines ? 'line' : 'none';
  });
}

/** Shares the room of a report out: to the checks that did not pass first. */
export function planEvidence({ requirements }: Pick<Results, 'requirements'>): Evidence {
  const checks = requirements.flatMap((one) => one.checks);
  const passed = (check: ReportedCheck): number => Number(check.verdict === 'pass');
  const counts = { whole: 0, line: 0, none: 0 };
  const plan = new Map<ReportedCheck, { exchange: Exchange; detail: Detail }[]>();
  let left = budget;
  const afford = (exchange: Exchange, wish: Detail): Detail => {
    const cost = wish === 'whole' ? exchangeWeight(exchange) : wish === 'line' ? lineWeight : 0;
    if (cost <= left) {
      left -= cost;
      return wish;
    }
    return wish === 'whole' ? afford(exchange, 'line') : 'none';
  };
  for (const check of [...checks].sort((a, b) => passed(a) - passed(b))) {
    const exchanges = [...check.exchanges].sort((a, b) => a.startedAt - b.startedAt || a.id - b.id);
    const wishes = wished(exchanges.length, check.verdict === 'pass' ? ofPassed : ofTrouble);
    const shown = exchanges.map((exchange, at) => ({ exchange, detail: afford(exchange, wishes[at] ?? 'none') }));
    for (const { detail } of shown) counts[detail] += 1;
    plan.set(check, shown);
  }
  return { of: (check) => plan.get(check) ?? [], counts };
}

/** A command that is too long for a report to show; nobody pastes half of one. */
export function tooLong(command: string): boolean {
  return command.length > 3 * longest;
}
