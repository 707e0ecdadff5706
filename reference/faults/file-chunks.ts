import type { ChunkDecisions } from '../decisions/chunks.js';
import { change } from '../decisions/decisions.js';
import { ceilSplit, floorSplit } from '../methods/chunk-rules.js';
import { plain } from '../server/render.js';
import { filled } from './broken-bodies.js';
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
    id: 'file-inner-chunk-201',
    breaks: 'file.chunk.inner',
    sentence: 'An inner chunk of a file is answered with HTTP 201.',
    plant: chunks(() => ({ innerAnswer: () => plain(201, 'created') })),
  },
  {
    id: 'file-inner-chunk-with-url',
    breaks: 'file.chunk.inner',
    sentence: 'An inner chunk of a file is answered with the url that the file is to have.',
    plant: chunks(() => ({
      innerAnswer: () => ({
        status: 200,
        headers: [['Content-Type', 'text/xml; charset=utf-8']],
        body: Buffer.from(
          '<response status="ok" permission_level="write" message="The file was uploaded" cached="0"><url>/files/next</url><filename>next</filename></response>',
        ),
      }),
    })),
  },
  {
    id: 'file-number-not-a-number-is-whole',
    breaks: 'file.chunk.wrong',
    sentence: 'A chunk of a file whose number is no whole number is taken for a whole file.',
    plant: chunks(blunders.unnumberedIsWhole),
  },
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
    breaks: 'file.chunk.splits',
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
    id: 'file-callers-mixed',
    breaks: 'file.chunk.callers',
    sentence: 'Chunks of two callers with one identifier come together.',
    plant: chunks(({ key }) => ({ key: (_scope, chunk) => key('', chunk) })),
  },
  {
    id: 'file-short-chunk-accepted',
    breaks: 'file.chunk.wrong',
    sentence: 'A chunk of a file with fewer bytes than it should have is accepted.',
    plant: chunks(() => ({ fits: blunders.anyShorter })),
  },
  {
    id: 'file-long-chunk-accepted',
    breaks: 'file.chunk.wrong',
    sentence: 'A chunk of a file with more bytes than it should have is accepted.',
    plant: chunks(() => ({ fits: blunders.anyLonger })),
  },
  {
    id: 'file-torn-chunk-counts',
    breaks: 'file.chunk.torn',
    sentence: 'A chunk of a file whose request broke off counts, filled up with zeros.',
    plant: change('requests', ({ body }) => ({
      body: (incoming) => (incoming.url?.startsWith('/api/file/') ? filled(incoming) : body(incoming)),
    })),
  },
  {
    id: 'file-slow-chunk-counts',
    breaks: 'file.chunk.slow',
    sentence: 'A small chunk of a file counts once a third of it is here, filled up with zeros.',
    plant: change('requests', ({ body }) => ({
      body: (incoming) => (incoming.url?.startsWith('/api/file/') ? filled(incoming, 1 / 3) : body(incoming)),
    })),
  },
  {
    id: 'file-large-chunks-spoiled',
    breaks: 'file.chunk.large',
    sentence: 'Only files whose chunks have 1 MiB or more are damaged.',
    plant: chunks(() => ({ alter: (bytes, chunk) => blunders.spoiled(bytes, chunk.chunkSize >= mebibyte) })),
  },
]);
