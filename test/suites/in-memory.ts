import { decodeAnswer } from '../../src/client/answer.js';
import type { FilePart } from '../../src/client/call.js';
import type { Chunk, ChunkedFile } from '../../src/client/chunks.js';
import type { Api, ChunkAnswer } from '../../src/client/methods.js';
import { type Outcome, outcomeOf } from '../../src/client/outcome.js';
import { type Token, tokenOf } from '../../src/client/token.js';
import type { CheckContext } from '../../suites/check/context.js';
import { expectWith } from '../../suites/check/expect.js';
import { files } from '../../suites/check/files.js';
import { granting } from '../check/session.js';
import { recordedReply } from '../client/reply.js';

/** What a small server gets wrong, or chooses where it is free to choose. */
export interface Decisions {
  /** Free: whether an upload that failed takes a use. */
  readonly failureTakesUse: boolean;
  /** Free: whether the token of a file in chunks is looked at with every chunk, or with the first and the completing one. */
  readonly looksAtInnerChunks: boolean;
  /** Free: whether a file that was begun in time may be finished after the end of its token. */
  readonly finishesWhatBegan: boolean;
  /** Free: whether a token is looked at before the file in chunks is whole. */
  readonly looksAtFirstChunk: boolean;
  /** Free: whether the first chunk of a file takes its use. */
  readonly firstChunkTakesUse: boolean;
  /** Free: whether all chunks of a file are wanted again after a wrong one. */
  readonly startsOver: boolean;
  /** Free: minutes after which a file is forgotten that is not complete. */
  readonly forgetsAfter: number;
  /** Free: whether a file is kept that was whole when its token was of no use. */
  readonly keepsRefused: boolean;
  /** Free: whether files of any content are uploads. */
  readonly takesAnything: boolean;
  /** Free: whether a repeat after completion is answered 200. */
  readonly takesLateChunks: boolean;
  /** Fault: chunks are counted, not told apart. */
  readonly countsRepeats: boolean;
  /** Fault: files are told apart by their identifier alone. */
  readonly mixesTokens: boolean;
  /** Fault: one upload more than was granted. */
  readonly oneTooMany: boolean;
  /** Fault: every chunk takes a use. */
  readonly chunksTakeUses: boolean;
  /** Fault: a chunk is taken whatever its length. */
  readonly takesShortChunks: boolean;
  /** Fault: what came of a torn chunk is taken for it. */
  readonly takesTornChunks: boolean;
  /** Fault: a late chunk is another upload. */
  readonly lateChunksUpload: boolean;
  /** Fault: a file is complete with two of its three chunks after a wrong one. */
  readonly wrongChunkCounts: boolean;
  /** Fault: whoever has all the chunks of a file needs no token any more. */
  readonly finishesUnpaid: boolean;
  /** Fault: a token never ends. */
  readonly neverEnds: boolean;
  /** Fault: a token ends for everybody with the first that ends. */
  readonly allEndTogether: boolean;
  /** Fault: the chunk with the highest number completes. */
  readonly lastNumberCompletes: boolean;
}

const right: Decisions = {
  failureTakesUse: false,
  looksAtInnerChunks: true,
  finishesWhatBegan: false,
  looksAtFirstChunk: true,
  firstChunkTakesUse: false,
  startsOver: false,
  forgetsAfter: Number.POSITIVE_INFINITY,
  keepsRefused: false,
  takesAnything: false,
  takesLateChunks: true,
  countsRepeats: false,
  mixesTokens: false,
  oneTooMany: false,
  chunksTakeUses: false,
  takesShortChunks: false,
  takesTornChunks: false,
  lateChunksUpload: false,
  wrongChunkCounts: false,
  finishesUnpaid: false,
  neverEnds: false,
  allEndTogether: false,
  lastNumberCompletes: false,
};

interface Issued {
  uses: number;
  readonly endsAt: number;
}

interface Begun {
  readonly parts: number[];
  /** Minutes. */
  readonly since: number;
  /** Whether one of its chunks was taken before its token ended. */
  isInTime: boolean;
  isComplete: boolean;
  isPaid: boolean;
  payer: Issued | undefined;
}

const unused = (): never => {
  throw new Error('no history needs this');
};

