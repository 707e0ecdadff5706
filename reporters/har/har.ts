import type { ReportedCheck, Results } from '../../src/results/results.js';
import type { ReportFile } from '../report-file.js';
import type { Archive, Entry, Page } from './archive.js';
import { entryOf, lean, moment } from './entry.js';
import type { Digests } from './post-data.js';

/** The most bytes of an archive with headers and bodies; those of failing checks come first. */
const limit = 9_000_000;

interface Recorded {
  readonly startedAt: number;
  readonly id: number;
  readonly passed: boolean;
  readonly entry: Entry;
}

/** A check as a page, with its exchanges as the page's requests. */
function recorded(check: ReportedCheck, page: string, title: string, digests: Digests): Recorded[] {
  const passed = check.verdict === 'pass';
  return check.exchanges.map((exchange) => ({
    startedAt: exchange.startedAt,
    id: exchange.id,
    passed,
    entry: entryOf(exchange, page, title, digests),
  }));
}

function bytes(entry: Entry): number {
  return Buffer.byteLength(JSON.stringify(entry));
}

/** All entries, as many of them complete as fit. */
function withinRoom(all: readonly Recorded[]): ReadonlyMap<Recorded, Entry> {
  const sizes = new Map(all.map((one) => [one, bytes(one.entry)]));
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const kept = new Map(all.map((one) => [one, one.entry]));
  let left = limit - total;
  if (left >= 0) return kept;
  // From the last passing one backwards, until the others fit.
  for (const one of [...all].sort((a, b) => Number(b.passed) - Number(a.passed) || b.id - a.id)) {
    if (left >= 0) break;
    const short = lean(one.entry);
    left += (sizes.get(one) ?? 0) - bytes(short);
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
  const archive: Archive = {
    log: {
      version: '1.2',
      creator: { name: results.tool.name, version: results.tool.version },
      pages,
      entries: ordered.map((one) => kept.get(one) ?? one.entry),
      comment: `run ${results.run.id} of ${results.target.url}, contract ${results.contract.revision}`,
    },
  };
  return [{ path: 'exchanges.har', content: `${JSON.stringify(archive)}\n` }];
}
