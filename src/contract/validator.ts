import { Ajv2020, type SchemaObject } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { plainProblems } from './problems.js';

/** A value that matches a schema, or its problems as sentences. */
export type Validated<T> = { readonly value: T } | { readonly problems: readonly string[] };

/**
 * Creates a validator from a schema.
 * @param subject name of the whole value in problems
 */
export function validator<T>(schema: SchemaObject, subject: string): (value: unknown) => Validated<T> {
  // A schema checks a few values in a process: to tidy its code takes longer than it ever wins.
  const ajv = new Ajv2020({ strict: true, allErrors: true, code: { optimize: false } });
  formats.default(ajv);
  const validate = ajv.compile<T>(schema);
  return (value) => (validate(value) ? { value } : { problems: plainProblems(validate.errors ?? [], value, subject) });
}

/** Parses a text as JSON and validates it. */
export function jsonValidator<T>(schema: SchemaObject, subject: string): (text: string) => Validated<T> {
  const check = validator<T>(schema, subject);
  return (text) => {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      return { problems: [`${subject} is not JSON`] };
    }
    return check(value);
  };
}
