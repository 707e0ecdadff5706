import { posix } from 'node:path';
import type { ChunkDecisions } from '../decisions/chunks.js';
import { change } from '../decisions/decisions.js';
import { ceilSplit, floorSplit, type Split } from '../methods/chunk-rules.js';
import { Parameters } from '../server/parameters.js';
import { plain } from '../server/render.js';
import * as blunders from './chunk-blunders.js';
import { type Fault, faultsOf } from './fault.js';

const chunks = (make: (before: ChunkDecisions) => Partial<ChunkDecisions>) => change('chunks', make);

/** Takes chunks for those of one upload although their identifiers differ. */
const keyed = (alike: (identifier: string) => string) =>
  chunks(({ key }) => ({ key: (scope, chunk) => key(scope, { ...chunk, identifier: alike(chunk.identifier) }) }));

/** Waits for an empty chunk behind a file that comes out even. */
const withEmptyLast = ({ count, length }: Split): Split => ({
  length,
  count: (cut) => count(cut) + (cut.totalSize > cut.chunkSize && cut.totalSize % cut.chunkSize === 0 ? 1 : 0),
});

/** Has no chunk for a file that is smaller than one. */
const withoutSmall = ({ count, length }: Split): Split => ({
  length: (cut, number) => (cut.totalSize < cut.chunkSize ? undefined : length(cut, number)),
  count,
});

