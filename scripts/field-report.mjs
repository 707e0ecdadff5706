/**
 * Judges back ends of others, installed from their registries, and writes docs/field-report.md with its evidence:
 *
 *   npm run field-report [-- --only NAME,..]            the whole report, or the results of some back ends on the terminal
 *   npm run field-report -- --replay NAME REQUIREMENT   repeats a recording of the report
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pLimit from 'p-limit';
import { backends, slugOf } from './field-report/backends.mjs';
import { judge, replay } from './field-report/judge.mjs';
import { evidenceOf, fieldPage, pathOf } from './field-report/page.mjs';

const docs = fileURLToPath(new URL('../docs/', import.meta.url));
const { values, positionals } = parseArgs({
  options: { only: { type: 'string' }, replay: { type: 'string' } },
  allowPositionals: true,
});

function named(name) {
  const backend = backends.find((one) => one.name === name);
  if (backend !== undefined) return backend;
  console.error(`there is no back end ${name}: ${backends.map((one) => one.name).join(', ')}`);
  process.exit(2);
}

if (values.replay !== undefined) {
  const backend = named(values.replay);
  const again = await replay(
    backend,
    positionals.map((id) => docs + pathOf(backend, id)),
  );
  for (const { requirement, verdict, because } of again) console.log(`${verdict} ${requirement}: ${because}`);
} else {
  const chosen = values.only === undefined ? backends : values.only.split(',').map(named);
  // No verdict depends on how fast anything goes.
  const gate = pLimit(3);
  const one = async (backend) => {
    const { results, recordings } = await judge(backend);
    const failed = results.requirements.filter(({ verdict }) => verdict === 'fail');
    console.log(`${backend.name} ${backend.version}: ${results.because}`);
    if (failed.some((one) => evidenceOf(one, recordings) === undefined))
      throw new Error('a deviation has no recording');
    return { backend, results, recordings };
  };
  const all = await Promise.all(chosen.map((backend) => gate(one, backend)));
  if (values.only === undefined) {
    await rm(`${docs}field`, { recursive: true, force: true });
    for (const { backend, results, recordings } of all) {
      const example = backend.backend('http://127.0.0.1:3000').url;
      for (const requirement of results.requirements.filter(({ verdict }) => verdict === 'fail')) {
        const { recording } = evidenceOf(requirement, recordings);
        const file = docs + pathOf(backend, requirement.id);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, `${JSON.stringify({ ...recording, target: { ...recording.target, url: example } })}\n`);
      }
    }
    const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
    await writeFile(`${docs}field-report.md`, fieldPage(all, version));
    console.log(`docs/field-report.md: ${all.map(({ backend }) => slugOf(backend)).join(', ')}`);
  }
}
