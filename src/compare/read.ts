import schema from '../../reporters/json/results.schema.json' with { type: 'json' };
import { printable } from '../../reporters/terminal/text.js';
import { form } from '../certify/form.js';
import type { Results } from '../run/results.js';
import { UsageError } from '../run/usage-error.js';

/** The one form that this version reads, and how the names of all its forms begin. */
const known = schema.properties.schema.const;
const family = known.replace(/\d+$/, '');

const check = form<Results>(schema, 'it');

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The name of another form of results; undefined for this one, and for what is none at all. */
function otherForm(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('schema' in value)) return undefined;
  const { schema: name } = value;
  return typeof name === 'string' && name.startsWith(family) && name !== known ? name.slice(0, 100) : undefined;
}

/**
 * Results from the text of a file.
 * @param name how messages call the file
 * @throws UsageError in one line
 */
export function resultsFrom(text: string, name: string): Results {
  const refused = (why: string): UsageError => new UsageError(printable(`${name} ${why}`));
  const value = parsed(text);
  if (value === undefined) throw refused('is not JSON');
  const other = otherForm(value);
  if (other !== undefined) throw refused(`has the form ${other}; this version reads ${known}`);
  const formed = check(value);
  if ('problems' in formed) {
    const [first, ...more] = formed.problems;
    throw refused(`is no results.json: ${first}${more.length === 0 ? '' : ` (and more)`}`);
  }
  const ids = formed.value.requirements.map(({ id }) => id);
  if (new Set(ids).size < ids.length) throw refused('is no results.json: it tells a requirement twice');
  return formed.value;
}
