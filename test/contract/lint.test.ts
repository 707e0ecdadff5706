import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Problem {
  severity: string;
  ruleId: string;
  message: string;
  location: { pointer: string }[];
}

/** Runs the linter as a contributor would, with the repository's own configuration. */
function lint(fixture: string): Promise<{ status: number; problems: string[] }> {
  const cli = `${root}node_modules/@redocly/cli/bin/cli.js`;
  const env = { ...process.env, REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const args = [cli, 'lint', `test/contract/fixtures/${fixture}`, '--format', 'json'];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: root, env }, (error, stdout) => {
      if (error && typeof error.code !== 'number') return reject(error);
      const { problems }: { problems: Problem[] } = JSON.parse(stdout);
      const lines = problems.map(({ ruleId, location, message }) => `${ruleId} ${location[0]?.pointer} ${message}`);
      resolve({ status: Number(error?.code ?? 0), problems: lines });
    });
  });
}

describe('the linter', () => {
  it('has nothing to say about a sound document', { timeout: 30_000 }, async () => {
    expect(await lint('good.yaml')).toEqual({ status: 0, problems: [] });
  });

  describe('on a document with every mistake', () => {
    let answer: { status: number; problems: string[] };
    beforeAll(async () => {
      answer = await lint('bad.yaml');
    }, 30_000);

    it('fails', () => expect(answer.status).toBe(1));

    it.each([
      ['an id that is no slug', 'contract/requirement-item #/x-requirements/0/id "Position" is not'],
      ['an id that is a position', 'contract/requirement-item #/x-requirements/1/id "answer.17" has a part'],
      ['an unknown level', 'struct #/x-requirements/2/level'],
      ['an unknown basis', 'struct #/x-requirements/3/basis'],
      ['a missing field', 'struct #/x-requirements/4 The field `source`'],
      ['an empty source', 'contract/requirement-item #/x-requirements/5/source'],
      ['a seed that does not exist', 'contract/requirement-item #/x-requirements/6/source The seeds are'],
      ['stated by no seed', 'contract/requirement-item #/x-requirements/7/source What is stated'],
      ['a text of two sentences', 'contract/requirement-item #/x-requirements/8/text'],
      ['a text without full stop', 'contract/requirement-item #/x-requirements/9/text'],
      ['no accepted behaviour', 'contract/requirement-item #/x-requirements/10/accepts'],
      ['a blank accepted behaviour', 'contract/requirement-item #/x-requirements/11/accepts/0'],
      ['no reason to be untestable', 'contract/requirement-item #/x-requirements/12/untestable'],
      ['an unknown capability', 'struct #/x-requirements/13/needs/0'],
      ['an unknown field', 'struct #/x-requirements/14/dependOn'],
      ['an unknown dependency', 'contract/requirement-set #/x-requirements/15/dependsOn/0'],
      ['a circle of dependencies', 'contract/requirement-set #/x-requirements/16/dependsOn Requirements depend'],
      ['an id used twice, once in a callback', 'contract/requirement-set #/x-requirements/18/id'],
      ['requirements where none are read', 'contract/requirement-place #/paths/x-requirements'],
      ['the singular', 'contract/requirement-place #/paths/~1api~1file~1upload/post/x-requirement '],
      ['a letter left out', 'contract/requirement-place #/paths/~1api~1file~1upload/post/responses/200/x-requirments'],
      [
        'requirements beside a $ref',
        'contract/requirement-place #/paths/~1api~1file~1upload/post/responses/200/content',
      ],
      ['an object for the list', 'struct #/components/schemas/Url/x-requirements Expected type'],
    ])('reports %s', (_what, beginning) => {
      expect(answer.problems.filter((problem) => problem.startsWith(beginning))).toHaveLength(1);
    });

    it('reports nothing twice and nothing else', () => {
      expect(new Set(answer.problems).size).toBe(answer.problems.length);
      expect(answer.problems).toHaveLength(23);
    });
  });
});
