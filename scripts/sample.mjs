/**
 * Chooses what the selftest of a change judges: everything that the change touches, and a part of the rest that rotates
 * with the commit, so that everything is judged within a few changes. Of a change that touches more than can be judged
 * in the time of one job, as many as can, which rotate as well. Works on what was built.
 *
 *   node scripts/sample.mjs [--base REVISION] [--part 4] [--most-faults 70] [--most-variants 9]
 *
 * Prints the options of `selftest`, one a line. Without a base the change is the newest commit.
 */
import { execFileSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { atMost, changedRequirements, rotating, touched } from './sample/sample.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    base: { type: 'string' },
    part: { type: 'string', default: '4' },
    'most-faults': { type: 'string', default: '70' },
    'most-variants': { type: 'string', default: '9' },
  },
});

const git = (...words) =>
  execFileSync('git', words, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

/** The output of git, or nothing where there is no such revision or file. */
function ifAny(...words) {
  try {
    return git(...words);
  } catch {
    return '';
  }
}

/** The faults or variants of a folder, each with the source that it is written in. */
async function withSources(folder, index) {
  const known = new Set(index.map(({ id }) => id));
  const modules = (await readdir(new URL(`../dist/${folder}/`, import.meta.url))).filter((name) =>
    name.endsWith('.js'),
  );
  const lists = await Promise.all(
    modules
      .filter((name) => name !== 'index.js')
      .map(async (name) => {
        const exported = Object.values(await import(`../dist/${folder}/${name}`)).filter(Array.isArray);
        return exported.flat().map((one) => ({ ...one, file: `${folder}/${name.replace(/\.js$/, '.ts')}` }));
      }),
  );
  // Modules whose source is gone may still be in dist/.
  return lists.flat().filter(({ id }) => known.has(id));
}

const { loadSuites } = await import('../dist/src/run/suites.js');
const { faults } = await import('../dist/reference/faults/index.js');
const { variants } = await import('../dist/reference/variants/index.js');
const { requirements } = await import('../dist/src/contract/requirements.js');
const head = git('rev-parse', 'HEAD').trim();
const base = ifAny('rev-parse', '--verify', `${values.base ?? 'HEAD~1'}^{commit}`).trim() || head;
const paths = git('diff', '--name-only', base, 'HEAD').split('\n').filter(Boolean);
const all = {
  faults: await withSources('reference/faults', faults),
  variants: await withSources('reference/variants', variants),
  checks: await loadSuites(),
};
const changed = changedRequirements(ifAny('show', `${base}:generated/requirements.ts`), requirements);
const mine = touched(paths, changed, all);
for (const [option, ones, always, most] of [
  ['fault', all.faults, mine.faults, values['most-faults']],
  ['variant', all.variants, mine.variants, values['most-variants']],
]) {
  const chosen = rotating(
    ones.map(({ id }) => id),
    always,
    head,
    Number(values.part),
  );
  const ids = atMost(chosen, head, Number(most));
  if (ids.length < chosen.length)
    console.error(`${ids.length} of the ${chosen.length} ${option}s that this change and its turn call for`);
  if (ids.length > 0) console.log(`--${option}=${ids.join(',')}`);
}
