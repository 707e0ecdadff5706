import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, release } from 'node:os';
import { fileURLToPath } from 'node:url';
import { inWords } from './figure.mjs';

const page = fileURLToPath(new URL('../docs/performance.md', import.meta.url));

const beginning = `# Performance

What \`npm run bench -- NAME --page\` measured, each part as of its own run. A figure that depends on the machine is compared
with a limit or with another program in the same run; the load says how busy the machine was with other work.
[bench/README.md](../bench/README.md) says what each benchmark does.
`;

/**
 * One benchmark as a part of the page.
 * @param {{ name: string, load: { before: number, after: number }, figures: import('./figure.mjs').Figure[], notes?: string }} benchmark
 */
function part({ name, load, figures, notes }) {
  const { length, 0: processor } = cpus();
  const conditions = `Node.js ${process.version}, Linux ${release()}, ${length} cores (${processor?.model.trim()}), load ${load.before.toFixed(1)} before and ${load.after.toFixed(1)} after, ${new Date().toISOString().slice(0, 10)}.`;
  const rows = figures.map((figure) => {
    const { measured, limit, verdict } = inWords(figure);
    return `| ${figure.what} | ${measured} | ${limit} | ${verdict} |`;
  });
  const table = ['| figure | measured | limit | |', '|---|---:|---:|---|', ...rows].join('\n');
  return `## ${name}\n\n${conditions}\n\n${notes === undefined ? '' : `${notes}\n\n`}${table}\n`;
}

/** Puts benchmarks into docs/performance.md; each replaces its last run. */
export function writePage(/** @type {Parameters<typeof part>[0][]} */ benchmarks) {
  let text = beginning;
  try {
    text = readFileSync(page, 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  for (const one of benchmarks) {
    const [begin, end] = [`<!-- begin ${one.name} -->\n`, `<!-- end ${one.name} -->\n`];
    const own = `${begin}${part(one)}${end}`;
    const from = text.indexOf(begin);
    const to = text.indexOf(end);
    text = from < 0 || to < 0 ? `${text}\n${own}` : text.slice(0, from) + own + text.slice(to + end.length);
  }
  writeFileSync(page, text);
}
