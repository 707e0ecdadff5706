import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backends, slugOf } from '../../scripts/field-report/backends.mjs';
import { judge, replay } from '../../scripts/field-report/judge.mjs';
import { install } from '../../scripts/field-report/start.mjs';

/** One of each language; all of them where BACKENDS=all. */
const sample = ['resumablejs', 'django2-resumable'];
const chosen = process.env.BACKENDS === 'all' ? backends : backends.filter(({ name }) => sample.includes(name));

/** A registry may be slow, and so may a host. */
const timeout = 600_000;

/** Why a back end cannot be installed here; undefined when it is. */
function problemOf(backend: (typeof backends)[number]): Promise<string | undefined> {
  return install(backend).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}

/** What depends on which of two simultaneous requests comes first. */
const race = /parallel|race/;

/** The recordings that the report keeps of a back end, of failures that show every time. */
async function recordingsOf(backend: (typeof backends)[number]): Promise<string[]> {
  const folder = join('docs/field', slugOf(backend));
  const files = (await readdir(folder))
    .filter((file) => file !== 'summary.json' && !race.test(file))
    .map((file) => join(folder, file));
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return files.filter((_, at) => /"frequency":"always/.test(texts[at] ?? ''));
}

describe.each([...chosen])('$name $version of $registry', { timeout }, (backend) => {
  it('is judged through the adapter', async ({ skip }) => {
    const problem = await problemOf(backend);
    skip(problem !== undefined, `it cannot be installed: ${problem}`);
    const { results } = await judge(backend, ['chunk.inner.accepted', 'file.chunk.assembled', 'token.distinct']);
    const verdicts = results.requirements.map(({ id, verdict }: { id: string; verdict: string }) => [id, verdict]);
    expect(Object.fromEntries(verdicts)).toEqual({
      'chunk.inner.accepted': 'pass',
      'file.chunk.assembled': 'pass',
      'token.distinct': 'not-applicable',
    });
  });

  it('still deviates as the field report says', async ({ skip }) => {
    const problem = await problemOf(backend);
    skip(problem !== undefined, `it cannot be installed: ${problem}`);
    const again = await replay(backend, await recordingsOf(backend));
    const other = again.filter(({ verdict }: { verdict: string }) => verdict !== 'FAILED');
    expect(other.map(({ requirement, because }: Record<string, string>) => `${requirement}: ${because}`)).toEqual([]);
    expect(again.length).toBeGreaterThan(3);
  });
});
