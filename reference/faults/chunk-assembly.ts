import type { ChunkDecisions } from '../decisions/chunks.js';
import { change, together } from '../decisions/decisions.js';
import type { Upload } from '../methods/chunk-rules.js';
import { Parameters } from '../server/parameters.js';
import { plain } from '../server/render.js';
import type { Answer, Uses } from '../state/model.js';
import * as blunders from './chunk-blunders.js';
import { type Fault, faultsOf } from './fault.js';

const chunks = (make: (before: ChunkDecisions) => Partial<ChunkDecisions>) => change('chunks', make);

/** Bytes of a directory entry on the file systems of Linux. */
const directory = 4096;

/** Changes where the completing chunk redirects to. */
const redirecting = (changed: (location: string) => string) =>
  chunks(({ lastAnswer }) => ({
    lastAnswer: (answer) => {
      const last = lastAnswer(answer);
      const headers = last.headers.map(
        ([name, value]) => [name, name === 'Location' ? changed(value) : value] as const,
      );
      return { ...last, headers };
    },
  }));

const withStatus = (answer: Answer, from: number, status: number): Answer =>
  answer.status === from ? { ...answer, status } : answer;

const sumOf = (upload: Upload) => [...upload.pieces.values()].reduce((sum, { size }) => sum + size, 0);

