import {
  type Chunk,
  ceilSplit,
  type Finished,
  floorSplit,
  type Piece,
  type Split,
  type Upload,
  wholeSet,
} from '../methods/chunk-rules.js';
import { type Parameters, wholeNumber } from '../server/parameters.js';
import { plain } from '../server/render.js';
import type { Answer, StoredFile } from '../state/model.js';
import type { TokenDefect } from './tokens.js';

/** A file in chunks when none of it is here, when some of it is, and when all of it is. */
export type Stage = 'first' | 'inner' | 'whole';

/** How the chunks of Resumable.js become one file. */
export interface ChunkDecisions {
  isChunk(sent: Parameters): boolean;
  /** What a request says about its chunk; undefined when that makes no sense. */
  read(sent: Parameters, partName: string | undefined): Chunk | undefined;
  /** The ways to cut a file that are understood. */
  readonly splits: readonly Split[];
  /** Whether the received bytes are right; undefined when no file was received. */
  fits(chunk: Chunk, received: number | undefined, splits: readonly Split[]): boolean;
  /** Whether a chunk may arrive now, after those that arrived before. */
  admits(upload: Upload | undefined, chunk: Chunk): boolean;
  /** The answer to a chunk that others of its file keep out for now; undefined lets it in. `underWay` counts them. */
  turnedAway(underWay: number, chunk: Chunk): Answer | undefined;
  /** How long a chunk is under way at least once it is here. */
  readonly storingMs: number;
  /** How long the chunks of a file are kept that is not complete, in milliseconds of the site's clock. */
  readonly keptForMs: number;
  /** Whether a file is refused with its first chunk when that does not begin like one that is supported. */
  readonly recognisesFirstChunk: boolean;
  /** How long an inner chunk waits for its file to be completed by another, whose answer it then gives as well. */
  readonly innerPatienceMs: number;
  /** What a wrong chunk does to those that are here: nothing. */
  afterWrong(upload: Upload, chunk: Chunk, file: StoredFile | undefined): void;
  /** Whether a chunk that arrives after its file was completed is answered as that was; else it begins another file. */
  answersAgain(finished: Finished, number: number, digest: string): boolean;
  /** The answer to such a chunk, for the answer that completed the file. */
  againAnswer(answer: Answer): Answer;
  /** Whether such a chunk leads to another background callback. */
  readonly reportsAgain: boolean;
  /** The name under which the chunks of one file come together; `scope` is the token, or the user of file/upload. */
  key(scope: string, chunk: Chunk): string;
  /** Adds a piece to its upload and gives the files that are of no more use. */
  accept(upload: Upload, piece: Piece): readonly StoredFile[] | Promise<readonly StoredFile[]>;
  /** The numbers of a complete set of pieces, if there is one. */
  complete(upload: Upload, chunk: Chunk, splits: readonly Split[]): readonly number[] | undefined;
  /** Hands a complete set to exactly one caller. */
  take(
    upload: Upload,
    complete: (upload: Upload) => readonly number[] | undefined,
  ): readonly Piece[] | undefined | Promise<readonly Piece[] | undefined>;
  order(pieces: readonly Piece[]): readonly Piece[];
  /** Changes the bytes on their way into the joined file; undefined leaves them alone. */
  readonly alter: ((bytes: Buffer, chunk: Chunk) => Buffer) | undefined;
  /** Whether a token that is of no use is refused at a stage of its file. */
  tokenIsChecked(stage: Stage, defect: TokenDefect): boolean;
  /** The parameters that a callback repeats, of those of the request that completed the file. */
  repeated(sent: Parameters): Parameters;
  /** The answer to a chunk that completes nothing; `chunk` is left out where another answer is taken for one. */
  innerAnswer(chunk?: Chunk): Answer;
  /** The answer to the chunk that completes the file, for what a whole file would be answered. */
  lastAnswer(answer: Answer): Answer;
  /** The answer to a chunk that is not right; undefined is one that makes no sense. */
  wrong(chunk: Chunk | undefined): Answer;
  readonly unsupportedStatus: number;
  /** The text of the same answer. */
  unsupportedText(message: string): string;
  /** Whether the application behind return_url learns of it by a background callback. */
  readonly reportsUnsupported: boolean;
  /** Whether a file that is not supported is answered as a whole upload is, with the chunk that completes it. */
  readonly failsAsWhole: boolean;
  /** The answer to a test GET. */
  probe(held: boolean, upload: Upload | undefined, chunk: Chunk): Answer;
  readonly probeTakesUse: boolean;
}

const names = ['resumableChunkNumber', 'resumableChunkSize', 'resumableTotalSize', 'resumableIdentifier'] as const;

const positive = (text: string | undefined) => {
  const value = wholeNumber(text);
  return value !== undefined && value >= 1 && Number.isSafeInteger(value) ? value : undefined;
};

export const chunkDefaults: ChunkDecisions = {
  isChunk: (sent) => names.some((name) => sent.has(name)),
  read(sent, partName) {
    const [number, chunkSize, totalSize] = names.map((name) => positive(sent.get(name)));
    const identifier = sent.get('resumableIdentifier');
    if (number === undefined || chunkSize === undefined || totalSize === undefined || !identifier) return undefined;
    return { number, chunkSize, totalSize, identifier, fileName: sent.get('resumableFilename') ?? partName ?? '' };
  },
  splits: [floorSplit, ceilSplit],
  fits: (chunk, received, splits) => splits.some((split) => split.length(chunk, chunk.number) === received),
  admits: () => true,
  turnedAway: () => undefined,
  storingMs: 0,
  keptForMs: Number.POSITIVE_INFINITY,
  recognisesFirstChunk: false,
  innerPatienceMs: 0,
  afterWrong: () => {},
  answersAgain: ({ digests }, number, digest) => digests.get(number) === digest,
  againAnswer: (answer) => answer,
  reportsAgain: false,
  key: (scope, { identifier, totalSize, chunkSize }) => JSON.stringify([scope, identifier, totalSize, chunkSize]),
  accept(upload, piece) {
    const replaced = upload.pieces.get(piece.number);
    upload.pieces.set(piece.number, piece);
    return replaced === undefined ? [] : [replaced];
  },
  complete: wholeSet,
  take(upload, complete) {
    const numbers = complete(upload);
    if (numbers === undefined) return undefined;
    const pieces = numbers.flatMap((number) => upload.pieces.get(number) ?? []);
    upload.pieces.clear();
    upload.completions += 1;
    return pieces;
  },
  order: (pieces) => pieces.toSorted((one, other) => one.number - other.number),
  alter: undefined,
  tokenIsChecked: () => true,
  repeated: (sent) => sent,
  innerAnswer: () => plain(200, 'ok'),
  lastAnswer: (answer) => answer,
  wrong: () => plain(412, 'The chunk is not right'),
  unsupportedStatus: 500,
  unsupportedText: (message) => message,
  reportsUnsupported: true,
  failsAsWhole: false,
  probe: (held) => (held ? plain(200, 'found') : { status: 204, headers: [], body: Buffer.alloc(0) }),
  probeTakesUse: false,
};
