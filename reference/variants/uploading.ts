import { change, together } from '../decisions/decisions.js';
import type { TokenDecisions } from '../decisions/tokens.js';
import type { Variant } from '../faults/fault.js';
import { floorSplit, type Upload } from '../methods/chunk-rules.js';
import type { MediaKind } from '../methods/media.js';
import { plain } from '../server/render.js';

const takeUse: TokenDecisions['afterFailure'] = (uses, attempt) => {
  if (attempt === 'no_file' || attempt === 'unsupported') uses.taken += 1;
};

const images: readonly MediaKind[] = ['png', 'jpeg', 'gif'];

export const uploadingVariants: readonly Variant[] = [
  {
    id: 'attempts-take-uses',
    sentence: 'A failed upload takes a use as a successful one does.',
    choose: together(
      change('tokens', () => ({
        afterFailure: takeUse,
      })),
      change('replaceTokens', () => ({
        afterFailure: takeUse,
      })),
    ),
  },
  {
    id: 'token-checked-with-whole-file',
    sentence: 'The token of a file in chunks is looked at with its first chunk and when the file is whole.',
    choose: change('chunks', () => ({ tokenIsChecked: (stage) => stage !== 'inner' })),
  },
  {
    id: 'begun-files-are-finished',
    sentence: 'A file in chunks that was begun in time may be finished after the end of its token.',
    choose: change('chunks', () => ({ tokenIsChecked: (stage) => stage === 'first' })),
  },
  {
    id: 'late-chunks-refused',
    sentence: 'After a file in chunks was completed only its first chunk begins another one; the others are refused.',
    misses: ['chunk.repeat.single'],
    choose: change('chunks', () => ({
      answersAgain: () => false,
      admits: (upload, { number }) =>
        upload === undefined || upload.completions === 0 || upload.pieces.size > 0 || number === 1,
    })),
  },
  {
    id: 'second-sets-upload-again',
    sentence: 'A completed file in chunks is forgotten, so that its chunks begin another one.',
    misses: ['chunk.repeat.single'],
    choose: change('chunks', () => ({ answersAgain: () => false })),
  },
  {
    id: 'repeated-chunks-ok',
    sentence: 'A chunk of a completed file is answered like an inner one.',
    misses: ['chunk.second-set'],
    choose: change('chunks', ({ innerAnswer }) => ({ againAnswer: () => innerAnswer() })),
  },
  {
    id: 'repeated-chunks-refused',
    sentence: 'A chunk of a completed file is refused as if its token were consumed.',
    misses: ['chunk.second-set'],
    choose: change('chunks', () => ({ againAnswer: () => plain(403, 'This upload is complete') })),
  },
  {
    id: 'unsupported-chunks-as-whole',
    sentence: 'A file in chunks that is not supported fails as a whole upload does, with its last chunk to arrive.',
    choose: change('chunks', () => ({ failsAsWhole: true })),
  },
  {
    id: 'first-chunk-takes-use',
    sentence: 'The first chunk of a file takes the use, which is not given back.',
    misses: ['chunk.uses.abandoned'],
    choose: change('tokens', () => ({ chunkTakes: () => 'early' })),
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
      const putOff = new WeakSet<Upload>();
      return change('chunks', ({ admits }) => ({
        admits(upload, chunk) {
          const isLocked = upload !== undefined && upload.pieces.size === 1 && !putOff.has(upload);
          if (isLocked) putOff.add(upload);
          return !isLocked && admits(upload, chunk);
        },
      }))(decisions);
    },
  },
  {
    id: 'no-number-no-chunk',
    sentence: 'A request whose chunk number or sizes are not above zero is taken for a whole upload.',
    misses: ['chunk.wrong.number-zero', 'chunk.wrong.not-a-number', 'chunk.wrong.total-zero'],
    choose: change('chunks', ({ read }) => ({ isChunk: (sent) => read(sent, '') !== undefined })),
  },
  {
    id: 'images-only',
    sentence: 'Only images are stored, and any other file is refused.',
    choose: change('files', () => ({ stores: (kind) => kind !== undefined && images.includes(kind) })),
  },
  {
    id: 'absolute-urls',
    sentence: 'The url of a stored file has scheme and host.',
    choose: change('files', () => ({ toldUrl: (path, root) => root + path })),
  },
  {
    id: 'probes-not-found',
    sentence: 'A GET that asks for an absent chunk is answered with HTTP 404.',
    choose: together(
      change('chunks', ({ probe }) => ({
        probe: (held, upload, chunk) => (held ? probe(held, upload, chunk) : plain(404, 'not found')),
      })),
      change('fileChunks', ({ probe }) => ({
        probe: (held, upload, chunk) => (held ? probe(held, upload, chunk) : plain(404, 'not found')),
      })),
    ),
  },
  {
    id: 'slow-answers',
    sentence: 'Answers take between 5 and 40 milliseconds, by turns.',
    choose(decisions) {
      let answers = 0;
      return change('transport', () => ({
        delayMs() {
          answers += 1;
          return 5 + ((answers * 13) % 36);
        },
      }))(decisions);
    },
  },
  {
    id: 'http-1.0',
    sentence: 'Answers are HTTP/1.0, each on a connection of its own.',
    choose: change('transport', () => ({ http10: true })),
  },
  {
    id: 'length-required',
    sentence: 'A body without a Content-Length is answered with HTTP 411.',
    choose: change('transport', () => ({ takesChunkedBodies: false })),
  },
  {
    id: 'busy-at-times',
    sentence: 'Every seventh request with a chunk is put off by HTTP 503 with Retry-After.',
    choose: change('transport', () => ({ busy: (count) => count % 7 === 0 })),
  },
  {
    id: 'headers-in-capitals',
    sentence: 'The names of headers are written in capitals.',
    choose: change('transport', () => ({ headerName: (name) => name.toUpperCase() })),
  },
  {
    id: 'gzip',
    sentence: 'Answers are compressed for clients that can read it.',
    choose: change('transport', () => ({ gzip: true })),
  },
];
