import type { SchemaName } from '../../generated/document.js';
import type { components } from '../../generated/openapi.js';
import { schemaValidators } from '../../generated/validators.js';
import { plainProblems } from './problems.js';

export type { SchemaName } from '../../generated/document.js';
export { decodeJson } from './json.js';
export { decodeXml } from './xml.js';

/** The type of an answer of this schema without problems. */
export type Answer<Name extends SchemaName> = components['schemas'][Name];

/** Problems of a decoded answer against the contract's schema of this name, as sentences; empty when it is valid. */
export function answerProblems(schemaName: SchemaName, value: unknown): string[] {
  const validator = schemaValidators[schemaName];
  return validator(value) ? [] : plainProblems(validator.errors ?? [], value, 'the answer');
}

/** Whether a decoded answer fits the contract's schema of this name. */
export function isAnswer<Name extends SchemaName>(schemaName: Name, value: unknown): value is Answer<Name> {
  return schemaValidators[schemaName](value);
}
