import type { ChunkDecisions } from '../decisions/chunks.js';
import { change } from '../decisions/decisions.js';
import { ceilSplit, floorSplit, type Upload } from '../methods/chunk-rules.js';
import { Parameters } from '../server/parameters.js';
import { plain } from '../server/render.js';
import { filled } from './broken-bodies.js';
import * as blunders from './chunk-blunders.js';
import { type Fault, faultsOf } from './fault.js';

const chunks = (make: (before: ChunkDecisions) => Partial<ChunkDecisions>) => change('fileChunks', make);

/** The parameters with one of them changed. */
const withValue = (sent: Parameters, name: string, changed: (value: string) => string) =>
  new Parameters(sent.pairs.map(([one, value]) => [one, one === name ? changed(value) : value]));

/** A number as far as a text begins with one, and 1 where that is nothing. */
const leniently = (text: string) => String(Math.max(1, Number.parseInt(text, 10) || 1));

/** Uploads that a wrong chunk put an end to. */
const spoiltUploads = new WeakSet<Upload>();

export const fileChunkRequestFaults: readonly Fault[] = faultsOf('file-chunk-requests', [
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
    breaks: 'file.chunk.misnumbered',
    sentence: 'A chunk of a file whose number is no whole number is taken for a whole file.',
    plant: chunks(blunders.unnumberedIsWhole),
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
    id: 'file-number-above-last-accepted',
    breaks: 'file.chunk.wrong',
    sentence: 'A chunk with a number above that of the last is accepted.',
    plant: chunks(({ fits }) => ({
      fits: (chunk, received, splits) => chunk.number > ceilSplit.count(chunk) || fits(chunk, received, splits),
    })),
  },
  {
    id: 'file-number-read-leniently',
    breaks: 'file.chunk.numbers',
    sentence: 'The number of a chunk is read as far as it is one, and is 1 where that is nothing.',
    plant: chunks(({ read }) => ({
      read: (sent, part) => read(withValue(sent, 'resumableChunkNumber', leniently), part),
    })),
  },
  {
    id: 'file-sizes-not-read',
    breaks: 'file.chunk.numbers',
    sentence: 'A chunk whose sizes are not numbers is accepted as it is.',
    plant: chunks(({ read, fits }) => ({
      read: (sent, part) =>
        read(withValue(withValue(sent, 'resumableChunkSize', leniently), 'resumableTotalSize', leniently), part),
      fits: (chunk, received, splits) =>
        fits(chunk, received, splits) || chunk.chunkSize === 1 || chunk.totalSize === 1,
    })),
  },
  {
    id: 'file-number-below-one-completes',
    breaks: 'file.chunk.misnumbered',
    sentence: 'A chunk with a number below 1 is taken for the second one.',
    plant: chunks(({ read }) => ({
      read: (sent, part) =>
        read(
          withValue(sent, 'resumableChunkNumber', (number) => (Number(number) < 1 ? '2' : number)),
          part,
        ),
    })),
  },
  {
    id: 'file-parameters-of-the-page-not-enough',
    breaks: 'file.chunk.four',
    sentence: 'A chunk of a file without resumableTotalChunks is refused.',
    plant: chunks(({ read }) => ({
      read: (sent, part) => (sent.has('resumableTotalChunks') ? read(sent, part) : undefined),
    })),
  },
  {
    id: 'file-only-chunk-without-filename-refused',
    breaks: 'file.chunk.four',
    sentence: 'A file of one chunk without resumableFilename is refused.',
    plant: chunks(({ read }) => ({
      read(sent, part) {
        const chunk = read(sent, part);
        const isOnly = chunk !== undefined && chunk.totalSize < 2 * chunk.chunkSize;
        return isOnly && !sent.has('resumableFilename') ? undefined : chunk;
      },
    })),
  },
  {
    id: 'file-wrong-chunk-500',
    breaks: 'file.chunk.reserved',
    sentence: 'A chunk of a file that is not valid is answered with HTTP 500.',
    plant: chunks(() => ({ wrong: () => plain(500, 'The chunk is not valid') })),
  },
  {
    id: 'file-wrong-chunk-spoils-upload',
    breaks: 'file.chunk.retried',
    sentence: 'After a chunk that was not valid no chunk of its file is accepted any more.',
    plant: chunks(({ afterWrong, admits }) => ({
      afterWrong(upload, chunk, file) {
        afterWrong(upload, chunk, file);
        spoiltUploads.add(upload);
      },
      admits: (upload, chunk) => (upload === undefined || !spoiltUploads.has(upload)) && admits(upload, chunk),
    })),
  },
  {
    id: 'file-wrong-chunk-stays',
    breaks: 'file.chunk.retried',
    sentence: 'A chunk that was not valid is refused and kept, and the valid one does not replace it.',
    plant: chunks(({ accept }) => ({
      afterWrong(upload, { number }, file) {
        const arrival = upload.arrivals;
        if (file !== undefined)
          upload.pieces.set(number, { content: Buffer.alloc(0), size: 0, number, arrival, digest: 'wrong' });
      },
      accept: (upload, piece) =>
        upload.pieces.get(piece.number)?.digest === 'wrong' ? [piece] : accept(upload, piece),
    })),
  },
  {
    id: 'file-wrong-chunk-forgets-others',
    breaks: 'file.chunk.recovered',
    sentence: 'After a chunk that was not valid those behind it have to be sent again.',
    plant: chunks(() => ({
      afterWrong(upload, { number }) {
        for (const later of [...upload.pieces.keys()].filter((one) => one > number)) upload.pieces.delete(later);
      },
    })),
  },
  {
    id: 'file-chunk-without-file-accepted',
    breaks: 'file.chunk.file-missing',
    sentence: 'A chunk request without a file is accepted.',
    plant: chunks(({ fits }) => ({
      fits: (chunk, received, splits) => received === undefined || fits(chunk, received, splits),
    })),
  },
  {
    id: 'file-total-size-not-compared',
    breaks: 'file.chunk.total-changed',
    sentence:
      'As many chunks as the last one to arrive makes necessary complete a file, whatever sizes the others state.',
    plant: chunks(({ key }) => ({
      key: (scope, chunk) => key(scope, { ...chunk, totalSize: 0 }),
      complete(upload, chunk) {
        const numbers = Array.from({ length: floorSplit.count(chunk) }, (_, at) => at + 1);
        return numbers.every((number) => upload.pieces.has(number)) ? numbers : undefined;
      },
    })),
  },
  {
    id: 'file-parameters-doubled-refused',
    breaks: 'file.chunk.doubled',
    sentence: 'A parameter of a chunk that is in the address and in the body counts as two.',
    plant: change('requests', ({ sent }) => ({
      sent: (query, body) =>
        query.has('resumableChunkNumber') && body.has('resumableChunkNumber') && !query.has('upload_token')
          ? new Parameters(
              body.pairs.map(([name, value]) => [name, query.has(name) ? `${query.get(name)}, ${value}` : value]),
            )
          : sent(query, body),
    })),
  },
  {
    id: 'file-of-blobs-named-blob',
    breaks: 'file.chunk.blob',
    sentence: 'A file in chunks has the name of its parts, and is called blob where that is their name.',
    plant: change('files', ({ name }) => ({ name: (asked, part) => name(asked || part, undefined, undefined) })),
  },
  {
    id: 'file-chunks-always-found',
    breaks: 'file.chunk.probe',
    sentence: 'A GET that asks for a chunk of a file is always answered with HTTP 200.',
    plant: chunks(() => ({ probe: () => plain(200, 'found') })),
  },
  {
    id: 'file-late-chunk-makes-file',
    breaks: 'file.chunk.late',
    sentence: 'The chunks of a complete file stay, and each that is sent again makes the file once more.',
    plant: chunks(() => ({ take: blunders.neverCleared, answersAgain: () => false })),
  },
  {
    id: 'file-late-chunk-is-whole',
    breaks: 'file.chunk.late',
    sentence: 'A chunk of a complete file that is sent again is taken for a whole file.',
    plant: chunks(({ complete }) => ({
      answersAgain: () => false,
      complete: (upload, chunk, splits) => (upload.completions > 0 ? [chunk.number] : complete(upload, chunk, splits)),
    })),
  },
  {
    id: 'file-only-chunk-makes-file-again',
    breaks: 'file.chunk.late.single',
    sentence: 'The only chunk of a file makes another file when it is sent again.',
    plant: chunks(({ answersAgain }) => ({
      answersAgain: (finished, ...others) => finished.digests.size > 1 && answersAgain(finished, ...others),
    })),
  },
  {
    id: 'file-late-chunk-replaces-file',
    breaks: 'file.chunk.late.unchanged',
    sentence: 'A chunk of a complete file that is sent again is what the url returns from then on.',
    plant: change('files', () => ({ afterLateChunk: (file, { content, size }) => ({ ...file, content, size }) })),
  },
  {
    id: 'file-kinds-not-checked-in-chunks',
    breaks: 'file.chunk.unsupported',
    sentence: 'A file of no known kind is refused, and stored when it comes in chunks.',
    plant: change('files', () => ({ stores: (kind, isChunked) => isChunked || kind !== undefined })),
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
]);
