import { PassThrough } from 'node:stream';
import type { ChunkDecisions } from '../decisions/chunks.js';
import { change, together } from '../decisions/decisions.js';
import type { Chunk, Upload } from '../methods/chunk-rules.js';
import { wholeNumber } from '../server/parameters.js';
import { plain } from '../server/render.js';
import { type Fault, faultsOf } from './fault.js';

const chunks = (make: (before: ChunkDecisions) => Partial<ChunkDecisions>) => change('chunks', make);

/** What a server does to a file of which one chunk was wrong. */
type Harm = 'wipes' | 'ends';

/** Harms a file by its identifier, as soon as the next chunk of it arrives. */
function harming(
  how: Harm,
  find: (before: ChunkDecisions, harm: (identifier: string) => void) => Partial<ChunkDecisions>,
) {
  return chunks((before) => {
    const harmed = new Set<string>();
    const { admits } = before;
    return {
      ...find(before, (identifier) => harmed.add(identifier)),
      admits(upload, chunk) {
        const isHarmed = harmed.has(chunk.identifier);
        if (isHarmed && how === 'wipes') {
          upload?.pieces.clear();
          harmed.delete(chunk.identifier);
        }
        return !(isHarmed && how === 'ends') && admits(upload, chunk);
      },
    };
  });
}

const unreadable = (how: Harm) =>
  harming(how, ({ read }, harm) => ({
    read(sent, partName) {
      const chunk = read(sent, partName);
      if (chunk === undefined) harm(sent.get('resumableIdentifier') ?? '');
      return chunk;
    },
  }));

const otherTotal = (how: Harm) =>
  harming(how, ({ key }, harm) => {
    const totals = new Map<string, number>();
    return {
      key(scope, chunk) {
        const name = `${scope} ${chunk.identifier}`;
        const total = totals.get(name) ?? chunk.totalSize;
        totals.set(name, total);
        if (total !== chunk.totalSize) harm(chunk.identifier);
        return key(scope, chunk);
      },
    };
  });

/** Drops what is here of all files when a request breaks off. */
const brokenOff = (how: Harm) => {
  let isBroken = false;
  const harmed = new WeakSet<Upload>();
  return together(
    change('requests', ({ body }) => ({
      body(incoming) {
        incoming.once('close', () => {
          if (!incoming.complete) isBroken = true;
        });
        return body(incoming);
      },
    })),
    chunks(({ admits }) => ({
      admits(upload, chunk) {
        if (isBroken && upload !== undefined) {
          isBroken = false;
          if (how === 'wipes') upload.pieces.clear();
          else harmed.add(upload);
        }
        return !(upload !== undefined && harmed.has(upload)) && admits(upload, chunk);
      },
    })),
  );
};

/** Which chunks a probe finds although they are not there. */
const finding = (isFound: (chunk: Chunk, seen: readonly Chunk[]) => boolean) =>
  chunks(({ complete, probe }) => {
    const seen: Chunk[] = [];
    return {
      complete(upload, chunk, splits) {
        seen.push(chunk);
        return complete(upload, chunk, splits);
      },
      probe: (held, upload, chunk) => probe(held || isFound(chunk, seen), upload, chunk),
    };
  });

const parameterIn = (form: string, name: string) =>
  new RegExp(`name="${name}"[^\\r]*\\r\\n\\r\\n([^\\r]*)`).exec(form)?.[1];

