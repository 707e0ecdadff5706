import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { parseChoices } from '../../reporters/choice.js';
import { githubAnnotations } from '../../reporters/github/github.js';
import { unheeded } from '../../reporters/github/unheeded.js';
import { tellGithub, workflowOf } from '../../reporters/github/workflow.js';
import { requirements } from '../../src/contract/requirements.js';
import type { Results } from '../../src/results/results.js';
import { assembled, failed, result } from '../judge/build.js';
import { everything } from './hostile.js';

/** Reads a command as the runner does: first the parts, then what is escaped in them. */
function commands(results: Results) {
  const lines = githubAnnotations(results).split('\n');
  expect(lines.pop()).toBe('');
  return lines.map((line) => {
    const [, severity, title = '', message = ''] =
      /^::(error|warning) title=([^:,\r\n]*)::([^\r\n]*)$/.exec(line) ?? [];
    expect(severity, line).toBeDefined();
    const data = (text: string) => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
    return { severity, title: data(title.replaceAll('%3A', ':').replaceAll('%2C', ',')), message: data(message) };
  });
}

const must = 'token.distinct';

describe('annotations', () => {
  it('are one command on each line, whatever a target sent', () => {
    const told = commands(everything());
    expect(told.length).toBeGreaterThan(3);
    for (const { message } of told) expect(message.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
  });

  it('escape what separates the parts of a command', () => {
    const results = assembled([failed(must, { expected: '100%, ::error::', actual: 'a\nb' })]);
    expect(githubAnnotations(results)).toContain('%0Aexpected: 100%25, ::error::%0Agot: a\\nb\n');
    const stale = { ...assembled([]), staleExpectations: ['x'], outcome: 'inconclusive' as const, because: 'a:b,c' };
    expect(githubAnnotations(stale)).toContain('::error title=could not be judged::a:b,c\n');
    const named = githubAnnotations({
      ...results,
      requirements: results.requirements.map((one) => ({ ...one, text: 'first\nsecond %0A' })),
    });
    expect(named).toContain('::first\\nsecond %250A%0A');
  });

  it('tell what makes the run red as errors, and lesser failures as warnings', () => {
    const told = commands(assembled([failed(must), failed('token.unguessable'), result('token.uses.granted')]));
    expect(told.map(({ severity, title }) => [severity, title])).toEqual([
      ['error', `${must} (must)`],
      ['warning', 'token.unguessable (should)'],
    ]);
    expect(told[0]?.message).toMatch(/\nexpected: 180\ngot: 60$/);
    expect(commands(assembled([result(must)]))).toEqual([]);
    expect(commands(assembled([]))).toEqual([
      { severity: 'error', title: 'could not be judged', message: 'Not one requirement passed.' },
    ]);
    expect(commands(assembled([failed(must)], { expectedFailures: [{ id: must, reason: 'x' }] }))).toHaveLength(1);
  });

  it('are at most ten, the last of which names the rest', () => {
    const ids = requirements.filter((one) => one.level === 'must' && one.dependsOn.length === 0).map(({ id }) => id);
    const failing = (count: number) => assembled(ids.slice(0, count).map((id) => failed(id)));
    expect(commands(failing(10)).map(({ title }) => title)).not.toContain('1 more');
    const told = commands(failing(14));
    expect(told).toHaveLength(10);
    expect(told[9]?.title).toBe('5 more');
    expect(told[9]?.message.split(', ')).toHaveLength(5);
  });
});

describe('a workflow', () => {
  const chosen = (...names: string[]) => parseChoices(names, '/');

  it('is told annotations where GitHub listens, or when they are asked for', () => {
    const actions = { GITHUB_ACTIONS: 'true' };
    expect(workflowOf({}, undefined)).toEqual({ annotated: false, heeded: false });
    expect(workflowOf(actions, undefined)).toEqual({ annotated: true, heeded: true });
    expect(workflowOf(actions, chosen('json'))).toEqual({ annotated: false, heeded: true });
    expect(workflowOf({}, chosen('github'))).toEqual({ annotated: true, heeded: false });
    expect(workflowOf(actions, chosen('github=a.txt'))).toEqual({ annotated: false, heeded: true });
  });

  it('has its summary written when Markdown is made', () => {
    const there = { GITHUB_STEP_SUMMARY: '/s.md' };
    expect(workflowOf(there, undefined).summary).toBe('/s.md');
    expect(workflowOf(there, chosen('markdown=a.md')).summary).toBe('/s.md');
    expect(workflowOf(there, chosen('json')).summary).toBeUndefined();
    expect(workflowOf({ GITHUB_STEP_SUMMARY: '' }, undefined).summary).toBeUndefined();
  });

  it('keeps what others wrote into the summary, and a run survives one that cannot be written', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'summary-'));
    try {
      const summary = join(directory, 's.md');
      await writeFile(summary, 'earlier\n');
      const streams = { annotations: new PassThrough(), stderr: new PassThrough() };
      const results = assembled([failed(must)]);
      await tellGithub(results, { annotated: true, heeded: true, summary }, streams);
      expect(await readFile(summary, 'utf8')).toMatch(/^earlier\n## ❌ Not conformant\n/);
      expect(String(streams.annotations.read())).toBe(githubAnnotations(results));
      expect(streams.stderr.read()).toBeNull();
      await tellGithub(results, { annotated: false, heeded: true, summary: directory }, streams);
      expect(streams.annotations.read()).toBeNull();
      expect(String(streams.stderr.read())).toMatch(
        /^upload-contract: the summary of the step cannot be written: .*\n$/,
      );
    } finally {
      await rm(directory, { recursive: true });
    }
  });

  it('takes nothing between its two commands for a command, whose word nobody can know', () => {
    const [first = '', ...rest] = unheeded('::add-mask::x\n').split('\n');
    const word = /^::stop-commands::([0-9a-f]{32})$/.exec(first)?.[1];
    expect(word).toBeDefined();
    expect(rest).toEqual(['::add-mask::x', `::${word}::`, '']);
    expect(unheeded('')).not.toContain(word);
  });
});
