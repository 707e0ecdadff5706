import type { ChunkDecisions } from '../decisions/chunks.js';
import { change } from '../decisions/decisions.js';
import { ceilSplit, floorSplit } from '../methods/chunk-rules.js';
import * as blunders from './chunk-blunders.js';
import { type Fault, faultsOf } from './fault.js';
import { withoutReturns } from './files.js';

const chunks = (make: (before: ChunkDecisions) => Partial<ChunkDecisions>) => change('fileChunks', make);

/** Takes chunks for those of one file although their identifiers differ. */
const keyed = (alike: (identifier: string) => string) =>
  chunks(({ key }) => ({ key: (scope, chunk) => key(scope, { ...chunk, identifier: alike(chunk.identifier) }) }));

const mebibyte = 1024 * 1024;

export const fileChunkFaults: readonly Fault[] = faultsOf('file-chunks', [
  {
    id: 'file-last-chunk-answered-plainly',
    breaks: 'file.chunk.completion',
    sentence: 'The chunk that completes a file is answered like any other.',
    plant: chunks(({ innerAnswer }) => ({ lastAnswer: () => innerAnswer() })),
  },
  {
    id: 'file-complete-by-highest-number',
    breaks: 'file.chunk.completion',
    sentence: 'The chunk with the highest number completes a file, whatever is missing.',
    plant: chunks(() => ({ complete: blunders.byHighestNumber })),
  },
  {
    id: 'file-joined-in-arrival-order',
    breaks: 'file.chunk.assembled',
    sentence: 'Chunks of a file are joined in the order of their arrival.',
    plant: chunks(() => ({ order: blunders.inArrivalOrder })),
  },
  {
    id: 'file-joined-backwards',
    breaks: 'file.chunk.assembled',
    sentence: 'Chunks of a file are joined backwards when the first one comes last.',
    plant: chunks(({ order }) => ({
      order(pieces) {
        const ordered = order(pieces);
        return blunders.inArrivalOrder(pieces).at(-1)?.number === 1 ? ordered.toReversed() : ordered;
      },
    })),
  },
  {
    id: 'chunked-text-line-ends',
    breaks: 'file.chunk.assembled',
    sentence: 'In text files that come in chunks CR LF becomes LF.',
    plant: chunks(() => ({
      alter: (bytes, chunk) => (chunk.fileName.endsWith('.txt') ? withoutReturns(bytes) : bytes),
    })),
  },
  {
    id: 'file-ceil-only',
    breaks: 'file.chunk.splits',
    sentence: 'A last chunk of a file above the chunk size is refused.',
    plant: chunks(() => ({ splits: [ceilSplit] })),
  },
  {
    id: 'file-floor-only',
    breaks: 'file.chunk.splits.forced',
    sentence: 'A last chunk of a file below the chunk size is refused.',
    plant: chunks(() => ({ splits: [floorSplit] })),
  },
  {
    id: 'file-joined-in-text-order',
    breaks: 'file.chunk.many',
    sentence: 'Chunks of a file are joined in the order 1, 10, 11, 2.',
    plant: chunks(() => ({ order: blunders.inTextOrder })),
  },
  {
    id: 'file-joined-by-two-digits',
    breaks: 'file.chunk.many',
    sentence: 'Chunks of a file are joined in the order of names with two digits, so that 100 comes before 11.',
    plant: chunks(() => ({ order: blunders.inOrderOfTwoDigits })),
  },
  {
    id: 'file-joined-up-to-255',
    breaks: 'file.chunk.many',
    sentence: 'Of the chunks of a file 255 are joined.',
    plant: chunks(({ order }) => ({ order: (pieces) => order(pieces).slice(0, 255) })),
  },
  {
    id: 'file-parallel-chunks-forgotten',
    breaks: 'file.chunk.parallel',
    sentence: 'Of chunks of a file that arrive at the same time one is forgotten.',
    plant: chunks(() => ({ accept: blunders.lostUpdate })),
  },
  {
    id: 'file-assembled-twice',
    breaks: 'file.chunk.parallel',
    sentence: 'Two chunks that complete a file at the same time make two files.',
    plant: chunks(() => ({ take: blunders.takenTwice })),
  },
  {
    id: 'file-complete-by-counter',
    breaks: 'file.chunk.repeated',
    sentence: 'Chunks of a file are counted as they arrive, repeats as well.',
    plant: chunks(() => ({ complete: blunders.byArrivals })),
  },
  {
    id: 'file-repeat-appended',
    breaks: 'file.chunk.repeated',
    sentence: 'A repeated chunk of a file is appended to the earlier one.',
    plant: chunks(() => ({ accept: blunders.appended })),
  },
  {
    id: 'file-first-version-stays',
    breaks: 'file.chunk.replaced',
    sentence: 'Of a chunk that is sent again with other bytes the first version stays.',
    plant: chunks(() => ({ accept: blunders.firstKept })),
  },
  {
    id: 'file-abandoned-chunk-stays',
    breaks: 'file.chunk.abandoned',
    sentence: 'The first chunk of an abandoned upload stays for a later one of the same identifier.',
    plant: chunks(({ accept }) => ({
      accept: (upload, piece) =>
        piece.number === 1 && upload.pieces.size > 1 ? blunders.firstKept(upload, piece) : accept(upload, piece),
    })),
  },
  {
    id: 'files-in-chunks-mixed',
    breaks: 'file.chunk.isolation',
    sentence: 'Chunks of two files come together.',
    plant: keyed(() => ''),
  },
  {
    id: 'file-identifiers-cut',
    breaks: 'file.chunk.isolation',
    sentence: 'Identifiers count up to their twelfth character.',
    plant: keyed((identifier) => identifier.slice(0, 12)),
  },
  {
    id: 'file-identifiers-without-case',
    breaks: 'file.chunk.isolation.spelling',
    sentence: 'Identifiers of files count without regard to case.',
    plant: keyed((identifier) => identifier.toLowerCase()),
  },
  {
    id: 'file-identifiers-cleaned',
    breaks: 'file.chunk.isolation.spelling',
    sentence: 'Identifiers of files lose everything but letters of ASCII, digits, hyphens and underscores.',
    plant: keyed((identifier) => identifier.replaceAll(/[^0-9A-Za-z_-]/g, '')),
  },
  {
    id: 'file-identifiers-of-128-characters',
    breaks: 'file.chunk.isolation.spelling',
    sentence: 'Identifiers of files count up to their 128th character.',
    plant: keyed((identifier) => identifier.slice(0, 128)),
  },
  {
    id: 'file-callers-mixed',
    breaks: 'file.chunk.callers',
    sentence: 'Chunks of two callers with one identifier come together.',
    plant: chunks(({ key }) => ({ key: (_scope, chunk) => key('', chunk) })),
  },
  {
    id: 'file-large-chunks-spoiled',
    breaks: 'file.chunk.large',
    sentence: 'Only files whose chunks have 1 MiB or more are damaged.',
    plant: chunks(() => ({ alter: (bytes, chunk) => blunders.spoiled(bytes, chunk.chunkSize >= mebibyte) })),
  },
]);
