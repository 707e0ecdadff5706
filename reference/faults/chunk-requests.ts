import type { ChunkDecisions } from '../decisions/chunks.js';
import { change } from '../decisions/decisions.js';
import { type Chunk, floorSplit, type Upload } from '../methods/chunk-rules.js';
import { Parameters } from '../server/parameters.js';
import { plain } from '../server/render.js';
import { filled } from './broken-bodies.js';
import * as blunders from './chunk-blunders.js';
import { type Fault, faultsOf } from './fault.js';

const chunks = (make: (before: ChunkDecisions) => Partial<ChunkDecisions>) => change('chunks', make);

/** Reads a parameter as if it had another value. */
const reading = (name: string, value: (text: string) => string) =>
  chunks(({ read }) => ({
    read(sent, partName) {
      const text = sent.get(name);
      return read(text === undefined ? sent : new Parameters([[name, value(text)]]).over(sent), partName);
    },
  }));

const withTotalOfOne = (sent: Parameters) => new Parameters([['resumableTotalSize', '1']]).over(sent);

export const chunkRequestFaults: readonly Fault[] = faultsOf('chunks', [
  {
    id: 'short-chunk-accepted',
    breaks: 'chunk.wrong.short',
    sentence: 'A chunk with fewer bytes than it should have is accepted.',
    plant: chunks(() => ({ fits: blunders.anyShorter })),
  },
  {
    id: 'only-first-chunk-measured',
    breaks: 'chunk.wrong.short',
    sentence: 'Behind the first one a chunk may lack bytes, unless it is the one that would complete the file.',
    plant(decisions) {
      const short = new WeakSet<Chunk>();
      return chunks(({ fits, admits }) => ({
        fits(chunk, received, splits) {
          if (fits(chunk, received, splits)) return true;
          const isShort = chunk.number > 1 && blunders.anyShorter(chunk, received, splits);
          if (isShort) short.add(chunk);
          return isShort;
        },
        admits: (upload, chunk) =>
          admits(upload, chunk) && !(short.has(chunk) && (upload?.pieces.size ?? 0) + 1 >= floorSplit.count(chunk)),
      }))(decisions);
    },
  },
  {
    id: 'long-chunk-accepted',
    breaks: 'chunk.wrong.long',
    sentence: 'A chunk with more bytes than it should have is accepted.',
    plant: chunks(() => ({ fits: blunders.anyLonger })),
  },
  {
    id: 'last-chunk-not-measured',
    breaks: 'chunk.wrong.last',
    sentence: 'The size of the last chunk is not looked at, and one that completes nothing is accepted.',
    plant: chunks(({ fits }) => ({
      fits: (chunk, received, splits) =>
        fits(chunk, received, splits) ||
        (received !== undefined && splits.some(({ count }) => count(chunk) === chunk.number)),
    })),
  },
  {
    id: 'number-zero-is-one',
    breaks: 'chunk.wrong.number-zero',
    sentence: 'The chunk number 0 is taken for 1.',
    plant: reading('resumableChunkNumber', (text) => (text.trim() === '0' ? '1' : text)),
  },
  {
    id: 'number-negative',
    breaks: 'chunk.wrong.number-zero',
    sentence: 'The sign of a chunk number does not count.',
    plant: reading('resumableChunkNumber', (text) => text.replace('-', '')),
  },
  {
    id: 'number-above-accepted',
    breaks: 'chunk.wrong.number-above',
    sentence: 'A chunk number above the number of chunks is accepted.',
    plant: chunks(({ fits }) => ({
      fits: (chunk, received, splits) =>
        fits(chunk, received, splits) ||
        (received !== undefined && splits.every(({ count }) => count(chunk) < chunk.number)),
    })),
  },
  {
    id: 'number-one-above-accepted',
    breaks: 'chunk.wrong.number-above',
    sentence: 'The number of chunks is one too high.',
    plant: chunks(({ fits }) => ({
      fits: (chunk, received, splits) =>
        fits(chunk, received, splits) ||
        (received !== undefined && splits.some(({ count }) => count(chunk) + 1 === chunk.number)),
    })),
  },
  {
    id: 'number-not-a-number-is-one',
    breaks: 'chunk.wrong.not-a-number',
    sentence: 'A chunk number that is not a number is read as 1.',
    plant: reading('resumableChunkNumber', (text) => (/\d/.test(text) ? text : '1')),
  },
  {
    id: 'number-not-a-number-is-whole',
    breaks: 'chunk.wrong.not-a-number',
    sentence: 'A chunk whose number is no whole number is taken for a whole file.',
    plant: chunks(blunders.unnumberedIsWhole),
  },
  {
    id: 'number-by-its-front',
    breaks: 'chunk.wrong.not-a-number',
    sentence: 'Of a chunk number the digits at the front count.',
    plant: reading('resumableChunkNumber', (text) => /^\s*\d+/.exec(text)?.[0] ?? text),
  },
  {
    id: 'total-zero-accepted',
    breaks: 'chunk.wrong.total-zero',
    sentence: 'A chunk whose total size is not above zero is accepted as long as it has the size of a chunk.',
    plant: chunks(({ fits, read }) => ({
      read: (sent, partName) => read(sent, partName) ?? read(withTotalOfOne(sent), partName),
      fits: (chunk, received, splits) =>
        fits(chunk, received, splits) || (chunk.totalSize === 1 && received === chunk.chunkSize),
    })),
  },
  {
    id: 'total-not-looked-at',
    breaks: 'chunk.wrong.total',
    sentence: 'A chunk whose total size makes no sense is accepted as long as it has the size of a chunk.',
    plant: chunks(({ fits, read }) => ({
      read: (sent, partName) => read(sent, partName) ?? read(withTotalOfOne(sent), partName),
      fits: (chunk, received, splits) => fits(chunk, received, splits) || received === chunk.chunkSize,
    })),
  },
  {
    id: 'greatest-total-counts',
    breaks: 'chunk.wrong.recoverable',
    sentence: 'Of the total sizes that the chunks of a file state, the greatest is used.',
    plant(decisions) {
      const totals = new WeakMap<Upload, number>();
      return chunks(({ key, complete }) => ({
        key: (scope, chunk) => key(scope, { ...chunk, totalSize: 0 }),
        complete(upload, chunk, splits) {
          const totalSize = Math.max(chunk.totalSize, totals.get(upload) ?? 0);
          totals.set(upload, totalSize);
          return complete(upload, { ...chunk, totalSize }, splits);
        },
      }))(decisions);
    },
  },
  {
    id: 'latest-total-counts',
    breaks: 'chunk.wrong.total-changed',
    sentence: 'The total size of the second chunk is compared with that of the first; behind it the latest counts.',
    plant(decisions) {
      const totals = new WeakMap<Upload, number>();
      return chunks(({ key, admits, complete }) => ({
        key: (scope, chunk) => key(scope, { ...chunk, totalSize: 0 }),
        admits(upload, chunk) {
          const total = upload && upload.pieces.size > 0 ? totals.get(upload) : undefined;
          const isOther = total !== undefined && total !== chunk.totalSize;
          return admits(upload, chunk) && !(isOther && chunk.number < 3);
        },
        complete(upload, chunk, splits) {
          totals.set(upload, chunk.totalSize);
          return complete(upload, chunk, splits);
        },
      }))(decisions);
    },
  },
  {
    id: 'wrong-chunk-500',
    breaks: 'chunk.wrong.not-500',
    sentence: 'A wrong chunk is answered with HTTP 500.',
    plant: chunks(({ wrong }) => ({ wrong: (chunk) => ({ ...wrong(chunk), status: 500 }) })),
  },
  {
    id: 'unread-chunk-500',
    breaks: 'chunk.wrong.not-500',
    sentence: 'A chunk whose parameters are not numbers is answered with HTTP 500.',
    plant: chunks(({ wrong }) => ({
      wrong: (chunk) => ({ ...wrong(chunk), ...(chunk === undefined ? { status: 500 } : {}) }),
    })),
  },
  {
    id: 'wrong-chunk-wipes',
    breaks: 'chunk.wrong.recoverable-by-chunk',
    sentence: 'A wrong chunk wipes those that are here.',
    plant: chunks(() => ({ afterWrong: (upload) => upload.pieces.clear() })),
  },
  {
    id: 'wrong-chunk-ends-file',
    breaks: 'chunk.wrong.recoverable',
    sentence: 'After a wrong chunk no chunk of the file is accepted any more.',
    plant: chunks(({ admits }) => {
      const spoilt = new WeakSet<Upload>();
      return {
        afterWrong: (upload) => void spoilt.add(upload),
        admits: (upload, chunk) => (upload === undefined || !spoilt.has(upload)) && admits(upload, chunk),
      };
    }),
  },
  {
    id: 'background-chunks-refused-415',
    breaks: 'background.chunks.unsupported',
    sentence: 'Where a file in chunks fails, the error line of a background upload becomes HTTP 415.',
    plant: chunks(({ lastAnswer }) => ({
      failsAsWhole: true,
      lastAnswer: (answer) =>
        answer.status === 200 && answer.body.toString().startsWith('error ')
          ? plain(415, 'not supported')
          : lastAnswer(answer),
    })),
  },
  {
    id: 'unsupported-415',
    breaks: 'chunk.unsupported',
    sentence: 'A file in chunks that is not supported is answered with HTTP 415.',
    plant: chunks(() => ({ unsupportedStatus: 415 })),
  },
  {
    id: 'unsupported-400',
    breaks: 'chunk.unsupported',
    sentence: 'A file in chunks that is not supported is answered with HTTP 400.',
    plant: chunks(() => ({ unsupportedStatus: 400 })),
  },
  {
    id: 'unsupported-200',
    breaks: 'chunk.unsupported',
    sentence: 'A file in chunks that is not supported is answered with HTTP 200 and a message.',
    plant: chunks(() => ({ unsupportedStatus: 200 })),
  },
  {
    id: 'chunk-without-file-accepted',
    breaks: 'chunk.file-missing',
    sentence: 'A chunk request without a file is answered like one with it.',
    plant: chunks(({ fits }) => ({
      fits: (chunk, received, splits) => received === undefined || fits(chunk, received, splits),
    })),
  },
  {
    id: 'chunk-bad-token-login',
    breaks: 'chunk.bad-token',
    sentence: 'A chunk under a bad token is redirected to a page for logging in.',
    plant: change('tokens', ({ refusalStatus, refusalHeaders }) => ({
      refusalStatus: (trouble, isChunk) => (isChunk ? 302 : refusalStatus(trouble, isChunk)),
      refusalHeaders: [...refusalHeaders, ['Location', '/login'] as const],
    })),
  },
  {
    id: 'chunk-bad-token-200',
    breaks: 'chunk.bad-token.status',
    sentence: 'A chunk under a bad token is answered with HTTP 200 and a message.',
    plant: change('tokens', ({ refusalStatus }) => ({
      refusalStatus: (defect, isChunk) => (isChunk ? 200 : refusalStatus(defect, isChunk)),
    })),
  },
  {
    id: 'torn-chunk-counts',
    breaks: 'chunk.torn',
    sentence: 'A chunk whose request broke off counts, filled up with zeros.',
    plant: change('requests', ({ body }) => ({
      body: (incoming) => (incoming.url?.startsWith('/api/photo/') ? filled(incoming) : body(incoming)),
    })),
  },
  {
    id: 'slow-chunk-counts',
    breaks: 'chunk.slow',
    sentence: 'A small chunk counts once a third of it is here, filled up with zeros.',
    plant: change('requests', ({ body }) => ({
      body: (incoming) => (incoming.url?.startsWith('/api/photo/') ? filled(incoming, 1 / 3) : body(incoming)),
    })),
  },
  {
    id: 'five-parameters-needed',
    breaks: 'chunk.parameters.four',
    sentence: 'A chunk without resumableTotalChunks is refused.',
    plant: chunks(({ read }) => ({
      read: (sent, partName) => (sent.has('resumableTotalChunks') ? read(sent, partName) : undefined),
    })),
  },
  {
    id: 'doubled-parameters-joined',
    breaks: 'chunk.parameters.doubled',
    sentence: 'A parameter that stands in the address and in the body becomes a list of both.',
    plant: change('requests', () => ({
      sent(query, body) {
        const joined = body.pairs.map(
          ([name, value]) => [name, query.has(name) ? `${value},${query.get(name)}` : value] as const,
        );
        return new Parameters(joined).over(query);
      },
    })),
  },
  {
    id: 'current-size-is-chunk-size',
    breaks: 'chunk.parameters.all',
    sentence: 'resumableCurrentChunkSize is taken for the chunk size where it is sent.',
    plant: chunks(({ read }) => ({
      read(sent, partName) {
        const chunk = read(sent, partName);
        const current = Number(sent.get('resumableCurrentChunkSize'));
        return chunk && current > 0 ? { ...chunk, chunkSize: current } : chunk;
      },
    })),
  },
  {
    id: 'blob-refused',
    breaks: 'chunk.name.blob',
    sentence: 'A photo whose parts are named blob is refused for its name.',
    plant: change('photos', ({ supports }) => ({
      supports: (kind, file) => file.part !== 'blob' && supports(kind, file),
    })),
  },
  {
    id: 'probe-always-found',
    breaks: 'chunk.probe.absent',
    sentence: 'A GET that asks for a chunk is answered with HTTP 200 whether the chunk is here or not.',
    plant: chunks(({ probe }) => ({ probe: (_held, upload, chunk) => probe(true, upload, chunk) })),
  },
  {
    id: 'probe-takes-use',
    breaks: 'chunk.probe.harmless',
    sentence: 'A GET that asks for a chunk takes a use.',
    plant: chunks(() => ({ probeTakesUse: true })),
  },
]);
