import type { ChunkDecisions } from '../decisions/chunks.js';
import { change, together } from '../decisions/decisions.js';
import type { Variant } from '../faults/fault.js';
import { type Chunk, floorSplit, type Upload } from '../methods/chunk-rules.js';
import { Parameters } from '../server/parameters.js';
import { plain } from '../server/render.js';
import type { Answer } from '../state/model.js';

const chunks = (make: (before: ChunkDecisions) => Partial<ChunkDecisions>) => change('chunks', make);

/** Decides the same for the chunks of redeem-* and of file/upload. */
const allChunks = (make: (before: ChunkDecisions) => Partial<ChunkDecisions>) =>
  together(change('chunks', make), change('fileChunks', make));

const tenMinutes = 10 * 60_000;

/** Bytes of the largest file that some servers take. */
const largest = 100 * 2 ** 20;

/** The parameters of a chunk that are numbers. */
const isNumeric = /^resumable(?:ChunkNumber|ChunkSize|TotalSize)$/;

const json = (status: number, value: object): Answer => ({
  status,
  headers: [['Content-Type', 'application/json']],
  body: Buffer.from(JSON.stringify(value)),
});

/** Lets one chunk of a file in at a time, and turns away the others with an HTTP status. */
const oneAtATime = (status: number, words: string): Partial<ChunkDecisions> => ({
  storingMs: 15,
  turnedAway: (underWay) => (underWay > 0 ? plain(status, words) : undefined),
});

