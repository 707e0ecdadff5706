import type { ReportedCheck, Results } from '../../src/results/results.js';
import type { ReportFile } from '../report-file.js';
import type { Archive, Entry, Page } from './archive.js';
import { entryOf, lean, moment } from './entry.js';
import type { Digests } from './post-data.js';

/** The most bytes of an archive with headers and bodies; those of failing checks come first. */
const limit = 9_000_000;

/** An exchange as an entry of the archive, written once: its text is what takes time and room. */
interface Recorded {
  readonly startedAt: number;
  readonly id: number;
  readonly passed: boolean;
  readonly entry: Entry;
  readonly text: string;
}

/** A check as a page, with its exchanges as the page's requests. */
function recorded(check: ReportedCheck, page: string, title: string, digests: Digests): Recorded[] {
  const passed = check.verdict === 'pass';
  return check.exchanges.map((exchange) => {
    const entry = entryOf(exchange, page, title, passed ? undefined : digests);
    return { startedAt: exchange.startedAt, id: exchange.id, passed, entry, text: JSON.stringify(entry) };
  });
}

/** The texts of all entries, as many of them complete as fit. */
function withinRoom(all: readonly Recorded[]): ReadonlyMap<Recorded, string> {
  const kept = new Map(all.map((one) => [one, one.text]));
  let left = all.reduce((room, { text }) => room - Buffer.byteLength(text), limit);
  if (left >= 0) return kept;
  // From the last passing one backwards, until the others fit.
  for (const one of [...all].sort((a, b) => Number(b.passed) - Number(a.passed) || b.id - a.id)) {
    if (left >= 0) break;
    const short = JSON.stringify(lean(one.entry));
    left += Buffer.byteLength(one.text) - Buffer.byteLength(short);
    kept.set(one, short);
  }
  return kept;
}

/** Every exchange of a run as an HTTP Archive 1.2, `exchanges.har`, which network panels of browsers open. */
export function har(results: Results): ReportFile[] {
  const pages: Page[] = [];
  const digests: Digests = new Map();
  const all: Recorded[] = [];
  for (const { id, checks } of results.requirements)
    for (const check of checks) {
      if (check.exchanges.length === 0) continue;
      const title = `${id}: ${check.name}`;
      const page = `check-${pages.length + 1}`;
      const began = check.exchanges.reduce((least, { startedAt }) => Math.min(least, startedAt), Infinity);
      pages.push({ startedDateTime: moment(began), id: page, title, pageTimings: {} });
      all.push(...recorded(check, page, title, digests));
    }
  const kept = withinRoom(all);
  const ordered = [...all].sort((a, b) => a.startedAt - b.startedAt || a.id - b.id);
  const log: Omit<Archive['log'], 'entries'> = {
    version: '1.2',
    creator: { name: results.tool.name, version: results.tool.version },
    pages,
    comment: `run ${results.run.id} of ${results.target.url}, contract ${results.contract.revision}`,
  };
  const entries = ordered.map((one) => kept.get(one) ?? one.text).join(',');
  const content = `{"log":${JSON.stringify(log).slice(0, -1)},"entries":[${entries}]}}\n`;
  return [{ path: 'exchanges.har', content }];
}