export const chunkFaults: readonly Fault[] = faultsOf('chunks', [
  {
    id: 'inner-chunk-202',
    breaks: 'chunk.inner.accepted',
    sentence: 'An inner chunk is answered with HTTP 202.',
    plant: chunks(({ innerAnswer }) => ({ innerAnswer: () => ({ ...innerAnswer(), status: 202 }) })),
  },
  {
    id: 'inner-chunk-of-large-file-202',
    breaks: 'chunk.inner.accepted',
    sentence: 'An inner chunk of a file above 1 MiB is answered with HTTP 202.',
    plant: chunks(({ innerAnswer }) => ({
      innerAnswer: (chunk) => ({
        ...innerAnswer(chunk),
        ...(chunk !== undefined && chunk.totalSize > 1024 * 1024 ? { status: 202 } : {}),
      }),
    })),
  },
  {
    id: 'inner-chunk-204',
    breaks: 'chunk.inner.accepted',
    sentence: 'An inner chunk is answered with HTTP 204.',
    plant: chunks(() => ({ innerAnswer: () => ({ status: 204, headers: [], body: Buffer.alloc(0) }) })),
  },
  {
    id: 'inner-chunk-redirects',
    breaks: 'chunk.inner.silent',
    sentence: 'With every chunk the client is sent to return_url.',
    plant: change('callbacks', () => ({ answersInnerChunk: true })),
  },
  {
    id: 'inner-chunk-ok-line',
    breaks: 'chunk.inner.silent',
    sentence: 'An inner chunk is answered by something like an ok line.',
    plant: chunks(() => ({ innerAnswer: () => plain(200, 'ok localhost 1 1 none') })),
  },
  {
    id: 'complete-by-highest-number',
    breaks: 'chunk.completion.last-arrival',
    sentence: 'The chunk with the highest number completes the file, whatever is missing.',
    plant: chunks(() => ({ complete: blunders.byHighestNumber })),
  },
  {
    id: 'complete-with-highest-number-only',
    breaks: 'chunk.completion.last-arrival',
    sentence: 'Only the chunk with the highest number can complete the file.',
    plant: chunks(({ complete }) => ({ complete: blunders.byLastArrival(complete) })),
  },
  {
    id: 'complete-one-short',
    breaks: 'chunk.completion.last-arrival',
    sentence: 'The last chunk is not waited for.',
    plant: chunks(() => ({ complete: blunders.oneShort })),
  },
  {
    id: 'chunks-in-order-only',
    breaks: 'chunk.completion.last-arrival',
    sentence: 'A chunk is refused while the one before it has not come.',
    plant: chunks(() => ({
      admits: (upload, { number }) => number === 1 || (upload?.pieces.has(number - 1) ?? false),
    })),
  },
  {
    id: 'last-chunk-answered-plainly',
    breaks: 'chunk.completion.callback',
    sentence: 'The chunk that completes the upload is answered like any other.',
    plant: chunks(({ innerAnswer }) => ({ lastAnswer: (answer) => (answer.status === 301 ? innerAnswer() : answer) })),
  },
  {
    id: 'gif-not-supported-in-chunks',
    breaks: 'chunk.completion.callback',
    sentence: 'GIF images are not supported when they come in chunks.',
    plant: change('photos', ({ supports }) => ({
      supports: (kind, file) => !(kind === 'gif' && file.resumable !== undefined) && supports(kind, file),
    })),
  },
  {
    id: 'chunk-extras-dropped',
    breaks: 'chunk.completion.extras',
    sentence: 'Extra parameters sent with chunks are not repeated.',
    plant: chunks(() => ({ repeated: () => Parameters.none })),
  },
  {
    id: 'small-file-refused',
    breaks: 'chunk.split.single',
    sentence: 'A file smaller than the chunk size is refused.',
    plant: chunks(() => ({ splits: [withoutSmall(floorSplit), withoutSmall(ceilSplit)] })),
  },
  {
    id: 'empty-last-chunk-awaited',
    breaks: 'chunk.split.exact',
    sentence: 'Behind a file whose size is a multiple of the chunk size an empty chunk is awaited.',
    plant: chunks(() => ({ splits: [withEmptyLast(floorSplit)] })),
  },
  {
    id: 'ceil-only',
    breaks: 'chunk.split.long-last',
    sentence: 'Chunks are counted by rounding up, and a last chunk above the chunk size is refused.',
    plant: chunks(() => ({ splits: [ceilSplit] })),
  },
  {
    id: 'floor-only',
    breaks: 'chunk.split.short-last',
    sentence: 'Chunks are counted by rounding down, and a last chunk below the chunk size is refused.',
    plant: chunks(() => ({ splits: [floorSplit] })),
  },
  {
    id: 'joined-in-text-order',
    breaks: 'chunk.split.many',
    sentence: 'Chunks are joined in the order 1, 10, 11, 2.',
    plant: chunks(() => ({ order: blunders.inTextOrder })),
  },
  {
    id: 'more-than-ten-never-complete',
    breaks: 'chunk.split.many',
    sentence: 'A file of more than ten chunks never completes, since numbers are compared as text.',
    plant: chunks(({ complete }) => ({
      complete: (upload, chunk, splits) =>
        String(upload.pieces.size) < '2' && upload.pieces.size > 9 ? undefined : complete(upload, chunk, splits),
    })),
  },
  {
    id: 'tokens-mixed',
    breaks: 'chunk.isolation.tokens',
    sentence: 'Chunks of two tokens with one identifier come together.',
    plant: chunks(({ key }) => ({ key: (_scope, chunk) => key('', chunk) })),
  },
  {
    id: 'files-mixed',
    breaks: 'chunk.isolation.files',
    sentence: 'Chunks of two files under one token come together.',
    plant: keyed(() => ''),
  },
  {
    id: 'names-mixed',
    breaks: 'chunk.isolation.names',
    sentence: 'Chunks are kept under the name of the file.',
    plant: chunks(({ key }) => ({ key: (scope, chunk) => key(scope, { ...chunk, identifier: chunk.fileName }) })),
  },
  {
    id: 'identifier-cleaned',
    breaks: 'chunk.isolation.cleaned',
    sentence: 'Characters other than letters, digits, - and _ do not count in an identifier.',
    plant: keyed((identifier) => identifier.replace(/[^0-9A-Za-z_-]/g, '')),
  },
  {
    id: 'identifier-as-path',
    breaks: 'chunk.isolation.cleaned',
    sentence: 'An identifier is a path, so that a/../b is b.',
    plant: keyed((identifier) => posix.normalize(identifier)),
  },
  {
    id: 'identifier-trimmed',
    breaks: 'chunk.isolation.cleaned',
    sentence: 'Blanks in an identifier do not count.',
    plant: keyed((identifier) => identifier.replaceAll(' ', '')),
  },
  {
    id: 'identifier-in-any-case',
    breaks: 'chunk.isolation.case',
    sentence: 'The case of an identifier does not count.',
    plant: keyed((identifier) => identifier.toLowerCase()),
  },
  {
    id: 'every-chunk-takes-use',
    breaks: 'chunk.uses.per-file',
    sentence: 'Every chunk takes a use.',
    plant: change('tokens', () => ({ chunkTakes: () => 'extra' })),
  },
  {
    id: 'abandoned-upload-takes-use',
    breaks: 'chunk.uses.abandoned',
    sentence: 'An upload takes its use with its first chunk.',
    plant: change('tokens', () => ({ chunkTakes: () => 'early' })),
  },
]);