/** A server of a few lines in memory, and the context of a check that talks to it. */
export function inMemory(decisions: Partial<Decisions> = {}, seed = 1): CheckContext {
  const how = { ...right, ...decisions };
  const tokens = new Map<string, Issued>();
  const sets = new Map<string, Begun>();
  let [now, photos, names] = [0, 0, 0];

  const plain = (status: number, text: string): Outcome => outcomeOf(recordedReply(status, text), 'http://target.test');
  const success = (): Outcome => {
    photos += 1;
    const location = `http://client.test/?photo_id=${photos}&domain=target.test`;
    return outcomeOf(recordedReply(301, '', [['location', location]]), 'http://target.test');
  };
  const failure = (issued: Issued): Outcome => {
    if (how.failureTakesUse) issued.uses -= 1;
    const location = 'http://client.test/?error_message=no&domain=target.test';
    return outcomeOf(recordedReply(301, '', [['location', location]]), 'http://target.test');
  };
  const hasEnded = (issued: Issued): boolean => {
    const ends = how.allEndTogether ? Math.min(...[...tokens.values()].map((one) => one.endsAt)) : issued.endsAt;
    return !how.neverEnds && now >= ends;
  };
  const hasUse = (issued: Issued): boolean => issued.uses + (how.oneTooMany ? 1 : 0) > 0;
  const alive = (value: string): Issued | undefined => {
    const issued = tokens.get(value);
    return issued !== undefined && !hasEnded(issued) && hasUse(issued) ? issued : undefined;
  };
  const fresh = (): Begun => ({
    parts: [],
    since: now,
    isInTime: false,
    isComplete: false,
    isPaid: false,
    payer: undefined,
  });
  const release = ({ payer }: Begun): void => {
    if (payer !== undefined) payer.uses += 1;
  };
  const bare = (token: Token | string | undefined): string => (typeof token === 'object' ? token.value : (token ?? ''));

  const redeem = (token: Token | string | undefined, file: FilePart | undefined): Outcome => {
    const issued = alive(bare(token));
    if (issued === undefined) return plain(400, 'The token is no good');
    if (file?.descriptor.kind === 'text' && !how.takesAnything) return failure(issued);
    issued.uses -= 1;
    return success();
  };

  const chunk = (token: Token | string, file: ChunkedFile, one: Chunk, length: number): Outcome => {
    const key = `${how.mixesTokens ? '' : bare(token)} ${file.identifier}`;
    const known = sets.get(key);
    const isForgotten = known !== undefined && !known.isComplete && now - known.since >= how.forgetsAfter;
    if (isForgotten) release(known);
    const set = known === undefined || isForgotten ? fresh() : known;
    if (set.isComplete && how.lateChunksUpload) return success();
    if (set.isComplete) return how.takesLateChunks ? plain(200, 'ok') : plain(410, 'done already');
    const issued = tokens.get(bare(token));
    const isBegun = set.parts.length > 0;
    const mayBeUseless = isBegun ? !how.looksAtInnerChunks || how.finishesUnpaid : !how.looksAtFirstChunk;
    const mayHaveEnded = mayBeUseless || (isBegun && how.finishesWhatBegan);
    const refusal = plain(400, 'The token is no good');
    if (issued === undefined || (hasEnded(issued) && !mayHaveEnded)) return refusal;
    if (!hasUse(issued) && !set.isPaid && !mayBeUseless) return refusal;
    sets.set(key, set);
    if (length !== one.end - one.start && !how.takesShortChunks) {
      if (how.startsOver) set.parts.length = 0;
      if (how.wrongChunkCounts) set.parts.push(one.number);
      return plain(400, 'a wrong size');
    }
    if (how.chunksTakeUses) issued.uses -= 1;
    if (how.firstChunkTakesUse && !set.isPaid && hasUse(issued)) {
      issued.uses -= 1;
      set.isPaid = true;
      set.payer = issued;
    }
    if (!hasEnded(issued)) set.isInTime = true;
    if (how.countsRepeats || !set.parts.includes(one.number)) set.parts.push(one.number);
    const isWhole =
      set.parts.length >= file.chunks.length || (how.lastNumberCompletes && one.number === file.chunks.length);
    if (!isWhole) return plain(200, 'ok');
    const isPaid = set.isPaid || how.chunksTakeUses;
    const isUseless = (hasEnded(issued) && !(how.finishesWhatBegan && set.isInTime)) || (!isPaid && !hasUse(issued));
    set.isComplete = !isUseless || how.keepsRefused;
    if (isUseless && !how.keepsRefused) sets.delete(key);
    if (isUseless && !how.finishesUnpaid) return refusal;
    if (!isPaid) issued.uses -= 1;
    return success();
  };

  const api: Api = {
    attempt: { getUploadToken: unused, getReplaceToken: unused, uploadFile: unused },
    async getUploadToken(parameters = {}) {
      const value = `token${tokens.size}`;
      tokens.set(value, { uses: Number(parameters.max_uploads), endsAt: now + Number(parameters.valid_minutes) });
      const answer = decodeAnswer(recordedReply(200, granting(value)), 'UploadToken', 'xml');
      if (answer.kind !== 'granted') throw new Error('a slip');
      return tokenOf('upload', answer);
    },
    redeem: async (token, file) => redeem(token, file),
    async sendChunk(to, file, one, options = {}): Promise<ChunkAnswer> {
      if (to === 'file') return unused();
      const part = options.part ?? one;
      if (options.transmission?.tearAfter !== undefined && !how.takesTornChunks) return { ...plain(0, ''), status: 0 };
      const outcome = chunk(to.token, file, one, part.end - part.start);
      return { ...outcome, status: outcome.reply.status };
    },
    async tear(send, afterBytes) {
      await send({ tearAfter: afterBytes });
    },
    getReplaceToken: unused,
    redeemReplaceToken: unused,
    upload: unused,
    uploadFile: unused,
    readFile: unused,
    getInstead: unused,
  };

  return {
    api,
    expect: expectWith((text) => text),
    files: files('run1', seed),
    callbacks: {
      address: () => ({ id: '', url: 'http://client.test/', calls: [], next: unused, quiet: unused, release: unused }),
      reachable: unused,
      next: unused,
      settled: unused,
    },
    clock: {
      get moved() {
        return now * 60;
      },
      async advance(seconds) {
        now += seconds / 60;
      },
    },
    seed,
    unique: (prefix) => `${prefix}${names++}`,
    races: 1,
    crowd: 2,
    sendForm: unused,
    photoId: unused,
    known: { albums: [], users: [], variables: {} },
    eventually: (attempt) => attempt(),
    exactKind: 'png',
    can: () => true,
    observe: () => {},
  };
}
