import { plain } from '../server/render.js';
import type { Answer, Pair, StoredFile } from '../state/model.js';
import type { Site } from '../state/site.js';

/**
 * The url of a stored file: returns the file.
 * @param target path and query as they stand in the request
 */
export function readBack(target: string, authorization: string | undefined, site: Site): Answer {
  const { files } = site.decisions;
  const path = target.split('?')[0] ?? '';
  if (!files.isReadableBy(authorization)) return plain(401, 'Files are for callers only');
  const place = files.movedTo(path);
  if (place !== undefined) return { status: 302, headers: [['Location', place]], body: Buffer.alloc(0) };
  const file = site.files.get(path.replace('/files/delivery/', '/files/'));
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
