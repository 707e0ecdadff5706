import type { Reading } from '../model/reading.js';
import type { Asked } from './numbers.js';

/** What a call asks for. On a POST it is open whether parameters in the address count. */
export function askedBy({ seen, value, has }: Reading, name: string): Asked {
  if (!has(name)) return { kind: 'absent' };
  const text = value(name);
  const inAddress = seen.method !== 'GET' && !seen.body.fields.some(([one]) => one === name);
  return text === undefined || inAddress ? { kind: 'unsure' } : { kind: 'value', text };
}