export const chunkVariants: readonly Variant[] = [
  {
    id: 'unsupported-chunks-not-reported',
    sentence: 'HTTP 500 to a chunk begins like the error line, and no background callback follows.',
    choose: chunks(() => ({ unsupportedText: (message) => `error ${message}`, reportsUnsupported: false })),
  },
  {
    id: 'chunks-take-turns-409',
    sentence: 'A chunk is answered with HTTP 409 while another one of its file is stored.',
    choose: allChunks(() => oneAtATime(409, 'Another chunk of this file is being stored\n')),
  },
  {
    id: 'chunks-take-turns-423',
    sentence: 'A chunk is answered with HTTP 423 while another one of its file is stored.',
    choose: allChunks(() => oneAtATime(423, 'Locked\n')),
  },
  {
    id: 'chunks-take-turns-503',
    sentence: 'A chunk is answered with a bare HTTP 503 while another one of its file is stored.',
    choose: allChunks(() => oneAtATime(503, '')),
  },
  {
    id: 'two-chunks-at-a-time',
    sentence: 'The third and any further chunk of a file that arrive at the same time are answered with HTTP 502.',
    choose: allChunks(() => ({
      storingMs: 15,
      turnedAway: (underWay) => (underWay > 1 ? plain(502, 'Bad Gateway') : undefined),
    })),
  },
  {
    id: 'outcome-for-simultaneous-chunks',
    sentence: 'A chunk that is under way while its file is completed is answered by the outcome as well.',
    misses: ['chunk.parallel.one-answer'],
    choose: chunks(() => ({ innerPatienceMs: 60 })),
  },
  {
    id: 'late-chunks-ok',
    sentence: 'Chunks of an identifier that was uploaded are answered with HTTP 200, and nothing becomes of them.',
    misses: ['chunk.second-set', 'chunk.second-set.other'],
    choose: chunks(({ innerAnswer }) => ({ answersAgain: () => true, againAnswer: () => innerAnswer() })),
  },
  {
    id: 'late-chunks-consumed',
    sentence: 'Chunks of an identifier that was uploaded are refused like those under a bad token.',
    misses: ['chunk.second-set', 'chunk.second-set.other'],
    choose: chunks(() => ({
      answersAgain: () => true,
      againAnswer: () => plain(403, 'The token is invalid, consumed or expired'),
    })),
  },
  {
    id: 'second-sets-upload-again',
    sentence: 'A whole second set of the chunks of a file is another upload, and so is the only chunk of a file.',
    misses: ['chunk.repeat.single'],
    choose: chunks(() => ({ answersAgain: () => false })),
  },
  {
    id: 'late-chunks-refused',
    sentence: 'After a file in chunks was completed only its first chunk begins another one; the others are refused.',
    misses: ['chunk.repeat.single'],
    choose: chunks(() => ({
      answersAgain: () => false,
      admits: (upload, { number }) =>
        upload === undefined || upload.completions === 0 || upload.pieces.size > 0 || number === 1,
    })),
  },
  {
    id: 'unsupported-chunks-as-whole',
    sentence: 'A file in chunks that is not supported fails as a whole upload does, with its last chunk to arrive.',
    claims: ['answer to a file in chunks that is not supported'],
    choose: change('chunks', () => ({ failsAsWhole: true })),
  },
  {
    id: 'wrong-chunk-starts-over',
    sentence: 'After a wrong chunk all chunks of the file are wanted again.',
    misses: ['chunk.wrong.recoverable-by-chunk'],
    choose: change('chunks', () => ({ afterWrong: (upload) => upload.pieces.clear() })),
  },
  {
    id: 'identifiers-cleaned',
    sentence: 'Of an identifier the first hundred letters, digits, dashes and underscores count, in any case.',
    misses: ['chunk.isolation.cleaned', 'chunk.isolation.case'],
    choose: change('chunks', ({ key }) => ({
      key: (scope, chunk) => {
        const cleaned = chunk.identifier.replaceAll(/[^0-9A-Za-z_-]/g, '').slice(0, 100);
        return key(scope, { ...chunk, identifier: cleaned.toLowerCase() });
      },
    })),
  },
  {
    id: 'floor-split-only',
    sentence: 'A last chunk below the chunk size is refused, as the samples of the vendor do.',
    misses: ['chunk.split.short-last'],
    choose: change('chunks', () => ({ splits: [floorSplit] })),
  },
  {
    id: 'chunks-put-off-at-times',
    sentence: 'The second chunk of a file to arrive is put off once, as where the first one holds a lock.',
    choose(decisions) {
      const hasPutOff = new WeakSet<Upload>();
      const putOff = new WeakSet<Chunk>();
      return change('chunks', ({ admits, wrong }) => ({
        admits(upload, chunk) {
          const isLocked = upload !== undefined && upload.pieces.size === 1 && !hasPutOff.has(upload);
          if (isLocked) {
            hasPutOff.add(upload);
            putOff.add(chunk);
          }
          return !isLocked && admits(upload, chunk);
        },
        wrong: (chunk) => (chunk !== undefined && putOff.has(chunk) ? plain(412, 'Not now') : wrong(chunk)),
      }))(decisions);
    },
  },
  {
    id: 'no-number-no-chunk',
    sentence: 'A request whose chunk number or sizes are not above zero is taken for a whole upload.',
    // A chunk that is taken for a whole upload must not become a photo.
    claims: ['word on what is a photo'],
    misses: ['chunk.wrong.not-a-number'],
    choose: change('chunks', ({ read }) => ({ isChunk: (sent) => read(sent, '') !== undefined })),
  },
  {
    id: 'token-checked-when-whole',
    sentence: 'The token of a file in chunks is checked when the file is whole, and refused in words with HTTP 200.',
    misses: ['chunk.bad-token.status', 'token.expiry.chunk-refused'],
    choose: together(
      change('chunks', () => ({ tokenIsChecked: (stage) => stage === 'whole' })),
      change('tokens', ({ refusalStatus }) => ({
        refusalStatus: (defect, isChunk) => (isChunk ? 200 : refusalStatus(defect, isChunk)),
      })),
    ),
  },
  {
    id: 'use-held-by-first-chunk',
    sentence: 'The first chunk of a file takes the use, which is given back when the file lapses after ten minutes.',
    misses: ['chunk.uses.abandoned'],
    choose: together(
      chunks(() => ({ keptForMs: tenMinutes })),
      change('tokens', () => ({ chunkTakes: (upload) => (upload?.finished === undefined ? 'early' : 'nothing') })),
    ),
  },
  {
    id: 'unfinished-files-lapse',
    sentence: 'The chunks of a file are dropped that is not complete ten minutes after the last of them.',
    choose: allChunks(() => ({ keptForMs: tenMinutes })),
  },
  {
    id: 'unsupported-known-by-first-chunk',
    sentence: 'A file that does not begin like a photo or video is answered with HTTP 500 with its first chunk.',
    claims: ['answer to a file in chunks that is not supported'],
    choose: chunks(() => ({ recognisesFirstChunk: true })),
  },
  {
    id: 'chunk-numbers-by-their-front',
    sentence: 'Of the numbers and sizes of a chunk the digits at the front count.',
    misses: ['chunk.wrong.not-a-number'],
    choose: chunks(({ read }) => ({
      read(sent, partName) {
        const lenient = sent.pairs.map(
          ([name, value]) => [name, isNumeric.test(name) ? (/^\s*-?\d+/.exec(value)?.[0] ?? value) : value] as const,
        );
        return read(new Parameters(lenient), partName);
      },
    })),
  },
  {
    id: 'wrong-chunks-500',
    sentence: 'A wrong chunk is answered with HTTP 500 and the reason, as in a sample of the vendor.',
    misses: ['chunk.wrong.not-500', 'chunk.reserved'],
    choose: chunks(() => ({ wrong: () => plain(500, 'invalid chunk size') })),
  },
  {
    id: 'no-probes',
    sentence: 'A GET that asks for a chunk is answered with HTTP 405, whether the chunk is here or not.',
    choose: allChunks(() => ({ probe: () => plain(405, 'POST only', [['Allow', 'POST']]) })),
  },
  {
    id: 'long-identifiers-refused',
    sentence: 'An identifier of more than 128 characters is refused with HTTP 400.',
    misses: ['chunk.identifier.long'],
    choose: chunks(({ admits }) => ({
      admits: (upload, chunk) => chunk.identifier.length <= 128 && admits(upload, chunk),
      wrong: () => plain(400, 'Bad request'),
    })),
  },
  {
    id: 'large-files-refused',
    sentence: 'A file above 100 MiB is refused with HTTP 413 with each of its chunks.',
    choose: chunks(({ admits, wrong }) => ({
      admits: (upload, chunk) => chunk.totalSize <= largest && admits(upload, chunk),
      wrong: (chunk) => (chunk !== undefined && chunk.totalSize > largest ? plain(413, 'Too large') : wrong(chunk)),
    })),
  },
  {
    id: 'chunk-answers-in-json',
    sentence: 'Chunks are answered with JSON that counts those that are here, and wrong ones with JSON as well.',
    choose: chunks(() => ({
      innerAnswer: (chunk) => json(200, { status: 'ok', chunk: chunk?.number ?? 0 }),
      wrong: () => json(422, { status: 'error', message: 'The chunk is not what it should be' }),
    })),
  },
  {
    id: 'chunks-take-a-while',
    sentence: 'Storing a chunk takes 50 milliseconds.',
    choose: allChunks(() => ({ storingMs: 50 })),
  },
  {
    id: 'chunks-of-1-kib',
    sentence: 'Where a file has several chunks, none of them may be below 1 KiB.',
    choose: allChunks(({ fits }) => ({
      fits: (chunk, received, splits) =>
        fits(chunk, received, splits) && (chunk.chunkSize >= 1024 || chunk.totalSize < 2 * chunk.chunkSize),
      wrong: () => plain(400, 'EntityTooSmall'),
    })),
  },
];
