import { chunkOf } from '../../src/client/chunks.js';
import type { ChunkAnswer } from '../../src/client/methods.js';
import { outcomeInWords } from '../../src/client/outcome.js';
import type { RequirementId } from '../../src/contract/requirements.js';
import {
  accepted,
  completion,
  type Forecast,
  failed,
  freshSet,
  isSecondSet,
  unsettled,
  used,
} from '../resumable/model.js';
import { sentAtOnce } from '../shared/lanes.js';
import { redeemExtras } from './issue.js';
import { judgeOutcome, photoIn } from './outcome.js';
import type { BeginStep, Single, Step } from './step.js';
import { excessOf, judgeRefusal, noteRefusal } from './upload.js';
import type { KnownFile, KnownToken, World } from './world.js';

type OneChunk = Extract<Step, { do: Single }>;

/** Plans a file in chunks; nothing is sent. */
export function playBegin(world: World, step: BeginStep): void {
  const { files } = world.context;
  const under = step.token === undefined ? undefined : world.tokens.get(step.token);
  if (step.token !== undefined && (under === undefined || under.isSpoiled)) return;
  // Under one token, and by one user, an identifier means one file.
  const isTaken = [...world.files.values()].some((one) => one.under === under && one.step.label === step.label);
  const identifier = `${world.stem}${step.label}${isTaken ? step.id : ''}`;
  const file = files.chunked({
    length: step.count * step.chunkSize + Math.min(step.more, step.chunkSize - 1),
    chunkSize: step.chunkSize,
    identifier,
    filename: `${world.stem}${step.label}.png`,
    kind: under === undefined && world.context.can('exactReadBack') ? world.context.exactKind : 'png',
  });
  world.files.set(step.id, {
    step,
    file,
    under,
    stored: undefined,
    isSpoiled: false,
    ...freshSet(file.chunks.length),
  });
}

/** How a file under a token is expected to end once it is whole; a file of file/upload succeeds. */
function forecastFor(world: World, known: KnownFile): Forecast {
  return known.under === undefined ? 'succeeds' : world.forecast(known.under, known);
}

/** Sent with every chunk or with none. */
const extrasOf = ({ under }: KnownFile) => (under?.step.extras === true ? redeemExtras : {});

function destination({ under }: KnownFile): { readonly token: KnownToken['token'] } | 'file' {
  return under === undefined ? 'file' : { token: under.token };
}

const kindOf = ({ under }: KnownFile): string => under?.step.kind ?? 'file';

/** The requirement for files of either way. */
const ofWay = ({ under }: KnownFile, redeemed: RequirementId, stored: RequirementId): RequirementId =>
  under === undefined ? stored : redeemed;

/** Takes note of a file that is complete, and judges what its answer says. */
function complete(world: World, known: KnownFile, answer: ChunkAnswer): void {
  known.over = true;
  known.photoId = photoIn(answer);
  if (known.under === undefined) {
    known.stored = answer.stored;
    const url = answer.stored?.url ?? '';
    const isFresh = !world.ledger.urls.has(url);
    world.ledger.urls.add(url);
    world.judge(
      'file.readback.unmixed',
      'a file has the url of another file',
      isFresh,
      'a url that no other file has',
      () => url,
    );
    return;
  }
  used(known.under.model);
  world.photos.set(known.step.id, known.photoId);
  judgeOutcome(world, known.under, answer, known.under.step.extras);
}

/** A success under a token that may have none. */
function judgeEarly(
  world: World,
  known: KnownFile,
  completing: Forecast,
  expected: Forecast,
  answer: ChunkAnswer,
): void {
  world.judge(
    ofWay(known, 'chunk.completion.last-arrival', 'file.chunk.inner'),
    'a file is completed by some of its chunks',
    completing !== 'fails',
    'no success before the last chunk to arrive',
    () => outcomeInWords(answer),
  );
  if (known.under === undefined) return;
  // No document says whether a file that was begun in time may be finished after its token has expired.
  const mayFinish = expected !== 'fails' || (known.begunInTime && known.under.model.atMost > 0);
  world.judge(
    excessOf(world, known.under),
    'a file in chunks succeeds under a token that is expired or consumed',
    mayFinish,
    'no success',
    () => outcomeInWords(answer),
  );
}

/** A chunk that led to no success. */
function judgeInner(
  world: World,
  known: KnownFile,
  completing: Forecast,
  expected: Forecast,
  answer: ChunkAnswer,
): void {
  const { under } = known;
  if (expected === 'fails' && under !== undefined) judgeRefusal(world, under, answer);
  if (expected !== 'succeeds') return;
  // What completed the file may have been an answer that was lost on its way.
  const mayBeLost = answer.isRepeat === true && answer.status === 200;
  if (completing === 'succeeds' && under?.step.kind !== 'replace')
    world.judge(
      ofWay(known, 'chunk.completion.last-arrival', 'file.chunk.completion'),
      'the last chunk to arrive does not complete its file',
      mayBeLost,
      'a file of which all chunks arrived to be complete',
      () => outcomeInWords(answer),
    );
  if (completing === 'fails')
    world.judge(
      ofWay(known, 'chunk.inner.accepted', 'file.chunk.inner'),
      'a valid chunk is not accepted',
      answer.status === 200 && answer.way === 'plain',
      'a valid chunk to be answered with HTTP 200',
      () => outcomeInWords(answer),
    );
}

