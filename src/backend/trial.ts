import type { Backend } from '../config/backend.js';
import { media } from '../media/media.js';
import { type AskedChunk, onlyChunk, spoken } from './chunk.js';
import type { IncomingFile } from './form.js';
import { inWords, isTaken, sendChunk } from './sending.js';
import { Uploads } from './uploads.js';
import { BackendUnreachable, type Wire } from './wire.js';

/** Bytes of a chunk that no back end finds too small. */
const chunkSize = 64 * 1024;

/** Bytes of the file that is sent in one chunk. */
const smallSize = 2000;

const token = 'trial';

/** A file in pieces. */
function pieces(backend: Backend, length: number, count: number) {
  const whole = media({ kind: 'png', length, seed: count });
  const name = `uc-trial-${Date.now().toString(36)}-${count}`;
  const first = spoken(backend, onlyChunk(`${name}.png`, length, `${length}-${name}png`));
  return Array.from({ length: count }, (_, at): { chunk: AskedChunk; file: IncomingFile } => {
    const [start, end] = [at * chunkSize, Math.min(length, (at + 1) * chunkSize)];
    const size = { number: String(at + 1), currentSize: String(end - start), chunks: String(count) };
    const chunk = count === 1 ? first : { ...first, ...size, chunkSize: String(chunkSize) };
    return { chunk, file: { filename: first.filename, length: end - start, bytes: () => whole.stream(start, end) } };
  });
}

/** Sends a file; says what was wrong about it. */
async function sendFile(backend: Backend, wire: Wire, count: number): Promise<string | undefined> {
  const uploads = new Uploads(backend, wire);
  const signal = new AbortController().signal;
  let words = '';
  for (const { chunk, file } of pieces(backend, count === 1 ? smallSize : count * chunkSize, count)) {
    await uploads.begin(chunk, token, signal);
    const answer = await sendChunk(backend, wire, chunk, { token, file, isDoubled: false, signal });
    words = `chunk ${chunk.number} of ${count} was sent to ${backend.url}, and ${inWords(answer)}`;
    if (!isTaken(backend, answer)) return `${words}; see backend.url, backend.library and backend.success`;
    const finished = await uploads.completedBy(answer, { chunk, token, signal, once: false });
    if (finished === undefined) continue;
    if (backend.file === undefined || (await uploads.read(finished.id, signal)) !== undefined) return undefined;
    return `a file of ${count} chunks is complete and cannot be fetched; see backend.file`;
  }
  return `${words}, which completes nothing; see backend.completion and backend.file`;
}

/**
 * Prepares to find out, once, whether a back end works as its configuration says: a file of one chunk or one of three
 * is uploaded and completes. Otherwise nothing could be judged, and every failure would be one of the configuration.
 * @returns a function that gives what is wrong; undefined when it works
 */
export function tryOut(backend: Backend, wire: Wire): () => Promise<string | undefined> {
  const attempt = async (): Promise<string | undefined> => {
    try {
      const problem = await sendFile(backend, wire, 1);
      return problem === undefined || (await sendFile(backend, wire, 3)) === undefined ? undefined : problem;
    } catch (error) {
      if (error instanceof BackendUnreachable) return error.message;
      return `the back end at ${backend.url} broke the connection off: ${error instanceof Error ? error.message : error}`;
    }
  };
  let done: Promise<string | undefined> | undefined;
  return () => {
    done ??= attempt();
    return done;
  };
}
