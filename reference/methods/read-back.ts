import { plain } from '../server/render.js';
import type { Answer, Pair, StoredFile } from '../state/model.js';
import type { Site } from '../state/site.js';

/** The url of a stored file: gives the file, or as much of the truth as there is about it. */
export function readBack(target: string, site: Site): Answer {
  const { files } = site.decisions;
  const file = site.files.get(target.split('?')[0] ?? '');
  const age = file === undefined ? 0 : Date.now() - file.storedAt;
  if (file === undefined || age < files.readableAfterMs || !files.isReadable(file.reads)) {
    return plain(404, 'There is no such file');
  }
  file.reads += 1;
  const headers: Pair[] = [['Content-Type', file.mediaType], ...files.readHeaders(file.name)];
  if (file.coding !== undefined) headers.push(['Content-Encoding', file.coding]);
  const body: StoredFile = file.sent !== undefined && age < files.rescaledAfterMs ? file.sent : file;
  return { status: 200, headers, body };
}
