import type { Fields } from '../../src/client/answer.js';

/** A field of an answer without the white space around it; empty where the answer leaves it out. */
export function fieldIn(fields: Fields, name: string): string {
  return fields.get(name)?.trim() ?? '';
}

/** A field that is written as a whole number; NaN where it is not. */
export function numberIn(fields: Fields, name: string): number {
  const text = fieldIn(fields, name);
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}
