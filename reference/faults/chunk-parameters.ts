import type { ChunkDecisions } from '../decisions/chunks.js';
import { change } from '../decisions/decisions.js';
import type { Chunk } from '../methods/chunk-rules.js';
import { Parameters } from '../server/parameters.js';
import { plain } from '../server/render.js';
import { type Fault, faultsOf } from './fault.js';

const chunks = (make: (before: ChunkDecisions) => Partial<ChunkDecisions>) => change('chunks', make);

const isNumber = (text: string | undefined) => text !== undefined && /^\d+$/.test(text);

/** Reads a parameter that is not a number as another one, and does not measure the chunk. */
const unmeasured = (name: string, instead: string) =>
  chunks(({ read, fits }) => {
    const odd = new WeakSet<Chunk>();
    return {
      read(sent, partName) {
        if (isNumber(sent.get(name))) return read(sent, partName);
        const chunk = read(new Parameters([[name, instead]]).over(sent), partName);
        if (chunk !== undefined) odd.add(chunk);
        return chunk;
      },
      fits: (chunk, received, splits) => odd.has(chunk) || fits(chunk, received, splits),
    };
  });

/** Distinguishes uploads by a part of their identifier. */
const keyedBy = (clean: (identifier: string) => string) =>
  chunks(({ key }) => ({
    key: (scope, chunk) => key(scope, { ...chunk, identifier: clean(chunk.identifier) }),
  }));

/** Servers that read the parameters of a chunk carelessly. */
export const chunkParameterFaults: readonly Fault[] = faultsOf('chunks', [
  {
    id: 'chunk-number-overflows',
    breaks: 'chunk.wrong.not-a-number',
    sentence: 'A chunk number beyond 64 bits is read modulo 2^63, plus 2.',
    plant: chunks(({ read }) => ({
      read(sent, partName) {
        const text = sent.get('resumableChunkNumber') ?? '';
        const isBeyond = isNumber(text) && BigInt(text) >= 2n ** 63n;
        const wrapped = isBeyond ? new Parameters([['resumableChunkNumber', '2']]).over(sent) : sent;
        return read(wrapped, partName);
      },
    })),
  },
  {
    id: 'chunk-number-without-sign',
    breaks: 'chunk.wrong.not-a-number',
    sentence: 'The sign of a chunk number is ignored.',
    plant: chunks(({ read }) => ({
      read(sent, partName) {
        const text = sent.get('resumableChunkNumber') ?? '';
        return read(new Parameters([['resumableChunkNumber', text.replace('-', '')]]).over(sent), partName);
      },
    })),
  },
  {
    id: 'chunk-size-unreadable-unmeasured',
    breaks: 'chunk.wrong.not-a-number',
    sentence: 'A chunk whose chunk size is not a number is not measured.',
    plant: unmeasured('resumableChunkSize', '1048576'),
  },
  {
    id: 'total-size-unreadable-unmeasured',
    breaks: 'chunk.wrong.not-a-number',
    sentence: 'A chunk whose total size is not a number is not measured, and its file is complete with it.',
    plant: unmeasured('resumableTotalSize', '1'),
  },
  {
    id: 'total-size-of-last-request',
    breaks: 'chunk.wrong.total-changed',
    sentence: 'A file is complete as soon as there are as many chunks as the last total size needs.',
    plant: chunks(({ key }) => ({
      key: (scope, chunk) => key(scope, { ...chunk, totalSize: 0 }),
      complete({ pieces }, { totalSize, chunkSize }) {
        const count = Math.max(1, Math.floor(totalSize / chunkSize));
        const numbers = Array.from({ length: count }, (_, at) => at + 1);
        return numbers.every((number) => pieces.has(number)) ? numbers : undefined;
      },
    })),
  },
  {
    id: 'identifiers-without-slashes',
    breaks: 'chunk.isolation.cleaned',
    sentence: 'Slashes in an identifier become hyphens.',
    plant: keyedBy((identifier) => identifier.replaceAll('/', '-')),
  },
  {
    id: 'identifiers-decoded-twice',
    breaks: 'chunk.isolation.cleaned',
    sentence: 'Percent escapes in an identifier are decoded once more.',
    plant: keyedBy((identifier) =>
      identifier.replace(/%[2-7][0-9a-f]/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16))),
    ),
  },
  {
    id: 'identifiers-without-leading-zeros',
    breaks: 'chunk.isolation.cleaned',
    sentence: 'Leading zeros of an identifier are ignored.',
    plant: keyedBy((identifier) => identifier.replace(/^0+/, '')),
  },
  {
    id: 'identifiers-cut-in-the-middle',
    breaks: 'chunk.isolation.cleaned',
    sentence: 'Of an identifier of more than 100 characters only the beginning and the end are used.',
    plant: keyedBy((identifier) =>
      identifier.length > 100 ? `${identifier.slice(0, 50)}${identifier.slice(-8)}` : identifier,
    ),
  },
  {
    id: 'completing-chunk-redirected',
    breaks: 'chunk.completion.callback',
    sentence: 'The chunk that completes a file without return_url is redirected to the front page.',
    plant: chunks(({ lastAnswer }) => ({
      lastAnswer(answer) {
        const last = lastAnswer(answer);
        return last.status === 200 ? plain(303, 'See the front page', [['Location', '/']]) : last;
      },
    })),
  },
]);
