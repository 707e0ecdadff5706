/** Whether an object describes itself, as the commands of a model do. */
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
 * A value as JSON: lists for sets and maps, the description of commands and the like, and text for
 * numbers that JSON does not have.
 * @returns null for what JSON cannot express
 */
export function plainJson(value: unknown): unknown {
  try {
    const text = JSON.stringify(value, (_key, one: unknown) => plain(one));
    return text === undefined ? null : JSON.parse(text);
  } catch (error) {
    return `cannot be written as JSON: ${error instanceof Error ? error.message : 'unknown'}`;
  }
}

/**
 * A value of JSON in which `change` is applied to every text; names of properties stay. What holds no text that changes
 * is the same object as before, because most of what a run records does not.
 */
export function changeTexts<T>(value: T, change: (text: string) => string): T;
export function changeTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    const changed = items.map((one) => changeTexts(one, change));
    return changed.some((one, at) => one !== items[at]) ? changed : value;
  }
  const entries: [string, unknown][] = Object.entries(value);
  const changed = entries.map(([name, one]): [string, unknown] => [name, changeTexts(one, change)]);
  return changed.some(([, one], at) => one !== entries[at]?.[1]) ? Object.fromEntries(changed) : value;
}
