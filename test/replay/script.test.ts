import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { replayScripts } from '../../src/replay/script.js';
import { failedOn, reference } from './reference.js';

const run = promisify(execFile);

const environment = {
  ...{ WRITE_OAUTH: 'reference-write-key reference-write-secret reference-write-token reference-write-token-secret' },
  ...{ READ_AUTHORIZATION: 'Bearer reference-read-bearer', SUPER_AUTHORIZATION: 'Bearer reference-super-bearer' },
};

/** The scripts of what fails on the reference with a fault, and the results that they come from. */
async function scriptsFor(fault: string, requirement: string) {
  const target = await reference({ fault });
  onTestFinished(() => target.close());
  const results = await failedOn(target, requirement);
  const failing = results.requirements.flatMap(({ checks }) => checks.filter(({ verdict }) => verdict === 'fail'));
  const scripts = replayScripts(results).map(({ path, content }) => ({ path, content }));
  return { target: target.configuration, failing, scripts };
}

describe('the script of a failure', () => {
  it.each([
    ['token-lifetime-default-360', 'token.lifetime.default', '360'],
    ['xml-root-renamed', 'answer.xml.well-formed', '<result'],
    ['inner-chunk-redirects', 'chunk.inner.silent', 'location: '],
    ['replace-uses-default-2', 'replace.uses.default', ''],
    ['completing-chunk-302', 'chunk.completion.callback', ' 302 '],
  ])('shows the wrong answer of %s again, with tokens of its own', async (fault, requirement, wrong) => {
    const { target, failing, scripts } = await scriptsFor(fault, requirement);
    expect(failing.length).toBeGreaterThan(0);
    expect(scripts).toHaveLength(failing.length);
    const { content, path } = scripts[0] ?? { content: '', path: '' };
    expect(path).toMatch(/^replay\/.*-\d+\.sh$/);
    expect(content).not.toContain('exec npx');
    const env = {
      PATH: process.env.PATH,
      CLOCK: target.clock !== undefined && 'advanceUrl' in target.clock ? target.clock.advanceUrl : '',
      ...environment,
    };
    const { stdout, stderr } = await run('sh', ['-c', content], { env });
    const steps = [...stdout.matchAll(/^step \d+ {2}.*: (.*) \(recorded: (.*)\)$/gm)];
    expect(steps.length, stdout + stderr).toBe(failing[0]?.exchanges.length);
    for (const [line, now, before] of steps) expect(now, line).toBe(before);
    expect(stdout.toLowerCase()).toContain(wrong);
    expect(stdout).toContain(`expected ${failing[0]?.expected?.slice(0, 20)}`);
  });

  it('says what it needs and starts nothing without', async () => {
    const { scripts } = await scriptsFor('token-lifetime-default-360', 'token.lifetime.default');
    const content = scripts[0]?.content ?? '';
    expect(content).toMatch(/^#!\/bin\/sh\n# token\.lifetime\.default \(must\): A token /);
    const failure = run('sh', ['-c', content], { env: { PATH: process.env.PATH } });
    await expect(failure).rejects.toMatchObject({ code: 2, stderr: 'set WRITE_AUTHORIZATION or WRITE_OAUTH\n' });
  });

  it('leaves to the replay command what curl cannot send', async () => {
    const { scripts } = await scriptsFor('inner-chunk-redirects', 'chunk.torn');
    expect(scripts[0]?.content).toMatch(
      /\nexec npx upload-contract replay "\$\(dirname "\$0"\)"\/chunk\.torn-\d+\.json "\$@"\n$/,
    );
  });
});
