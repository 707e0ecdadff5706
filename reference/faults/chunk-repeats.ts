import type { ChunkDecisions } from '../decisions/chunks.js';
import { change } from '../decisions/decisions.js';
import type { Upload } from '../methods/chunk-rules.js';
import { plain } from '../server/render.js';
import type { Answer } from '../state/model.js';
import * as blunders from './chunk-blunders.js';
import { type Fault, faultsOf } from './fault.js';

const chunks = (make: (before: ChunkDecisions) => Partial<ChunkDecisions>) => change('chunks', make);

/** A chunk that arrives after its file was completed begins another file. */
const beginsAgain: Pick<ChunkDecisions, 'answersAgain'> = { answersAgain: () => false };

/** Changes the photo_id of a callback. */
const withOtherPhoto = (answer: Answer): Answer => ({
  ...answer,
  headers: answer.headers.map(([name, value]) => [name, value.replace(/(?<=photo_id=)\d+/, (id) => `${id}0`)]),
});

export const chunkRepeatFaults: readonly Fault[] = faultsOf('chunks', [
  {
    id: 'assembled-twice',
    breaks: 'chunk.parallel.once',
    sentence: 'Two chunks that complete the file at the same time make two photos.',
    plant: chunks(() => ({ ...beginsAgain, take: blunders.takenTwice })),
  },
  {
    id: 'parallel-chunks-forgotten',
    breaks: 'chunk.parallel.once',
    sentence: 'Of chunks that arrive at the same time one is forgotten.',
    plant: chunks(() => ({ accept: blunders.lostUpdate })),
  },
  {
    id: 'first-chunks-at-once-forgotten',
    breaks: 'chunk.parallel.once',
    sentence:
      'Of the first chunks of a file that arrive at the same time one is kept, since each of them begins the file.',
    plant: chunks(({ accept }) => ({
      async accept(upload, piece) {
        const isFirst = upload.arrivals === 1 || upload.pieces.size === 0;
        return isFirst ? blunders.lostUpdate(upload, piece) : accept(upload, piece);
      },
    })),
  },
  {
    id: 'parallel-chunk-500',
    breaks: 'chunk.parallel.once',
    sentence: 'A chunk that arrives while another one of its file is stored is answered with HTTP 500.',
    plant: chunks(() => ({
      storingMs: 20,
      turnedAway: (underWay) => (underWay > 0 ? plain(500, 'The file is locked') : undefined),
    })),
  },
  {
    id: 'parallel-chunk-dropped',
    breaks: 'chunk.parallel.once',
    sentence: 'A chunk that arrives while another one of its file is stored is answered with HTTP 200 and not kept.',
    plant: chunks(({ innerAnswer }) => ({
      storingMs: 20,
      turnedAway: (underWay) => (underWay > 0 ? innerAnswer() : undefined),
    })),
  },
  {
    id: 'outcome-for-all-at-once',
    breaks: 'chunk.parallel.one-answer',
    sentence: 'All chunks that are under way when their file is completed are answered by its outcome.',
    plant: chunks(() => ({ innerPatienceMs: 300 })),
  },
  {
    id: 'repeat-refused',
    breaks: 'chunk.repeat.accepted',
    sentence: 'A chunk that is here already is refused.',
    plant: chunks(() => ({ admits: (upload, { number }) => !upload?.pieces.has(number) })),
  },
  {
    id: 'repeat-appended',
    breaks: 'chunk.repeat.accepted',
    sentence: 'A repeated chunk is appended to the earlier one.',
    plant: chunks(() => ({ accept: blunders.appended })),
  },
  {
    id: 'repeat-wipes',
    breaks: 'chunk.repeat.accepted',
    sentence: 'A repeated chunk wipes the others.',
    plant: chunks(() => ({ accept: blunders.repeatWipes })),
  },
  {
    id: 'repeat-of-first-wipes',
    breaks: 'chunk.repeat.accepted',
    sentence: 'The first chunk begins the upload anew when it arrives again.',
    plant: chunks(({ accept }) => ({
      accept: (upload, piece) => (piece.number === 1 ? blunders.repeatWipes : accept)(upload, piece),
    })),
  },
  {
    id: 'first-version-stays',
    breaks: 'chunk.repeat.latest',
    sentence: 'Of a chunk that is sent again with other bytes the first version stays.',
    plant: chunks(() => ({ accept: blunders.firstKept })),
  },
  {
    id: 'complete-by-counter',
    breaks: 'chunk.repeat.counted-once',
    sentence: 'Chunks are counted as they arrive, repeats as well.',
    plant: chunks(() => ({ complete: blunders.byArrivals })),
  },
  {
    id: 'complete-by-bytes-arrived',
    breaks: 'chunk.repeat.counted-once',
    sentence: 'A file is complete when as many bytes have arrived as it has, repeats among them.',
    plant(decisions) {
      const arrived = new WeakMap<Upload, number>();
      return chunks(({ accept }) => ({
        accept(upload, piece) {
          arrived.set(upload, (arrived.get(upload) ?? 0) + piece.size);
          return accept(upload, piece);
        },
        complete(upload, { totalSize }) {
          if ((arrived.get(upload) ?? 0) < totalSize) return undefined;
          arrived.delete(upload);
          return [...upload.pieces.keys()];
        },
      }))(decisions);
    },
  },
  {
    id: 'repeat-uploads-again',
    breaks: 'chunk.repeat.after-completion',
    sentence: 'A chunk that is repeated after completion makes a second photo.',
    plant: chunks(() => ({ ...beginsAgain, take: blunders.neverCleared })),
  },
  {
    id: 'repeat-of-two-uploads-again',
    breaks: 'chunk.repeat.after-completion',
    sentence: 'A chunk that is repeated after completion makes a second photo when its file has two chunks.',
    plant: chunks(({ take }) => ({
      ...beginsAgain,
      take: (upload, complete) => (upload.pieces.size === 2 ? blunders.neverCleared : take)(upload, complete),
    })),
  },
  {
    id: 'repeat-names-another-photo',
    breaks: 'chunk.repeat.after-completion',
    sentence: 'A chunk that is repeated after completion is answered by a callback that names another photo.',
    plant: chunks(() => ({ againAnswer: withOtherPhoto })),
  },
  {
    id: 'single-repeat-uploads-again',
    breaks: 'chunk.repeat.single',
    sentence: 'The only chunk of a file makes a second photo when it is repeated.',
    plant: chunks(({ answersAgain }) => ({
      answersAgain: (finished, number, digest) => finished.digests.size > 1 && answersAgain(finished, number, digest),
    })),
  },
  {
    id: 'late-chunk-takes-use',
    breaks: 'chunk.repeat.free',
    sentence: 'A chunk that is repeated after completion takes a use.',
    plant: change('tokens', () => ({
      chunkTakes: (upload) => (upload !== undefined && upload.completions > 0 ? 'extra' : 'nothing'),
    })),
  },
  {
    id: 'identifier-used-up',
    breaks: 'chunk.second-set',
    sentence: 'Chunks of an identifier that was uploaded once are accepted, and nothing becomes of them.',
    plant: chunks(({ take }) => ({
      ...beginsAgain,
      take: (upload, complete) => (upload.completions > 0 ? undefined : take(upload, complete)),
    })),
  },
  {
    id: 'late-chunk-spoils-next-set',
    breaks: 'chunk.second-set',
    sentence: 'A chunk that is repeated after completion begins an upload that never completes.',
    plant(decisions) {
      const spoilt = new WeakSet<Upload>();
      return chunks(({ accept, complete }) => ({
        ...beginsAgain,
        accept(upload, piece) {
          if (upload.completions > 0 && upload.pieces.size > 0 && upload.pieces.has(piece.number)) spoilt.add(upload);
          return accept(upload, piece);
        },
        complete: (upload, chunk, splits) => (spoilt.has(upload) ? undefined : complete(upload, chunk, splits)),
      }))(decisions);
    },
  },
  {
    id: 'identifier-decides-alone',
    breaks: 'chunk.second-set.other',
    sentence: 'Chunks of an identifier that was uploaded once are answered by its outcome, whatever bytes they hold.',
    plant: chunks(() => ({ answersAgain: () => true })),
  },
  {
    id: 'late-chunk-calls-back-again',
    breaks: 'background.chunks.repeat-silent',
    sentence: 'A chunk that is repeated after completion leads to another background callback.',
    plant: chunks(() => ({ reportsAgain: true })),
  },
  {
    id: 'background-callback-for-all-at-once',
    breaks: 'background.chunks.callback-once',
    sentence: 'Chunks that arrive at the same time lead to a background callback each.',
    plant: chunks(() => ({ innerPatienceMs: 100, reportsAgain: true })),
  },
]);
