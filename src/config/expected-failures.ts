import { clientRequirements, isRequirementId, requirements } from '../contract/requirements.js';
import { unknownName } from '../usage-error.js';
import type { ExpectedFailure } from './configuration.js';
import { ConfigurationError, type Fail, quoted } from './configuration-error.js';
import schema from './expected-failures.schema.json' with { type: 'json' };
import { readText } from './text-file.js';
import { structure } from './validate.js';
import { parseYaml } from './yaml-text.js';

/** Of both roles: one file serves the server and the uploader of a product. */
const known = [...requirements, ...clientRequirements].map(({ id }) => id);

const listOf = structure<readonly ExpectedFailure[]>(schema);

/** Reads the list of requirements that are known to fail; undefined when there is no such file. `file` is its name in messages. */
export async function loadExpectedFailures(
  path: string,
  file: string,
): Promise<readonly ExpectedFailure[] | undefined> {
  const text = await readText(path, file);
  if (text === undefined) return undefined;
  const { value, lineOf } = parseYaml(text, file);
  const fail: Fail = (keys, problem) => {
    throw new ConfigurationError(problem, { file, line: lineOf(keys) });
  };
  const entries = await listOf(value ?? [], fail);
  const ids = new Set<string>();
  for (const [i, { id }] of entries.entries()) {
    if (!isRequirementId(id)) fail([i, 'id'], unknownName('requirement', id, known).message);
    if (ids.has(id)) fail([i, 'id'], `${quoted(id)} is listed twice`);
    ids.add(id);
  }
  return entries;
}
