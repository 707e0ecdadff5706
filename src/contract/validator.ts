import { Ajv2020, type SchemaObject } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { plainProblems } from './problems.js';

/** A value of the form that was asked for, or what is wrong with it in plain words. */
export type Validated<T> = { readonly value: T } | { readonly problems: readonly string[] };

/**
 * Makes a check of a form that a schema describes.
 * @param subject what a value as a whole is called in problems
 */
export function validator<T>(schema: SchemaObject, subject: string): (value: unknown) => Validated<T> {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  formats.default(ajv);
  const validate = ajv.compile<T>(schema);
  return (value) => (validate(value) ? { value } : { problems: plainProblems(validate.errors ?? [], value, subject) });
}

/** What a text says as JSON, in a form. */
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
