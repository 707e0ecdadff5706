import type { ChunkDecisions } from '../decisions/chunks.js';
import { change } from '../decisions/decisions.js';
import type { Upload } from '../methods/chunk-rules.js';
import { type Fault, faultsOf } from './fault.js';

const chunks = (make: (before: ChunkDecisions) => Partial<ChunkDecisions>) => change('chunks', make);

/** Refuses the chunks of some identifiers. */
const refusing = (isRefused: (identifier: string) => boolean) =>
  chunks(({ read }) => ({
    read: (sent, partName) => (isRefused(sent.get('resumableIdentifier') ?? '') ? undefined : read(sent, partName)),
  }));

/** How servers went wrong that distinguish files and tokens. */
export const chunkIdentityFaults: readonly Fault[] = faultsOf('chunks', [
  {
    id: 'outcome-of-another-token',
    breaks: 'chunk.isolation.tokens',
    sentence: 'Chunks of an identifier that was uploaded under one token are answered by its outcome under any other.',
    plant(decisions) {
      const first = new Map<string, string>();
      const completed = new Set<string>();
      return chunks(({ key, complete }) => ({
        key(scope, chunk) {
          const known = first.get(chunk.identifier);
          if (known === undefined) first.set(chunk.identifier, scope);
          return key(known !== undefined && completed.has(chunk.identifier) ? known : scope, chunk);
        },
        complete(upload, chunk, splits) {
          const numbers = complete(upload, chunk, splits);
          if (numbers !== undefined) completed.add(chunk.identifier);
          return numbers;
        },
      }))(decisions);
    },
  },
  {
    id: 'completion-clears-namesakes',
    breaks: 'chunk.isolation.tokens',
    sentence: 'When a file is complete the chunks of its identifier are removed, those under other tokens as well.',
    plant(decisions) {
      const namesakes = new Map<string, Set<Upload>>();
      return chunks(({ complete }) => ({
        complete(upload, chunk, splits) {
          const all = namesakes.get(chunk.identifier) ?? new Set();
          namesakes.set(chunk.identifier, all.add(upload));
          const numbers = complete(upload, chunk, splits);
          if (numbers !== undefined) for (const other of all) if (other !== upload) other.pieces.clear();
          return numbers;
        },
      }))(decisions);
    },
  },
  {
    id: 'one-file-per-token',
    breaks: 'chunk.isolation.files',
    sentence: 'The first chunk of a file removes those of every other file under its token.',
    plant(decisions) {
      const current = new Map<string, { readonly identifier: string; readonly uploads: Set<Upload> }>();
      let scopeNow = '';
      return chunks(({ key, complete }) => ({
        key(scope, chunk) {
          scopeNow = scope;
          return key(scope, chunk);
        },
        complete(upload, chunk, splits) {
          const known = current.get(scopeNow);
          if (known?.identifier === chunk.identifier) known.uploads.add(upload);
          else {
            for (const other of known?.uploads ?? []) if (other !== upload) other.pieces.clear();
            current.set(scopeNow, { identifier: chunk.identifier, uploads: new Set([upload]) });
          }
          return complete(upload, chunk, splits);
        },
      }))(decisions);
    },
  },
  {
    id: 'files-of-all-sizes-mixed',
    breaks: 'chunk.isolation.files',
    sentence: 'Chunks of all files under a token come together, whatever their sizes.',
    plant: chunks(({ key }) => ({ key: (scope, chunk) => key(scope, { ...chunk, totalSize: 0, identifier: '' }) })),
  },
  {
    id: 'identifiers-of-objects-refused',
    breaks: 'chunk.isolation.words',
    sentence: 'Identifiers that every object has as a property are taken for uploads that are complete.',
    plant: refusing((identifier) => identifier in {}),
  },
  {
    id: 'identifier-zero-is-absent',
    breaks: 'chunk.isolation.words',
    sentence: 'The identifier 0 is treated as absent.',
    plant: refusing((identifier) => identifier === '0'),
  },
  {
    id: 'identifier-empty-once-cleaned',
    breaks: 'chunk.isolation.cleaned',
    sentence: 'A chunk whose identifier has no letters, digits, - or _ is taken for a whole file.',
    plant: chunks(({ isChunk }) => ({
      isChunk: (sent) => isChunk(sent) && /[0-9A-Za-z_-]/.test(sent.get('resumableIdentifier') ?? ''),
    })),
  },
  {
    id: 'identifiers-in-ascii',
    breaks: 'chunk.isolation.cleaned',
    sentence: 'In an identifier every character outside ASCII becomes a question mark.',
    plant: chunks(({ key }) => ({
      key: (scope, chunk) => key(scope, { ...chunk, identifier: chunk.identifier.replace(/[^\0-\x7f]/g, '?') }),
    })),
  },
  {
    id: 'identifiers-sorted',
    breaks: 'chunk.isolation.cleaned',
    sentence: 'Punctuation in an identifier is ignored.',
    plant: chunks(({ key }) => ({
      key: (scope, chunk) => key(scope, { ...chunk, identifier: chunk.identifier.replace(/[!?]/g, '') }),
    })),
  },
  {
    id: 'identifiers-above-255-refused',
    breaks: 'chunk.identifier.long',
    sentence: 'An identifier of more than 255 characters is refused.',
    plant: refusing((identifier) => identifier.length > 255),
  },
  {
    id: 'odd-names-unsupported',
    breaks: 'chunk.name.any',
    sentence:
      'A file in chunks is not supported when its name has anything but small letters, digits, dots and hyphens.',
    plant: change('photos', ({ supports }) => ({
      supports: (kind, file) =>
        (file.resumable === undefined || /^[a-z0-9.-]{1,200}$/.test(file.resumable)) && supports(kind, file),
    })),
  },
  {
    id: 'names-in-any-case-mixed',
    breaks: 'chunk.name.any',
    sentence: 'Chunks are kept under the name of their file, in any case.',
    plant: chunks(({ key }) => ({
      key: (scope, chunk) => key(scope, { ...chunk, identifier: chunk.fileName.toLowerCase() }),
    })),
  },
]);
