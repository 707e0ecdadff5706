import schema from '../../reporters/json/results.schema.json' with { type: 'json' };
import { printable } from '../printable.js';
import { UsageError } from '../usage-error.js';
import { ownFile } from './own-file.js';
import type { Results } from './results.js';

const read = ownFile<Results>({ schema, what: 'results.json', remedy: { kind: '', version: '' } });

/**
 * Results from the text of a file.
 * @param name how messages call the file
 * @throws UsageError in one line
 */
export function resultsFrom(text: string, name: string): Results {
  const results = read(text, name);
  const ids = results.requirements.map(({ id }) => id);
  if (new Set(ids).size < ids.length)
    throw new UsageError(printable(`${name} is not a results.json: it lists a requirement twice`));
  return results;
}
