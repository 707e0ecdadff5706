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
      ['a source that is only a text', 'struct #/x-requirements/8/source Expected type `Citation`'],
      ['a source without a key', 'struct #/x-requirements/9/source The field `key`'],
      ['a source without a section', 'struct #/x-requirements/10/source The field `section`'],
      ['a blank section', 'contract/requirement-source #/x-requirements/5/source/section'],
      ['a key that the table does not have', 'contract/requirement-source #/x-requirements/6/source/key "floe" is not'],
      ['stated by no normative document', 'contract/requirement-source #/x-requirements/7/source What is stated'],
      ['an empty list of sources', 'contract/requirement-source #/x-requirements/11/source A requirement has a source'],
      ['a table entry without a title', 'struct #/info/x-sources/no-title The field `title`'],
      ['a blank title', 'contract/requirement-source #/info/x-sources/blank-title/title'],
      ['a table entry without an address', 'struct #/info/x-sources/no-url The field `url`'],
      ['an address that is not public', 'contract/requirement-source #/info/x-sources/local-url/url'],
      ['a table entry without a date', 'struct #/info/x-sources/no-date The field `date`'],
      ['a key with a blank', 'contract/requirement-source #/info/x-sources/Bad Key "Bad Key" is not a key'],
      ['a table entry that nothing cites', 'contract/requirement-source #/info/x-sources/unused No requirement cites'],
      ['an argument that is no sentence', 'contract/requirement-item #/x-requirements/13/because'],
      ['a must that nobody states or argues', 'contract/requirement-because #/x-requirements/14 A must'],
      ['words that are not plain', 'contract/plain-words #/x-requirements/15/text "tells"'],
      ['such words in what is accepted', 'contract/plain-words #/x-requirements/15/accepts/0 "came"'],
      ['a text of two sentences', 'contract/requirement-item #/x-requirements/16/text'],
      ['a text without full stop', 'contract/requirement-item #/x-requirements/17/text'],
      ['no accepted behaviour', 'contract/requirement-item #/x-requirements/18/accepts'],
      ['a blank accepted behaviour', 'contract/requirement-item #/x-requirements/19/accepts/0'],
      ['no reason to be untestable', 'contract/requirement-item #/x-requirements/20/untestable'],
      ['an unknown capability', 'struct #/x-requirements/21/needs/0'],
      ['an unknown field', 'struct #/x-requirements/22/dependOn'],
      ['an unknown dependency', 'contract/requirement-set #/x-requirements/23/dependsOn/0'],
      ['a circle of dependencies', 'contract/requirement-set #/x-requirements/24/dependsOn Requirements depend'],
      ['an id used twice, once in a callback', 'contract/requirement-set #/x-requirements/26/id'],
      ['an unknown role', 'struct #/x-requirements/27/role'],
      ['a client requirement without its prefix', 'contract/requirement-item #/x-requirements/28/id'],
      ['a server requirement with it', 'contract/requirement-item #/x-requirements/29/id'],
      ['a capability of a client', 'contract/requirement-item #/x-requirements/30/needs'],
      ['the table of sources in the singular', 'contract/requirement-place #/info/x-source '],
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
      expect(answer.problems).toHaveLength(43);
    });
  });
});
