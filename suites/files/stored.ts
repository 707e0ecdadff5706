import type { Answer } from '../../src/client/answer.js';
import type { FilePart } from '../../src/client/call.js';
import type { ChunkedFile } from '../../src/client/chunks.js';
import type { StoredFile } from '../../src/client/methods.js';
import { type Media, media } from '../../src/media/media.js';
import type { CheckContext } from '../check/context.js';
import type { ChunkedFileOptions, FileOptions } from '../check/files.js';

/** A file of the kind that this target gives back byte for byte. */
export function exactFile({ files, exactKind }: CheckContext, options: FileOptions = {}): FilePart {
  return files.photo({ kind: exactKind, ...options });
}

/** The same in chunks. */
export function exactChunked({ files, exactKind }: CheckContext, options: ChunkedFileOptions = {}): ChunkedFile {
  return files.chunked({ kind: exactKind, ...options });
}

/** Where a file is read back, by the answer that says so. */
export function urlOf(answer: Extract<Answer, { kind: 'granted' }>): Pick<StoredFile, 'url'> {
  return { url: answer.fields.get('url')?.trim() ?? '' };
}

/** Expects that a stored file is read back, sooner or later, as it was sent. */
export async function expectStored(
  { api, expect }: CheckContext,
  stored: Pick<StoredFile, 'url'>,
  sent: FilePart | Media,
): Promise<void> {
  const whole = 'descriptor' in sent && 'sha256' in sent ? sent : media(sent.descriptor);
  const sha256 = whole.sha256();
  const read = await api.readFile(stored, { size: whole.length, until: (one) => one.sha256 === sha256 });
  expect.sameFile(read, whole);
}

/** The same of a file that a target may refuse: which kinds and which names it takes is up to it. */
export async function expectStoredIfTaken(
  context: CheckContext,
  answer: Answer,
  sent: FilePart,
  what: string,
): Promise<void> {
  if (answer.kind === 'granted') await expectStored(context, urlOf(answer), sent);
  else context.expect.emptyHanded(answer, what);
}
