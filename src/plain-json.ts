/** Whether an object says in its own words what it is, as the commands of a model do. */
function hasOwnWords(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype !== null && value.toString !== Object.prototype.toString;
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint' || typeof value === 'symbol') return String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  if (ArrayBuffer.isView(value)) return `${value.byteLength} bytes`;
  if (value instanceof Set || value instanceof Map) return [...value];
  return hasOwnWords(value) ? String(value) : value;
}

/**
 * What JSON can hold of a value: lists for sets and maps, commands and the like in their own words, and text for
 * numbers that JSON does not know.
 * @returns null for what JSON has no place for
 */
export function plainJson(value: unknown): unknown {
  try {
    const text = JSON.stringify(value, (_key, one: unknown) => plain(one));
    return text === undefined ? null : JSON.parse(text);
  } catch (error) {
    return `cannot be told: ${error instanceof Error ? error.message : 'unknown'}`;
  }
}

/** A copy in which every text has gone through `change`; the names of properties stay. */
export function changeTexts<T>(value: T, change: (text: string) => string): T {
  return JSON.parse(JSON.stringify(value, (_key, one: unknown) => (typeof one === 'string' ? change(one) : one)));
}