/** What a chunk without success leaves behind. */
function noteInner(world: World, known: KnownFile, number: number, completing: Forecast, answer: ChunkAnswer): void {
  const expected = forecastFor(world, known);
  const { under } = known;
  // A file that was whole and did not become an upload: whether anything of it is kept is open.
  known.over ||= completing === 'succeeds' || (completing === 'open' && answer.status !== 200);
  // A token may be checked when the file is whole, so what is accepted under a bad one need not be kept.
  if (answer.status === 200) accepted(known, number, expected !== 'fails');
  if (answer.status === 200 && expected !== 'fails') known.begunInTime = true;
  if (under === undefined || expected === 'fails') return;
  const isRefused = answer.status !== 200 || completing === 'succeeds';
  if (!isRefused) return;
  // A photo that is to be replaced may be locked while it is processed, which says nothing of its token.
  const isReplacement = under.step.kind === 'replace';
  if (expected === 'open' && !isReplacement) noteRefusal(world, under, answer, world.held(under, known));
  if (!isReplacement && (completing !== 'succeeds' || expected !== 'succeeds')) return;
  failed(under.model);
  if (under.inBackground) under.isSpoiled = true;
}

function playValid(
  world: World,
  known: KnownFile,
  expected: Forecast,
  completing: Forecast,
  answer: ChunkAnswer,
  number: number,
): void {
  if (answer.result === 'success') {
    judgeEarly(world, known, completing, expected, answer);
    complete(world, known, answer);
    return;
  }
  judgeInner(world, known, completing, expected, answer);
  noteInner(world, known, number, completing, answer);
}

/** Sends one chunk, right or wrong. */
export async function playChunk(world: World, known: KnownFile, step: OneChunk): Promise<void> {
  const number = Math.min(step.number, known.count);
  if (step.do === 'late chunk') return playLate(world, known, number);
  if (known.over) return;
  const { api, files } = world.context;
  const chunk = chunkOf(known.file, number);
  const to = destination(known);
  const extras = extrasOf(known);
  if (step.do === 'chunk') {
    const expected = forecastFor(world, known);
    const completing = completion(known, number);
    const answer = await api.sendChunk(to, known.file, chunk, { once: expected !== 'succeeds', extras });
    world.saw(`chunk ${kindOf(known)} ${completing}`, answer);
    return playValid(world, known, expected, completing, answer, number);
  }
  if (known.possible.has(number) || known.count === 1) return;
  unsettled(known);
  if (step.do === 'torn chunk') {
    const tearAfter = Math.min(700, chunk.end - chunk.start);
    await api.tear((transmission) => api.sendChunk(to, known.file, chunk, { transmission, extras }), tearAfter);
    return world.observer.answered?.(`torn chunk ${kindOf(known)}`);
  }
  const part = files.piece(known.file, chunk.start, chunk.end - 5);
  const expected = forecastFor(world, known);
  const answer = await api.sendChunk(to, known.file, chunk, { part, extras, deliberate: 'five bytes are missing' });
  world.saw(`short chunk ${kindOf(known)}`, answer);
  world.judge(
    ofWay(known, 'chunk.wrong.short', 'file.chunk.wrong'),
    'a chunk of which bytes are missing is accepted',
    answer.result !== 'success' && (expected !== 'succeeds' || answer.status !== 200),
    'a chunk of which five bytes are missing to be refused',
    () => outcomeInWords(answer),
  );
}

/** Sends a chunk of a complete file once more. */
async function playLate(world: World, known: KnownFile, number: number): Promise<void> {
  const { under } = known;
  const isComplete = known.over && (under === undefined ? known.stored : known.photoId) !== undefined;
  // What a repeat leads to in the background is open, and so is what a whole second set is.
  if (!isComplete || under?.inBackground === true || isSecondSet(known, number)) return;
  known.late.add(number);
  const { api } = world.context;
  const answer = await api.sendChunk(destination(known), known.file, chunkOf(known.file, number), { once: true });
  world.saw(`late chunk ${kindOf(known)}`, answer);
  const isSame = under === undefined ? answer.stored?.url === known.stored?.url : photoIn(answer) === known.photoId;
  world.judge(
    ofWay(known, 'chunk.repeat.after-completion', 'file.chunk.late'),
    'a chunk of a complete file makes another one',
    answer.result !== 'success' || isSame,
    'no second success',
    () => outcomeInWords(answer),
  );
}

/** Sends several chunks of a file at the same time. */
export async function playAtOnce(world: World, known: KnownFile, wanted: readonly number[]): Promise<void> {
  if (known.over) return;
  const { api } = world.context;
  const numbers = [...new Set(wanted.map((number) => Math.min(number, known.count)))];
  const expected = forecastFor(world, known);
  // Which of them is the last to arrive is open, and what it does all answers say together.
  if (expected !== 'succeeds') return;
  const completing = completion(known, ...numbers);
  const to = destination(known);
  const answers = await sentAtOnce(numbers, (number) =>
    api.sendChunk(to, known.file, chunkOf(known.file, number), { extras: extrasOf(known) }),
  );
  for (const one of answers) world.saw(`chunks at once ${kindOf(known)} ${completing}`, one);
  const successes = answers.filter(({ result }) => result === 'success');
  const [first] = successes;
  if (first === undefined) {
    const telling =
      answers.find(({ status }) => status !== 200) ?? answers.find(({ isRepeat }) => isRepeat) ?? answers[0];
    if (telling === undefined) return;
    judgeInner(world, known, completing, expected, telling);
    for (const [at, answer] of answers.entries()) noteInner(world, known, numbers[at] ?? 1, completing, answer);
    return;
  }
  judgeEarly(world, known, completing, expected, first);
  const results = new Set(successes.map((one) => one.stored?.url ?? photoIn(one)));
  world.judge(
    ofWay(known, 'chunk.parallel.once', 'file.chunk.parallel'),
    'simultaneous chunks complete a file more than once',
    results.size === 1,
    'one upload',
    () => `${results.size}`,
  );
  complete(world, known, first);
}
