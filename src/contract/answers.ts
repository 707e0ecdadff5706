import type { SchemaName } from '../../generated/document.js';
import type { components } from '../../generated/openapi.js';
import { schemaValidators } from '../../generated/validators.js';
import { plainProblems } from './problems.js';

export type { SchemaName } from '../../generated/document.js';
export { decodeJson } from './json.js';
export { decodeXml } from './xml.js';

/** What an answer of this schema looks like once it was found to have no problems. */
export type Answer<Name extends SchemaName> = components['schemas'][Name];

/** In plain words, what is wrong with a decoded answer by the contract's schema of this name; empty when all is well. */
export function answerProblems(schemaName: SchemaName, value: unknown): string[] {
  const validator = schemaValidators[schemaName];
  return validator(value) ? [] : plainProblems(validator.errors ?? [], value, 'the answer');
}

/** Whether a decoded answer fits the contract's schema of this name. */
export function isAnswer<Name extends SchemaName>(schemaName: Name, value: unknown): value is Answer<Name> {
  return schemaValidators[schemaName](value);
}