/** How servers went wrong that put the chunks of a file together. */
export const chunkAssemblyFaults: readonly Fault[] = faultsOf('chunks', [
  {
    id: 'complete-by-last-offset',
    breaks: 'chunk.completion.last-arrival',
    sentence: 'A file is complete with the chunk whose number times the chunk size is all of it, whatever is missing.',
    plant: chunks(() => ({
      complete: ({ pieces }, { number, chunkSize, totalSize }) =>
        number * chunkSize + chunkSize >= totalSize ? [...pieces.keys()] : undefined,
    })),
  },
  {
    id: 'complete-by-size-of-directory',
    breaks: 'chunk.completion.last-arrival',
    sentence: 'A file is complete when the sizes in its directory add up to it, those of "." and ".." among them.',
    plant: chunks(() => ({
      complete: (upload, { totalSize }) =>
        sumOf(upload) + 2 * directory >= totalSize ? [...upload.pieces.keys()] : undefined,
    })),
  },
  {
    id: 'joined-as-they-arrived',
    breaks: 'chunk.completion.last-arrival',
    sentence: 'Chunks are joined in the order of their arrival.',
    plant: chunks(() => ({ order: blunders.inArrivalOrder })),
  },
  {
    id: 'last-number-must-be-last',
    breaks: 'chunk.completion.last-arrival',
    sentence: 'The chunk with the highest number is refused while another one is missing.',
    plant: chunks(({ admits }) => ({
      admits(upload, chunk) {
        const count = Math.max(1, Math.floor(chunk.totalSize / chunk.chunkSize));
        const others = upload === undefined ? 0 : [...upload.pieces.keys()].filter((one) => one !== count).length;
        return (chunk.number !== count || others === count - 1) && admits(upload, chunk);
      },
    })),
  },
  {
    id: 'ends-before-the-others-refused',
    breaks: 'chunk.completion.last-arrival',
    sentence: 'The second chunk to arrive is refused unless it is next to the first one.',
    plant: chunks(({ admits }) => ({
      admits(upload, chunk) {
        const known = upload === undefined ? [] : [...upload.pieces.keys()];
        const [first] = known;
        const isApart = known.length === 1 && first !== undefined && Math.abs(first - chunk.number) > 4;
        return !isApart && admits(upload, chunk);
      },
    })),
  },
  {
    id: 'pieces-per-worker',
    breaks: 'chunk.completion.last-arrival',
    sentence: 'Two workers take chunks by turns, and neither knows those of the other.',
    plant(decisions) {
      let count = 0;
      return chunks(({ key }) => ({
        key(scope, chunk) {
          count += 1;
          return key(`${count % 4 < 2} ${scope}`, chunk);
        },
      }))(decisions);
    },
  },
  {
    id: 'outcome-with-highest-number-only',
    breaks: 'chunk.completion.callback',
    sentence: 'The chunk that completes the file is answered by the outcome when it has the highest number.',
    plant(decisions) {
      let highest = false;
      return chunks(({ complete, lastAnswer, innerAnswer }) => ({
        complete(upload, chunk, splits) {
          highest = splits.some(({ count }) => count(chunk) === chunk.number);
          return complete(upload, chunk, splits);
        },
        lastAnswer: (answer) => (highest ? lastAnswer(answer) : innerAnswer()),
      }))(decisions);
    },
  },
  {
    id: 'completing-chunk-302',
    breaks: 'chunk.completion.callback',
    sentence: 'The chunk that completes the file is redirected by HTTP 302.',
    plant: chunks(({ lastAnswer }) => ({ lastAnswer: (answer) => withStatus(lastAnswer(answer), 301, 302) })),
  },
  {
    id: 'completing-chunk-without-tree-id',
    breaks: 'chunk.completion.callback',
    sentence: 'The callback of a file in chunks has no tree_id.',
    plant: redirecting((location) => location.replace(/&tree_id=\d+/, '')),
  },
  {
    id: 'completing-chunk-loses-own-query',
    breaks: 'chunk.completion.callback',
    sentence: 'The callback of a file in chunks has lost the query of return_url.',
    plant: redirecting((location) => location.replace(/\?.*(?=domain=)/, '?')),
  },
  {
    id: 'completing-chunk-names-no-token',
    breaks: 'chunk.completion.callback',
    sentence: 'The callback of a file in chunks names the identifier instead of the token.',
    plant: redirecting((location) => location.replace(/(?<=upload_token=)[^&]*/, 'identifier')),
  },
  {
    id: 'chunk-line-ends',
    breaks: 'chunk.completion.callback',
    sentence: 'In chunks of 900 bytes or more CR LF becomes LF.',
    plant: chunks(() => ({
      alter: (bytes, { chunkSize }) =>
        chunkSize >= 900 ? Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1') : bytes,
    })),
  },
  {
    id: 'chunk-ends-at-boundary',
    breaks: 'chunk.completion.callback',
    sentence: 'A chunk ends before the first two hyphens at the beginning of a line.',
    plant: chunks(() => ({
      alter(bytes) {
        const end = bytes.indexOf('\r\n--');
        return end < 0 ? bytes : bytes.subarray(0, end);
      },
    })),
  },
  {
    id: 'inner-chunk-login',
    breaks: 'chunk.inner.silent',
    sentence: 'From the second chunk on a client without a session is sent to a page for logging in.',
    plant: chunks(({ innerAnswer }) => ({
      innerAnswer: (chunk) =>
        chunk !== undefined && chunk.number > 1 ? plain(302, 'Log in', [['Location', '/login']]) : innerAnswer(chunk),
    })),
  },
  {
    id: 'early-background-callback',
    breaks: 'chunk.inner.silent',
    sentence: 'The background callback of a file in chunks is made with its first chunk.',
    plant(decisions) {
      const called = new WeakSet<Uses>();
      return change('background', ({ requests }) => ({
        reportsInnerChunk: true,
        requests(address, outcome, token) {
          if (called.has(token.uses)) return [];
          called.add(token.uses);
          return requests(address, outcome, token);
        },
      }))(decisions);
    },
  },
  {
    id: 'surplus-of-last-chunk-accepted',
    breaks: 'chunk.wrong.last',
    sentence: 'The last chunk of a file may have more bytes than are missing, and the surplus is kept.',
    plant: chunks(({ fits, complete }) => ({
      fits: (chunk, received, splits) =>
        fits(chunk, received, splits) ||
        splits.some(
          (one) => one.count(chunk) === chunk.number && (received ?? 0) > (one.length(chunk, chunk.number) ?? 0),
        ),
      complete: (upload, chunk, splits) =>
        complete(upload, chunk, splits) ?? (sumOf(upload) > chunk.totalSize ? [...upload.pieces.keys()] : undefined),
    })),
  },
  {
    id: 'total-32-bit',
    breaks: 'chunk.total.large',
    sentence: 'The total size of a file is kept in 32 bits.',
    plant: chunks(({ read }) => ({
      read(sent, partName) {
        const chunk = read(sent, partName);
        return chunk && { ...chunk, totalSize: chunk.totalSize % 2 ** 32 };
      },
    })),
  },
  {
    id: 'repeat-zeroes-others',
    breaks: 'chunk.repeat.accepted',
    sentence: 'A repeated chunk leaves zeros instead of the chunks before it.',
    plant: chunks(({ accept }) => ({
      accept(upload, piece) {
        const isRepeat = upload.pieces.has(piece.number);
        for (const [number, before] of upload.pieces)
          if (isRepeat && number < piece.number)
            upload.pieces.set(number, { ...before, content: Buffer.alloc(before.size) });
        return accept(upload, piece);
      },
    })),
  },
  {
    id: 'unnumbered-chunk-fills-hole',
    breaks: 'chunk.wrong.misnumbered',
    sentence: 'A chunk with a number that makes no sense is taken for the first one that is missing.',
    plant: chunks(({ read, fits, accept }) => ({
      read(sent, partName) {
        const chunk = read(sent, partName);
        if (chunk !== undefined) return chunk;
        const known = read(new Parameters([['resumableChunkNumber', '1']]).over(sent), partName);
        return known && { ...known, number: 0 };
      },
      fits: (chunk, received, splits) =>
        fits(chunk.number === 0 ? { ...chunk, number: 1 } : chunk, received, splits) ||
        (received === chunk.chunkSize && chunk.number > 3),
      accept(upload, piece) {
        const isNumbered = piece.number > 0 && piece.number < 4;
        const missing = [1, 2, 3].find((number) => !upload.pieces.has(number)) ?? 1;
        return accept(upload, isNumbered ? piece : { ...piece, number: missing });
      },
    })),
  },
  {
    id: 'early-use-taken-twice',
    breaks: 'chunk.uses.reserved',
    sentence: 'The first chunk of a file takes a use, and its completion another one.',
    plant: change('tokens', () => ({
      chunkTakes: (upload) => (upload === undefined || upload.pieces.size === 0 ? 'extra' : 'nothing'),
    })),
  },
  {
    id: 'files-in-chunks-are-free',
    breaks: 'chunk.uses.per-file',
    sentence: 'A file in chunks takes no use.',
    plant: change('tokens', () => ({
      chunkTakes(upload) {
        if (upload !== undefined) upload.paid = true;
        return 'nothing';
      },
    })),
  },
  {
    id: 'chunks-under-consumed-token-upload',
    breaks: 'chunk.bad-token',
    sentence: 'A file in chunks is uploaded under a consumed token.',
    plant: together(
      chunks(({ tokenIsChecked }) => ({
        tokenIsChecked: (stage, defect) => defect !== 'consumed' && tokenIsChecked(stage, defect),
      })),
      change('tokens', () => ({
        chunkTakes(upload) {
          if (upload !== undefined) upload.paid = true;
          return 'nothing';
        },
      })),
    ),
  },
]);
