/**
 * Measures what design and documentation promise, each figure against a limit or against another program in the same
 * run. Works on what was built.
 *
 *   npm run bench                      all benchmarks
 *   npm run bench -- client reports    some of them
 *   npm run bench -- --json            for programs
 *
 * Exit status 1 when a figure is over its limit, 2 for a name that there is not.
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { bareTable } from '../dist/reporters/terminal/table.js';
import { holds, inWords } from './figure.mjs';

const names = ['startup', 'client', 'run', 'reports', 'latency', 'memory', 'footprint'];

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } });
const unknown = positionals.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`there is no benchmark ${unknown.join(', ')}; there are ${names.join(', ')}`);
  process.exit(2);
}

/** @type {{ name: string, load: { before: number, after: number }, figures: import("./figure.mjs").Figure[] }[]} */
const benchmarks = [];
for (const name of names.filter((one) => positionals.length === 0 || positionals.includes(one))) {
  if (values.json !== true) console.error(`${name} …`);
  const before = loadavg()[0] ?? 0;
  /** @type {{ measure(): Promise<import('./figure.mjs').Figure[]> }} */
  const { measure } = await import(`./${name}.mjs`);
  const figures = await measure();
  // How busy the machine was with other work says how far a figure can be trusted.
  benchmarks.push({ name, load: { before, after: loadavg()[0] ?? 0 }, figures });
}

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
