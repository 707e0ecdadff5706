/**
 * Judges back ends of others, installed from their registries, and writes docs/field-report.md with its evidence:
 *
 *   npm run field-report [-- --only NAME,..]            judges all back ends, or some of them, and makes the page anew
 *   npm run field-report -- --page                      makes the page of what is kept in docs/field
 *   npm run field-report -- --replay NAME REQUIREMENT   repeats a recording of the report
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pLimit from 'p-limit';
import { backends } from './field-report/backends.mjs';
import { judge, replay } from './field-report/judge.mjs';
import { fieldPage, pathOf, summaryOf } from './field-report/page.mjs';

const docs = fileURLToPath(new URL('../docs/', import.meta.url));
const { values, positionals } = parseArgs({
  options: { only: { type: 'string' }, page: { type: 'boolean' }, replay: { type: 'string' } },
  allowPositionals: true,
});

function named(name) {
  const backend = backends.find((one) => one.name === name);
  if (backend !== undefined) return backend;
  console.error(`there is no back end ${name}: ${backends.map((one) => one.name).join(', ')}`);
  process.exit(2);
}

/** Keeps what was found of a back end below docs/field, instead of what was found before. */
async function keep(backend, summary, recordings) {
  const example = backend.backend('http://127.0.0.1:3000').url;
  const folder = dirname(docs + pathOf(backend, 'summary'));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const { id, replay } of summary) {
    if (replay === undefined) continue;
    const recording = recordings.get(replay);
    const target = { ...recording.target, url: example };
    await writeFile(docs + pathOf(backend, id), `${JSON.stringify({ ...recording, target })}\n`);
  }
  await writeFile(docs + pathOf(backend, 'summary'), `${JSON.stringify(summary)}\n`);
}

if (values.replay !== undefined) {
  const backend = named(values.replay);
  const again = await replay(
    backend,
    positionals.map((id) => docs + pathOf(backend, id)),
  );
  for (const { requirement, verdict, because } of again) console.log(`${verdict} ${requirement}: ${because}`);
} else {
  const asked = values.only === undefined ? backends : values.only.split(',').map(named);
  const chosen = values.page === true ? [] : asked;
  // No verdict depends on how fast anything goes.
  const gate = pLimit(4);
  await Promise.all(
    chosen.map((backend) =>
      gate(async () => {
        const { results, recordings } = await judge(backend);
        await keep(backend, summaryOf(results, recordings), recordings);
        console.log(`${backend.name} ${backend.version}: ${results.because}`);
      }),
    ),
  );
  const all = [];
  for (const backend of backends) {
    const text = await readFile(docs + pathOf(backend, 'summary'), 'utf8').catch(() => undefined);
    if (text !== undefined) all.push({ backend, requirements: JSON.parse(text) });
  }
  await writeFile(`${docs}field-report.md`, fieldPage(all));
}
