/**
 * Measures what design and documentation promise, each figure against a limit or against another program in the same
 * run. Works on what was built.
 *
 *   npm run bench                      all benchmarks
 *   npm run bench -- client reports    some of them
 *   npm run bench -- --json            for programs
 *   npm run bench -- soak --minutes 10 one of those that are only run when they are named
 *   npm run bench -- run --page        puts what was measured into docs/performance.md
 *
 * Exit status 1 when a figure is over its limit, 2 for a name that there is not.
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { bareTable } from '../dist/reporters/terminal/table.js';
import { holds, inWords } from './figure.mjs';
import { writePage } from './page.mjs';

const usual = ['startup', 'client', 'run', 'reports', 'latency', 'memory', 'footprint'];
/** They take long, or need another program. */
const named = ['observe', 'soak', 'peers'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean' },
    page: { type: 'boolean' },
    minutes: { type: 'string', default: '60' },
    faults: { type: 'string', default: '12' },
    profile: { type: 'string', default: 'standard' },
    schemathesis: { type: 'string', default: 'schemathesis' },
  },
});
const names = [...usual, ...named];
const unknown = positionals.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`there is no benchmark ${unknown.join(', ')}; there are ${names.join(', ')}`);
  process.exit(2);
}
/** What a benchmark is given. */
const options = {
  minutes: Number(values.minutes),
  faults: Number(values.faults),
  profile: values.profile,
  schemathesis: values.schemathesis,
};

/** @type {Parameters<typeof writePage>[0]} */
const benchmarks = [];
for (const name of positionals.length === 0 ? usual : names.filter((one) => positionals.includes(one))) {
  if (values.json !== true) console.error(`${name} …`);
  const before = loadavg()[0] ?? 0;
  /** @type {{ measure(given: typeof options): Promise<import('./figure.mjs').Figure[]>, notes?: () => string }} */
  const { measure, notes } = await import(`./${name}.mjs`);
  const figures = await measure(options);
  // How busy the machine was with other work says how far a figure can be trusted.
  benchmarks.push({ name, load: { before, after: loadavg()[0] ?? 0 }, figures, ...(notes && { notes: notes() }) });
}
if (values.page === true) writePage(benchmarks);

if (values.json === true) console.log(JSON.stringify(benchmarks, null, 2));
else console.log(asTable());
const isOver = benchmarks.some(({ figures }) => figures.some((figure) => holds(figure) === false));
process.exitCode = isOver ? 1 : 0;

function asTable() {
  const head = ['benchmark', 'figure', 'measured', 'limit', '', 'load'];
  const table = bareTable(head, ['left', 'left', 'right', 'right', 'left', 'left']);
  for (const { name, load, figures } of benchmarks)
    for (const figure of figures) {
      const { measured, limit, verdict } = inWords(figure);
      table.push([name, figure.what, measured, limit, verdict, `${load.before.toFixed(1)}-${load.after.toFixed(1)}`]);
    }
  return table.toString();
}
