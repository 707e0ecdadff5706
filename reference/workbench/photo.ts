import { kindByFirstBytes } from '../methods/media.js';
import { plain } from '../server/render.js';
import type { Answer } from '../state/model.js';
import type { Site } from '../state/site.js';

const types = { png: 'image/png', jpeg: 'image/jpeg', gif: 'image/gif', mp4: 'video/mp4' } as const;

/** The file of a photo, as it was uploaded. */
export async function photoOf(id: string, { archive }: Site): Promise<Answer> {
  const found = [...archive.all].find(({ photo }) => photo.photoId === id);
  if (found?.file === undefined) return plain(404, 'There is no such photo');
  const kind = await kindByFirstBytes(found.file);
  const headers = [
    ['Content-Type', kind === undefined ? 'application/octet-stream' : types[kind]],
    ['X-Content-Type-Options', 'nosniff'],
    ['Content-Security-Policy', "default-src 'none'; sandbox"],
  ] as const;
  return { status: 200, headers, body: found.file };
}
