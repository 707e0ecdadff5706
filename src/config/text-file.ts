import { createReadStream } from 'node:fs';
import { ConfigurationError } from './configuration-error.js';
import { holdsMarkers } from './placeholders.js';

/** The most bytes of a configuration, so that parsing takes seconds at most. */
const maxFileBytes = 128 * 1024;

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

/** The bytes of a file, at most one more than allowed. A stream, so that pipes (`--config <(...)`) work as well. */
async function readBytes(path: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(path, { end: maxFileBytes })) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Reads a short UTF-8 text; undefined when there is no such file. `file` is its name in messages. */
export async function readText(path: string, file: string): Promise<string | undefined> {
  const bytes = await readBytes(path).catch((error: unknown) => {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    const problem =
      code === 'EISDIR' ? 'this is a directory; name the file in it' : `the file cannot be read (${code})`;
    throw new ConfigurationError(problem, { file });
  });
  if (!bytes) return undefined;
  if (bytes.length > maxFileBytes)
    throw new ConfigurationError(`the file is longer than ${maxFileBytes / 1024} KiB; is it the right one?`, { file });
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0') && !holdsMarkers(text)) return text;
  } catch {
    // Not UTF-8: said below.
  }
  throw new ConfigurationError('the file is not text in UTF-8; is it the right one?', { file });
}
