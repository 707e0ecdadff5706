import { change, together } from '../decisions/decisions.js';
import type { TokenDecisions } from '../decisions/tokens.js';
import type { Variant } from '../faults/fault.js';
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
    id: 'images-only',
    sentence: 'Only images are stored, and any other file is refused.',
    // Of texts nothing can be read back.
    unjudged: ['file.readback.bytes'],
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
    // Of ten chunks one is always put off, and then a failure may be the work of whoever put it off.
    unjudged: ['chunk.completion.last-arrival'],
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
