import { Argument, type Command } from 'commander';
import { printable } from '../../printable.js';
import { type Console, print } from '../console.js';

function countBy<T>(all: readonly T[], key: (one: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(key(one), (counts.get(key(one)) ?? 0) + 1);
  return counts;
}

interface Flags {
  readonly reportDir: string;
  readonly json?: boolean;
}

/** What can be listed. The first fields of each record are printed for people. */
const lists = {
  async requirements() {
    const { requirements } = await import('../../contract/requirements.js');
    const { citations } = await import('../../contract/sources.js');
    const { loadSuites } = await import('../../run/suites.js');
    const { faults } = await import('../../../reference/faults/index.js');
    const checks = countBy(await loadSuites(), (check) => check.requirement);
    const breaking = countBy(faults, (fault) => fault.breaks);
    return requirements.map(({ id, level, basis, text, sources, ...rest }) => {
      const counts = { checks: checks.get(id) ?? 0, faults: breaking.get(id) ?? 0 };
      return { id, level, basis, text, ...counts, sources: citations({ sources }), ...rest };
    });
  },
  /** What `client` judges by. */
  async 'client-requirements'() {
    const { clientRequirements } = await import('../../contract/requirements.js');
    const { citations } = await import('../../contract/sources.js');
    return clientRequirements.map(({ id, level, basis, text, sources, ...rest }) => {
      return { id, level, basis, text, sources: citations({ sources }), ...rest };
    });
  },
  /** What `client` puts an uploader through. */
  async scenarios() {
    const { scenarios } = await import('../../uploader/scenarios.js');
    return scenarios.map(({ name, text }) => ({ name, text }));
  },
  async checks() {
    const { loadSuites } = await import('../../run/suites.js');
    const { killsOf } = await import('../../run/kills.js');
    return (await loadSuites()).map(({ requirement, name, suite }) => {
      const { kills = 0, requests = 0, uploads = 0, smoke = false } = killsOf({ requirement, name }) ?? {};
      return { requirement, name, kills, requests, uploads, smoke, suite };
    });
  },
  async faults() {
    const { allFaults } = await import('../../../reference/faults/index.js');
    return allFaults.map(({ id, breaks, sentence, area, found = 'run' }) => ({ id, breaks, sentence, area, found }));
  },
  async variants() {
    const { variants } = await import('../../../reference/variants/index.js');
    return variants.map(({ id, sentence }) => ({ id, sentence }));
  },
  /** With the flags of a certifiable run. */
  async revisions() {
    const { frozenRevisions } = await import('../../certify/revisions.js');
    return (await frozenRevisions()).map(({ revision, frozenOn, minimumToolVersion, ...rest }) => {
      const flags = `--seed ${rest.seed} --runs ${rest.runs}`;
      return { revision, frozenOn, flags, minimumToolVersion, ...rest };
    });
  },
  /** What runs left on targets. */
  async created({ directory }: Console, { reportDir }: Flags) {
    const { createdIn } = await import('../created.js');
    return createdIn(directory, reportDir);
  },
};

function isListed(name: string): name is keyof typeof lists {
  return Object.hasOwn(lists, name);
}

/** Fields of a record that are printed for people. */
const shownFields = 4;

/** Columns as wide as their widest text, except the last. */
function columns(records: readonly object[]): string[] {
  const rows = records.map((record) =>
    Object.values(record)
      .slice(0, shownFields)
      .map((value) => printable(String(value))),
  );
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((text, at) => text.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** `list`: requirements of either side, checks, faults, variants, revisions, and what runs created. */
export function addList(program: Command, io: Console): void {
  program
    .command('list')
    .description(
      'list requirements of servers or clients, scenarios of client, checks, planted faults, conforming variants, frozen revisions, or what runs created',
    )
    .addArgument(new Argument('<what>', 'what to list').choices(Object.keys(lists)))
    .option('--report-dir <folder>', 'for created: folder of the reports', 'upload-contract-report')
    .option('--json', 'print every field, as JSON')
    .action(async (what: string, flags: Flags) => {
      if (!isListed(what)) throw new TypeError(`nothing is called ${what}`);
      const records: readonly object[] = await lists[what](io, flags);
      if (records.length === 0 && flags.json !== true) return;
      print(io, flags.json === true ? JSON.stringify(records, null, 2) : columns(records).join('\n'));
    });
}
