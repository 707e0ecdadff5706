import { type OperationId, operations } from '../../generated/document.js';
import { parameterValidators, type Validator } from '../../generated/validators.js';
import { plainProblems } from './problems.js';

export type { OperationId } from '../../generated/document.js';

/**
 * Problems of the text parameters of a request, or of a callback, against the contract, as sentences. Query and form
 * fields count alike, each occurrence by itself; unknown names are extra parameters, which are allowed. Files are not
 * text parameters and are ignored.
 */
export function parameterProblems(
  operationId: OperationId,
  parameters: Iterable<readonly [name: string, value: string]>,
): string[] {
  const validators = new Map(Object.entries(parameterValidators[operationId]));
  const sent = new Set<string>();
  const problems: string[] = [];
  for (const [name, value] of parameters) {
    sent.add(name);
    const validator = validators.get(name);
    if (validator !== undefined) problems.push(...valueProblems(validator, name, value));
  }
  const missing = Object.entries(operations[operationId].parameters).filter(
    ([name, one]) => one.required && !sent.has(name),
  );
  return [...problems, ...missing.map(([name]) => `${name} is missing`)];
}

/** A value on the wire is text; where the contract says integer, text that is written like one is one. */
function valueProblems(validator: Validator, name: string, text: string): string[] {
  if (validator(text)) return [];
  const asText = validator.errors ?? [];
  const typed = asText.some(({ keyword }) => keyword === 'type') && /^-?\d{1,15}$/.test(text) ? Number(text) : text;
  return validator(typed) ? [] : plainProblems(validator.errors ?? [], typed, name);
}