/** How servers went wrong with chunks that are not to be accepted, and with questions for them. */
export const chunkRefusalFaults: readonly Fault[] = faultsOf('chunks', [
  {
    id: 'unreadable-chunk-ends-file',
    breaks: 'chunk.wrong.recoverable',
    sentence: 'After a chunk whose number is not a number no chunk of its file is accepted any more.',
    plant: unreadable('ends'),
  },
  {
    id: 'unreadable-chunk-wipes',
    breaks: 'chunk.wrong.recoverable-by-chunk',
    sentence: 'A chunk whose number is not a number wipes the others of its file.',
    plant: unreadable('wipes'),
  },
  {
    id: 'other-total-ends-file',
    breaks: 'chunk.wrong.recoverable',
    sentence: 'After a chunk with another total size no chunk of its file is accepted any more.',
    plant: otherTotal('ends'),
  },
  {
    id: 'other-total-wipes',
    breaks: 'chunk.wrong.recoverable-by-chunk',
    sentence: 'A chunk with another total size wipes the others of its file.',
    plant: otherTotal('wipes'),
  },
  {
    id: 'broken-request-ends-file',
    breaks: 'chunk.wrong.recoverable',
    sentence: 'After a request that broke off no chunk of the file is accepted any more.',
    plant: brokenOff('ends'),
  },
  {
    id: 'broken-request-wipes',
    breaks: 'chunk.wrong.recoverable-by-chunk',
    sentence: 'A request that breaks off wipes the chunks of its file.',
    plant: brokenOff('wipes'),
  },
  {
    id: 'unsupported-accepted-in-chunks',
    breaks: 'chunk.unsupported',
    sentence: 'The content of a file in chunks is not looked at.',
    plant: change('photos', ({ supports }) => ({
      supports: (kind, file) => file.resumable !== undefined || supports(kind, file),
    })),
  },
  {
    id: 'unsupported-chunks-without-message',
    breaks: 'chunk.unsupported',
    sentence: 'A file in chunks that is not supported leads to return_url without error_message.',
    plant: chunks(({ lastAnswer }) => ({
      failsAsWhole: true,
      lastAnswer(answer) {
        const last = lastAnswer(answer);
        const headers = last.headers.map(
          ([name, value]) => [name, value.replace(/[?&]error_message=[^&]*/, '')] as const,
        );
        return { ...last, headers };
      },
    })),
  },
  {
    id: 'background-chunks-fail-silently',
    breaks: 'background.chunks.unsupported',
    sentence: 'A file in chunks that is not supported is answered by the error line, and return_url is not called.',
    plant(decisions) {
      const usedForChunks = new Set<string>();
      return together(
        chunks(({ repeated }) => ({
          failsAsWhole: true,
          repeated(sent) {
            usedForChunks.add(sent.get('upload_token') ?? '');
            return repeated(sent);
          },
        })),
        change('background', ({ requests }) => ({
          requests: (address, outcome, token) =>
            outcome.kind === 'failure' && usedForChunks.has(token.text) ? [] : requests(address, outcome, token),
        })),
      )(decisions);
    },
  },
  {
    id: 'chunk-under-consumed-token-calls-back',
    breaks: 'chunk.bad-token',
    sentence: 'A chunk under a consumed token of background uploads leads to a callback that reports a failure.',
    plant: change('callbacks', ({ returnsBadToken }) => ({
      returnsBadToken: (defect, token, isChunk) =>
        (isChunk && defect === 'consumed' && token.background) || returnsBadToken(defect, token, isChunk),
    })),
  },
  {
    id: 'late-chunk-500',
    breaks: 'chunk.reserved',
    sentence: 'A chunk that is repeated after completion is answered with HTTP 500.',
    plant: chunks(() => ({ againAnswer: () => plain(500, 'This file is complete') })),
  },
  {
    id: 'chunk-under-consumed-token-500',
    breaks: 'chunk.reserved',
    sentence: 'A chunk under a consumed token is answered with HTTP 500.',
    plant: change('tokens', ({ refusalStatus }) => ({
      refusalStatus: (defect, isChunk) => (isChunk && defect === 'consumed' ? 500 : refusalStatus(defect, isChunk)),
    })),
  },
  {
    id: 'chunk-without-file-500',
    breaks: 'chunk.reserved',
    sentence: 'A chunk request without a file is answered with HTTP 500.',
    plant: chunks(({ fits, wrong }) => {
      const without = new WeakSet<Chunk>();
      return {
        fits(chunk, received, splits) {
          if (received === undefined) without.add(chunk);
          return fits(chunk, received, splits);
        },
        wrong: (chunk) => (chunk !== undefined && without.has(chunk) ? plain(500, 'No file') : wrong(chunk)),
      };
    }),
  },
  {
    id: 'long-identifier-500',
    breaks: 'chunk.reserved',
    sentence: 'An identifier that is too long for the name of a file is answered with HTTP 500.',
    plant: chunks(({ admits, wrong }) => ({
      admits: (upload, chunk) => chunk.identifier.length <= 255 && admits(upload, chunk),
      wrong: (chunk) =>
        chunk !== undefined && chunk.identifier.length > 255 ? plain(500, 'ENAMETOOLONG') : wrong(chunk),
    })),
  },
  {
    id: 'large-total-500',
    breaks: 'chunk.reserved',
    sentence: 'A chunk of a file above 2 GiB is answered with HTTP 500.',
    plant: chunks(({ admits, wrong }) => ({
      admits: (upload, chunk) => chunk.totalSize < 2 ** 31 && admits(upload, chunk),
      wrong: (chunk) => (chunk !== undefined && chunk.totalSize >= 2 ** 31 ? plain(500, 'Out of range') : wrong(chunk)),
    })),
  },
  {
    id: 'probe-by-identifier',
    breaks: 'chunk.probe.absent',
    sentence: 'A GET finds a chunk of its identifier and number, under whatever token and of whatever size.',
    plant: finding(({ identifier, number }, seen) =>
      seen.some((one) => one.identifier === identifier && one.number === number),
    ),
  },
  {
    id: 'probe-by-number',
    breaks: 'chunk.probe.absent',
    sentence: 'A GET finds a chunk of its number, whatever file it belongs to.',
    plant: finding(({ number }, seen) => seen.some((one) => one.number === number)),
  },
  {
    id: 'probe-finds-wrong-chunk',
    breaks: 'chunk.probe.absent',
    sentence: 'A GET finds a chunk that was refused.',
    plant: chunks(({ probe }) => {
      const refused = new Set<string>();
      return {
        afterWrong: (_upload, { identifier, number }) => void refused.add(`${identifier} ${number}`),
        probe: (held, upload, chunk) =>
          probe(held || refused.has(`${chunk.identifier} ${chunk.number}`), upload, chunk),
      };
    }),
  },
  {
    id: 'probe-finds-broken-chunk',
    breaks: 'chunk.probe.absent',
    sentence: 'A GET finds a chunk whose request broke off.',
    plant(decisions) {
      const begun = new Set<string>();
      const nameOf = (identifier: string | undefined, number: string | number | undefined) => `${identifier} ${number}`;
      return together(
        change('requests', ({ body }) => ({
          body(incoming) {
            const through = new PassThrough();
            let head = '';
            const source = body(incoming);
            source.on('data', (bytes: Buffer) => {
              if (head.length < 4000) head += bytes.toString('latin1');
              const number = parameterIn(head, 'resumableChunkNumber');
              if (wholeNumber(number) !== undefined)
                begun.add(nameOf(parameterIn(head, 'resumableIdentifier'), number));
            });
            source.once('error', (error) => through.destroy(error));
            incoming.once('close', () => incoming.complete || through.destroy(new Error('the request broke off')));
            return source.pipe(through);
          },
        })),
        chunks(({ probe }) => ({
          probe: (held, upload, chunk) =>
            probe(held || begun.has(nameOf(chunk.identifier, chunk.number)), upload, chunk),
        })),
      )(decisions);
    },
  },
  {
    id: 'get-with-token-200',
    breaks: 'chunk.probe.foreign',
    sentence: 'A GET with parameters that are not known is answered with a page for uploading.',
    plant: change('transport', ({ gateway }) => ({
      gateway: (call) =>
        call.method === 'GET' && call.query.has('upload_token') && !call.query.has('resumableChunkNumber')
          ? plain(200, 'Choose a file to upload')
          : gateway(call),
    })),
  },
  {
    id: 'probe-fills-place',
    breaks: 'chunk.probe.harmless',
    sentence: 'A GET that asks for a chunk makes an empty one.',
    plant: chunks(({ probe }) => ({
      probe(held, upload, chunk) {
        if (!held)
          upload?.pieces.set(chunk.number, {
            number: chunk.number,
            arrival: 0,
            digest: '',
            content: Buffer.alloc(0),
            size: 0,
          });
        return probe(held, upload, chunk);
      },
      accept: (upload, piece) => {
        if (!upload.pieces.has(piece.number)) upload.pieces.set(piece.number, piece);
        return [];
      },
    })),
  },
]);
