/** What `import ... from 'upload-contract/contract'` gives: the contract as data, and validators of answers. */
import { readFile } from 'node:fs/promises';

export {
  type Answer,
  answerProblems,
  decodeJson,
  decodeXml,
  isAnswer,
  type SchemaName,
} from '../contract/answers.js';
export { type OperationId, parameterProblems } from '../contract/parameters.js';
export {
  type Basis,
  type Capability,
  clientRequirements,
  contract,
  isRequirementId,
  type Level,
  type Requirement,
  type RequirementId,
  type Role,
  requirement,
  requirements,
} from '../contract/requirements.js';
export { type Citation, citations } from '../contract/sources.js';

/** The OpenAPI 3.1 document of the contract. */
export async function openApiDocument(): Promise<unknown> {
  const { parse } = await import('yaml');
  const file = import.meta.resolve('upload-contract/openapi.yaml');
  return parse(await readFile(new URL(file), 'utf8'));
}
