import { change, type Decisions } from '../decisions/decisions.js';
import type { Finished, Upload } from '../methods/chunk-rules.js';
import type { Photo, Uses } from '../state/model.js';
import { type Fault, faultsOf } from './fault.js';

/** Counts by key, from 1. */
function counter<Key>(): (key: Key) => number {
  const counts = new Map<Key, number>();
  return (key) => {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count;
  };
}

/** The hash of a text that Java has: Aa and BB have the same. */
function javaHash(text: string): number {
  let hash = 0;
  for (const character of text) hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) | 0;
  return hash;
}

const block = 65_536;

/** Bytes of all pieces together. */
function sizeOf(pieces: readonly { readonly size: number }[]): number {
  return pieces.reduce((sum, { size }) => sum + size, 0);
}

/** The first photo of an instance, which is not made by an upload. */
const firstPhoto = '123456';

/** How many failed uploads in a row, and refused attempts, each token has had. */
const ofUses = () => new WeakMap<Uses, number>();

/** What is right until there is much of something: uses, files, chunks, replacements. */
export const longHistoryFaults: readonly Fault[] = faultsOf('long histories', [
  {
    id: 'uses-uncounted-after-failure',
    breaks: 'redeem.uses.exact',
    sentence: 'Once an upload under a token has failed, no use beyond the fifth is counted.',
    plant(decisions: Decisions) {
      const failed = new WeakSet<Uses>();
      return change('tokens', ({ afterFailure, claim }) => ({
        afterFailure(uses, attempt) {
          if (attempt === 'unsupported') failed.add(uses);
          afterFailure(uses, attempt);
        },
        claim(uses, hasUse) {
          return failed.has(uses) && uses.taken === 5 && hasUse(uses) ? true : claim(uses, hasUse);
        },
      }))(decisions);
    },
  },
  {
    id: 'three-failures-renew-token',
    breaks: 'redeem.uses.exact',
    sentence: 'Three failed uploads under a token give back all of its uses.',
    plant(decisions: Decisions) {
      const failures = ofUses();
      return change('tokens', ({ afterFailure }) => ({
        afterFailure(uses, attempt) {
          afterFailure(uses, attempt);
          if (attempt !== 'unsupported') return;
          const count = (failures.get(uses) ?? 0) + 1;
          failures.set(uses, count);
          if (count % 3 === 0) uses.taken = 0;
        },
      }))(decisions);
    },
  },
  {
    id: 'tenth-attempt-revives-token',
    breaks: 'redeem.uses.exact',
    sentence: 'The tenth attempt to redeem a consumed token gives it another use.',
    plant(decisions: Decisions) {
      const refusals = ofUses();
      return change('tokens', ({ afterFailure }) => ({
        afterFailure(uses, attempt) {
          afterFailure(uses, attempt);
          if (attempt !== 'consumed') return;
          const count = (refusals.get(uses) ?? 0) + 1;
          refusals.set(uses, count);
          if (count % 10 === 9) uses.max += 1;
        },
      }))(decisions);
    },
  },
  {
    id: 'claims-race-after-failure',
    breaks: 'redeem.uses.race',
    sentence: 'Once an upload under a token has failed, simultaneous uploads take the same use.',
    plant(decisions: Decisions) {
      const failed = new WeakSet<Uses>();
      return change('tokens', ({ afterFailure, claim }) => ({
        afterFailure(uses, attempt) {
          if (attempt === 'unsupported') failed.add(uses);
          afterFailure(uses, attempt);
        },
        async claim(uses, hasUse) {
          if (!failed.has(uses)) return claim(uses, hasUse);
          if (!hasUse(uses)) return false;
          const before = uses.taken;
          await new Promise((resolve) => setTimeout(resolve, 20));
          uses.taken = before + 1;
          return true;
        },
      }))(decisions);
    },
  },
  {
    id: 'token-used-often-lives-on',
    breaks: 'token.expiry.ended',
    sentence: 'A token that was used four times does not expire.',
    plant: change('tokens', ({ expired }) => ({
      expired: (token, now) => token.uses.taken < 4 && expired(token, now),
    })),
  },
  {
    id: 'replace-token-repeats-for-uploaded-photo',
    breaks: 'replace.distinct',
    sentence: 'The third replace token for a photo that was uploaded is the first one again.',
    plant(decisions: Decisions) {
      const issued = new Map<string, string[]>();
      return change('replaceTokens', ({ mint }) => ({
        mint(draft, count) {
          const earlier = issued.get(draft.photoId) ?? [];
          const [first] = earlier;
          const text = first !== undefined && earlier.length % 3 === 2 ? first : mint(draft, count);
          if (draft.photoId !== firstPhoto) issued.set(draft.photoId, [...earlier, text]);
          return text;
        },
      }))(decisions);
    },
  },
  {
    id: 'upload-after-replacements-takes-their-photo',
    breaks: 'callback.photo-id.distinct',
    sentence: 'The upload after the second replacement of an uploaded photo has the photo_id of that photo.',
    plant(decisions: Decisions) {
      const replacements = counter<string>();
      let pending: Photo | undefined;
      return change('archive', ({ number, replaced }) => ({
        replaced(photo, fresh) {
          if (photo.photoId !== firstPhoto && replacements(photo.photoId) % 2 === 0) pending = photo;
          return replaced(photo, fresh);
        },
        number(count, token) {
          const photo = pending;
          pending = undefined;
          return photo ?? number(count, token);
        },
      }))(decisions);
    },
  },
  {
    id: 'photo-renewed-at-third-replacement',
    breaks: 'replace.redeem.same-photo',
    sentence: 'The third replacement of a photo that was uploaded makes another photo.',
    plant(decisions: Decisions) {
      const replacements = counter<string>();
      return change('archive', ({ replaced }) => ({
        replaced: (photo, fresh) =>
          photo.photoId !== firstPhoto && replacements(photo.photoId) % 3 === 0 ? fresh() : replaced(photo, fresh),
      }))(decisions);
    },
  },
  {
    id: 'photo-numbers-start-over',
    breaks: 'callback.photo-id.distinct',
    sentence: 'Numbers of photos start over after forty of them.',
    plant: change('archive', ({ number }) => ({
      number: (count, token) => number(count === 1 ? 1 : 2 + ((count - 2) % 40), token),
    })),
  },
  {
    id: 'sixth-use-without-issue-extras',
    breaks: 'callback.extras.issue',
    sentence: 'From the sixth use of a token on, callbacks lack the extra parameters of get-upload-token.',
    plant: change('callbacks', ({ extras }) => ({
      extras: (onGet, onRedeem, token) =>
        extras(token.kind === 'upload' && token.uses.taken > 5 ? [] : onGet, onRedeem, token),
    })),
  },
  {
    id: 'fifth-background-callback-missing',
    breaks: 'background.callback.sent',
    sentence: 'The fifth use of a token leads to no background callback.',
    plant: change('background', ({ requests }) => ({
      requests: (address, outcome, token) =>
        token.kind === 'upload' && token.uses.taken === 5 ? [] : requests(address, outcome, token),
    })),
  },
  {
    id: 'photos-of-whole-blocks-refused',
    breaks: 'redeem.file.photo',
    sentence: 'A photo below a mebibyte whose size is a multiple of 64 KiB is not supported.',
    plant: change('photos', ({ supports }) => ({
      supports: (kind, file) => supports(kind, file) && !(file.size % block === 0 && file.size < 2 ** 20),
    })),
  },
  {
    id: 'fourth-open-file-drops-first',
    breaks: 'chunk.completion.last-arrival',
    sentence: 'When a fourth file in chunks is begun under a token, the chunks of the first one are dropped.',
    plant(decisions: Decisions) {
      const open = new Map<string, Upload[]>();
      return change('chunks', ({ accept }) => ({
        accept(upload, piece) {
          const others = (open.get(upload.scope) ?? []).filter((one) => one !== upload && one.pieces.size > 0);
          if (upload.pieces.size === 0 && others.length > 2) others.shift()?.pieces.clear();
          open.set(upload.scope, [...others, upload]);
          return accept(upload, piece);
        },
      }))(decisions);
    },
  },
  {
    id: 'third-token-shares-chunks',
    breaks: 'chunk.inner.accepted',
    sentence: 'Chunks of one identifier under a third token are added to those under the first one.',
    plant(decisions: Decisions) {
      const scopes = new Map<string, string[]>();
      return change('chunks', ({ key }) => ({
        key(scope, chunk) {
          const name = key('', chunk);
          const known = scopes.get(name) ?? [];
          if (!known.includes(scope)) known.push(scope);
          scopes.set(name, known);
          return key(known.indexOf(scope) === 2 ? (known[0] ?? scope) : scope, chunk);
        },
      }))(decisions);
    },
  },
  {
    id: 'identifiers-by-hash',
    breaks: 'chunk.inner.accepted',
    sentence: 'Identifiers are compared by a hash of 32 bits, which is the same for Aa and BB.',
    plant: change('chunks', ({ key }) => ({
      key: (scope, chunk) => key(scope, { ...chunk, identifier: String(javaHash(chunk.identifier)) }),
    })),
  },
  {
    id: 'large-file-of-many-chunks-out-of-order',
    breaks: 'file.chunk.assembled',
    sentence: 'A file of more than eight chunks and above 32 KiB is assembled with the last two of them exchanged.',
    plant: change('fileChunks', ({ order }) => ({
      order(pieces) {
        const ordered = order(pieces);
        const [last, other] = [ordered.at(-1), ordered.at(-2)];
        return ordered.length <= 8 || sizeOf(ordered) <= block / 2 || last === undefined || other === undefined
          ? ordered
          : [...ordered.slice(0, -2), last, other];
      },
    })),
  },
  {
    id: 'files-above-whole-blocks-damaged',
    breaks: 'file.readback.exact',
    sentence: 'A byte is changed in a file that is one byte longer than a multiple of 64 KiB, from 128 KiB to 1 MiB.',
    plant: change('files', () => ({
      alter: (bytes, size) => {
        if (size % block !== 1 || size < 2 * block || size > 2 ** 20) return bytes;
        const changed = Buffer.from(bytes);
        changed[0] = (changed[0] ?? 0) ^ 1;
        return changed;
      },
    })),
  },
  {
    id: 'fifth-file-of-a-name-replaces-first',
    breaks: 'file.readback.unmixed',
    sentence: 'The fifth file of one name has the url of the first one.',
    plant(decisions: Decisions) {
      const urls = new Map<string, string[]>();
      return change('files', ({ url }) => ({
        url(directory, name) {
          const known = urls.get(name) ?? [];
          const made = known.length === 4 ? (known[0] ?? '') : url(directory, name);
          urls.set(name, [...known, made]);
          return made;
        },
      }))(decisions);
    },
  },
  {
    id: 'late-chunk-of-earlier-file-stored',
    breaks: 'file.chunk.late',
    sentence:
      'Of the complete files of one name only the last is known; a late chunk of another one is a file of its own.',
    plant(decisions: Decisions) {
      const last = new Map<string, Upload>();
      const isLast = (finished: Finished) => [...last.values()].some((upload) => upload.finished === finished);
      return change('fileChunks', ({ answersAgain, complete, take }) => ({
        take(upload, whole) {
          const taken = take(upload, whole);
          if (taken !== undefined) last.set(upload.first.fileName, upload);
          return taken;
        },
        answersAgain: (finished, number, digest) => isLast(finished) && answersAgain(finished, number, digest),
        complete(upload, chunk, splits) {
          const isForgotten = upload.finished !== undefined && !isLast(upload.finished);
          return isForgotten ? [chunk.number] : complete(upload, chunk, splits);
        },
      }))(decisions);
    },
  },
]).map((fault) => ({ ...fault, found: 'explore' as const }));
