import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cleanUp } from '../../src/run/cleanup.js';
import { createdLog, dropEmpty, leftIn } from '../../src/run/created-log.js';
import { folder } from './part.js';

const never = new AbortController().signal;
const photo = (id: string) => ({ kind: 'photo' as const, id });

describe('the cleanup command', () => {
  it.each(['{kind} {id}', '"{kind}" \'{id}\'', '{kind} "{id}"'])('gets each thing as arguments: %s', async (words) => {
    const out = join(await folder(), 'out');
    const ids = ['12', 'https://x.example.com/a b', '$(touch /nowhere); "`\'', '*', '-rf'];
    const removals = await cleanUp(`printf '%s|%s\\n' ${words} >> '${out}'; true`, ids.map(photo), never);
    expect(removals.map(({ problem }) => problem)).toEqual(ids.map(() => undefined));
    expect((await readFile(out, 'utf8')).trim().split('\n').sort()).toEqual(ids.map((id) => `photo|${id}`).sort());
  });

  it('is reported where it fails, with what it said last', async () => {
    const command = 'echo first >&2; echo "no such {kind}" >&2; test {id} = 1';
    const removals = await cleanUp(command, ['1', '2'].map(photo), never);
    expect(removals.map(({ problem }) => problem)).toEqual([undefined, 'the command ended with 1: no such photo']);
  });

  it('is given up where it never works, and stops when it is to stop', async () => {
    const things = Array.from({ length: 40 }, (_, n) => photo(`${n}`));
    const problems = (await cleanUp('no-such-command {id}', things, never)).map(({ problem }) => problem ?? '');
    expect(problems.filter((one) => one.startsWith('the command ended with 127')).length).toBeLessThan(20);
    expect(problems.at(-1)).toMatch(/^not tried, since the first \d+ failed$/);
    const stop = new AbortController();
    const stopped = cleanUp('sleep 30 # {id}', things.slice(0, 6), stop.signal);
    stop.abort();
    expect(new Set((await stopped).map(({ problem }) => problem))).toEqual(new Set(['cleanup was stopped']));
  });
});

describe('the list of what runs left', () => {
  const thing = (id: string, run = 'r1') => ({ ...photo(id), run, target: 'https://x.example.com' });

  it('keeps what was not removed, each thing once, whatever a dying process wrote last', async () => {
    const path = join(await folder(), 'created.ndjson');
    expect(await leftIn(path)).toBeUndefined();
    const log = createdLog(path);
    for (const id of ['1', '2', '2', '3']) log.created(thing(id));
    log.removed(thing('1', 'r2'));
    await appendFile(path, '{"kind":"photo","id":"4","ru');
    expect(await leftIn(path)).toEqual([thing('2'), thing('3')]);
  });

  it('goes away with the last thing', async () => {
    const path = join(await folder(), 'created.ndjson');
    const log = createdLog(path);
    log.created(thing('1'));
    await dropEmpty(path);
    log.removed(thing('1'));
    await dropEmpty(path);
    expect(await leftIn(path)).toBeUndefined();
    await writeFile(path, 'not a line\n{"kind":"planet","id":"1"}\n');
    expect(await leftIn(path)).toEqual([]);
  });
});
