import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The folders that `npm run lint` has checked, as package.json names them. */
async function lintedFolders(): Promise<string[]> {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(
    await readFile(join(root, 'package.json'), 'utf8'),
  );
  const command = scripts.lint?.split('&&').find((part) => part.trim().startsWith('depcruise '));
  return command?.trim().split(' ').slice(1) ?? [];
}

const files: Record<string, string> = {
  'src/cli/main.ts': "import '../run/run.js';\nimport '../../reference/server/serve.js';\n",
  'src/run/run.ts': "import '../../suites/tokens/token.suite.js';\n",
  'src/client/api.ts': "export const api = 1;\nimport '../contract/contract.js';\n",
  'src/contract/contract.ts': 'export const contract = 1;\n',
  'suites/tokens/token.suite.ts': "import { api } from '../../src/client/api.js';\nexport const suite = api;\n",
  'reference/server/serve.ts': "import './reply.js';\n",
  'reference/server/reply.ts': 'export const reply = 1;\n',
  'reporters/terminal/report.ts': "import '../../src/run/run.js';\n",
  'src/results/read.ts':
    "import schema from '../../reporters/json/results.schema.json' with { type: 'json' };\nexport { schema };\n",
  'reporters/json/results.schema.json': '{}\n',
};

const planted: Record<string, string> = {
  'src/contract/upward.ts': "import '../client/api.js';\n",
  'src/contract/type-upward.ts': "import type { api } from '../client/api.js';\nexport type Api = typeof api;\n",
  'src/contract/later-upward.ts': "export const later = () => import('../client/api.js');\n",
  'src/results/reporting.ts': "import '../../reporters/terminal/report.js';\n",
  'suites/tokens/cheating.suite.ts': "import '../../reference/server/reply.js';\n",
  'src/run/cheating.ts': "import '../../reference/server/reply.js';\n",
  'reference/server/cheating.ts': "import '../../src/contract/contract.js';\n",
  'src/media/one.ts': "import { two } from './two.js';\nexport const one = 1 + Number(two);\n",
  'src/media/two.ts': "import { one } from './one.js';\nexport const two = () => one;\n",
  'src/judge/verdict.ts': "import type { Why } from './why.js';\nexport interface Verdict { why: Why }\n",
  'src/judge/why.ts': "import type { Verdict } from './verdict.js';\nexport interface Why { of: Verdict }\n",
  'src/judge/dead.ts': 'export const dead = 1;\n',
  'src/judge/absent.ts': "import './nowhere.js';\n",
};

interface Violation {
  from: string;
  to: string;
  rule: { name: string };
}

describe('the linter of dependencies', { timeout: 60_000 }, () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dependencies-'));
    for (const name of ['tsconfig.json', 'package.json']) await cp(join(root, name), join(folder, name));
    await mkdir(join(folder, 'generated'));
    await write(files);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const write = async (contents: Record<string, string>): Promise<void> => {
    for (const [name, content] of Object.entries(contents)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    }
  };

  const violations = async (): Promise<string[]> => {
    const cli = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
    const args = [
      '--config',
      join(root, '.dependency-cruiser.cjs'),
      '--output-type',
      'json',
      ...(await lintedFolders()),
    ];
    const output = await new Promise<string>((resolve) => {
      execFile(process.execPath, [cli, ...args], { cwd: folder }, (_error, stdout) => resolve(stdout));
    });
    const { summary }: { summary: { violations: Violation[] } } = JSON.parse(output);
    return summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} -> ${to}`);
  };

  it('has nothing to say about imports that point down', async () => {
    expect(await violations()).toEqual([]);
  });

  it('names every import that points up, every circle, and every file that nothing imports', async () => {
    await write(planted);
    const found = await violations();
    expect(found.toSorted()).toEqual([
      'contract-imports-nothing-above-it: src/contract/later-upward.ts -> src/client/api.ts',
      'contract-imports-nothing-above-it: src/contract/type-upward.ts -> src/client/api.ts',
      'contract-imports-nothing-above-it: src/contract/upward.ts -> src/client/api.ts',
      'no-circle: src/judge/verdict.ts -> src/judge/why.ts',
      'no-circle: src/media/one.ts -> src/media/two.ts',
      'no-file-that-nothing-imports: src/judge/dead.ts -> src/judge/dead.ts',
      'no-unresolved-import: src/judge/absent.ts -> ./nowhere.js',
      'only-what-starts-the-reference-imports-it: src/run/cheating.ts -> reference/server/reply.ts',
      'only-what-starts-the-reference-imports-it: suites/tokens/cheating.suite.ts -> reference/server/reply.ts',
      'reference-imports-nothing-of-the-suite: reference/server/cheating.ts -> src/contract/contract.ts',
      'results-imports-nothing-above-it: src/results/reporting.ts -> reporters/terminal/report.ts',
    ]);
  });
});
