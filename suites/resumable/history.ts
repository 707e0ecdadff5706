import fc from 'fast-check';
import { type ChunkedFile, chunkOf } from '../../src/client/chunks.js';
import type { ChunkAnswer } from '../../src/client/methods.js';
import type { Token } from '../../src/client/token.js';
import type { CheckContext } from '../check/context.js';
import {
  accepted,
  type ChunkSetModel,
  completion,
  failed,
  forecast,
  freshSet,
  isSecondSet,
  mayHold,
  refused,
  type TokenModel,
  unsettled,
  used,
} from './model.js';

/** Something a client does; tokens and files have numbers, which wrap around what there is. */
export type Step =
  | { readonly do: 'issue'; readonly uses: number; readonly minutes: number }
  | { readonly do: 'upload'; readonly token: number }
  | { readonly do: 'unsupported'; readonly token: number }
  | {
      readonly do: 'chunk' | 'short chunk' | 'torn chunk' | 'late chunk';
      readonly token: number;
      readonly file: number;
      readonly number: number;
    }
  | { readonly do: 'wait'; readonly minutes: number };

const token = fc.nat({ max: 3 });
const file = fc.nat({ max: 1 });
const number = fc.integer({ min: 1, max: 3 });
const minutes = fc.constantFrom(15, 30, 60);

const chunkStep = (what: 'chunk' | 'short chunk' | 'torn chunk' | 'late chunk'): fc.Arbitrary<Step> =>
  fc.record({ do: fc.constant(what), token, file, number });

const issueStep: fc.Arbitrary<Step> = fc.record({
  do: fc.constant('issue' as const),
  uses: fc.integer({ min: 1, max: 3 }),
  minutes,
});

const clientSteps = [
  { weight: 2, arbitrary: issueStep },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('upload' as const), token }) satisfies fc.Arbitrary<Step> },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('unsupported' as const), token }) satisfies fc.Arbitrary<Step> },
  { weight: 8, arbitrary: chunkStep('chunk') },
  { weight: 1, arbitrary: chunkStep('short chunk') },
  { weight: 1, arbitrary: chunkStep('torn chunk') },
  { weight: 1, arbitrary: chunkStep('late chunk') },
];

/** Histories of a client that has all the time in the world. */
export const history: fc.Arbitrary<readonly Step[]> = fc.array(fc.oneof(...clientSteps), {
  minLength: 6,
  maxLength: 30,
});

/** Histories in which time passes; no wait is a divisor of a lifetime, so few tokens expire at the very moment of a step. */
export const slowHistory: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(...clientSteps, {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.constantFrom(4, 7, 11, 23) }),
  }),
  { minLength: 6, maxLength: 30 },
);

/** Two chunks of 100 bytes and one of 120; its name and identifier are the same under every token. */
const shape = { length: 320, chunkSize: 100 };

/** A token as the client knows it. */
interface Known {
  readonly token: Token;
  readonly model: TokenModel;
  readonly sets: Map<number, KnownSet>;
}

interface KnownSet extends ChunkSetModel {
  readonly file: ChunkedFile;
}

/** How many uses the files under a token may hold, except one of them. */
function heldBy(sets: ReadonlyMap<number, ChunkSetModel>, except?: ChunkSetModel): number {
  return [...sets.values()].filter((set) => set !== except && mayHold(set)).length;
}

/** The world as the client knows it. */
class World {
  readonly #tokens: Known[] = [];
  readonly #context: CheckContext;
  readonly #stem: string;
  #minutes = 0;

  constructor(context: CheckContext) {
    this.#context = context;
    this.#stem = context.unique('h');
  }

  async play(step: Step, at: number): Promise<void> {
    const what = `step ${at + 1} (${Object.values(step).join(' ')})`;
    if (step.do === 'issue') return this.#issue(step);
    if (step.do === 'wait') return this.#wait(step.minutes);
    const known = this.#tokens[step.token % Math.max(1, this.#tokens.length)];
    if (known === undefined) return;
    if (step.do === 'upload') return this.#upload(known, what);
    if (step.do === 'unsupported') return this.#unsupported(known, what);
    return this.#chunk(known, step, what);
  }

  async #issue({ uses, minutes: valid_minutes }: Extract<Step, { do: 'issue' }>): Promise<void> {
    const return_url = this.#context.callbacks.address().url;
    const token = await this.#context.api.getUploadToken({ return_url, max_uploads: uses, valid_minutes });
    const endsAt = this.#minutes + valid_minutes;
    this.#tokens.push({ token, model: { atLeast: uses, atMost: uses, endsAt }, sets: new Map() });
  }

  async #wait(minutes: number): Promise<void> {
    await this.#context.clock.advance(minutes * 60);
    this.#minutes += minutes;
    // No document says how long the chunks of a file are kept that is not complete.
    for (const { sets } of this.#tokens) for (const set of sets.values()) unsettled(set);
  }

  async #upload({ token, model, sets }: Known, what: string): Promise<void> {
    const { api, expect, files } = this.#context;
    const outcome = await api.redeem(token, files.photo());
    const held = heldBy(sets);
    const expected = forecast(model, this.#minutes, held);
    if (expected === 'succeeds') expect.success(outcome, what);
    if (expected === 'fails') expect.noSuccess(outcome, what);
    if (outcome.result === 'success') used(model);
    else refused(model, this.#minutes, held);
  }

  async #unsupported({ token, model }: Known, what: string): Promise<void> {
    const { api, expect, files } = this.#context;
    const outcome = await api.redeem(token, files.unsupported());
    // Which content is supported is up to the target.
    if (outcome.result === 'success' && forecast(model, this.#minutes) !== 'fails') return used(model);
    expect.noSuccess(outcome, what);
    failed(model);
  }

  #setOf({ sets }: Known, number: number): KnownSet {
    const begun = sets.get(number);
    if (begun !== undefined) return begun;
    const names = { identifier: `${this.#stem}f${number}`, filename: `${this.#stem}f${number}.png` };
    const file = this.#context.files.chunked({ ...shape, ...names });
    const set = { file, ...freshSet(file.chunks.length) };
    sets.set(number, set);
    return set;
  }

  async #chunk(known: Known, step: Extract<Step, { number: number }>, what: string): Promise<void> {
    const set = this.#setOf(known, step.file);
    if (step.do === 'late chunk') return this.#lateChunk(known, set, step.number, what);
    if (set.over) return;
    if (step.do === 'chunk') return this.#validChunk(known, set, step.number, what);
    if (set.possible.has(step.number)) return;
    unsettled(set);
    const { file } = set;
    const chunk = chunkOf(file, step.number);
    const { api, expect, files } = this.#context;
    const { token } = known;
    if (step.do === 'torn chunk')
      return api.tear((transmission) => api.sendChunk({ token }, file, chunk, { transmission }), 700);
    const options = { part: files.piece(file, chunk.start, chunk.end - 5), deliberate: 'five bytes are missing' };
    expect.notAccepted(await api.sendChunk({ token }, file, chunk, options), what);
  }

  async #validChunk({ token, model, sets }: Known, set: KnownSet, number: number, what: string): Promise<void> {
    const { api, expect } = this.#context;
    const held = heldBy(sets, set);
    const expected = forecast(model, this.#minutes, held);
    const completing = completion(set, number);
    // Where the token may be good, something else may be in the way of the chunk for now.
    const once = expected === 'fails';
    const answer: ChunkAnswer = await api.sendChunk({ token }, set.file, chunkOf(set.file, number), { once });
    if (answer.result === 'success') {
      // No document says whether a file that was begun in time may be finished after its token has expired.
      const mayFinish = expected !== 'fails' || (set.begunInTime && model.atMost > 0);
      if (completing === 'fails' || !mayFinish) expect.fail(`${what} to complete nothing`, 'an upload that succeeds');
      used(model);
      set.over = true;
      set.photoId = answer.callback?.get('photo_id');
      return;
    }
    if (expected === 'fails') expect(answer.way, `how ${what} is answered under a bad token`).toBe('plain');
    if (expected === 'succeeds' && completing === 'succeeds') expect.success(answer, what);
    if (expected === 'succeeds' && completing === 'fails') expect.accepted(answer, what);
    // A file that was whole and did not become an upload: whether anything of it is kept is open.
    set.over = completing === 'succeeds' || (completing === 'open' && answer.status !== 200);
    // A token may be checked when the file is whole, so what is accepted under a bad one need not be kept.
    if (answer.status === 200) accepted(set, number, expected !== 'fails');
    if (answer.status === 200 && expected !== 'fails') set.begunInTime = true;
    const isRefused = answer.status !== 200 || completing === 'succeeds';
    if (expected === 'open' && isRefused) refused(model, this.#minutes, held);
  }

  async #lateChunk({ token }: Known, set: KnownSet, number: number, what: string): Promise<void> {
    if (!set.over || set.photoId === undefined || isSecondSet(set, number)) return;
    set.late.add(number);
    const { api, expect } = this.#context;
    const answer = await api.sendChunk({ token }, set.file, chunkOf(set.file, number), { once: true });
    const second = answer.result === 'success' && answer.callback?.get('photo_id') !== set.photoId;
    expect(second, `${what} made a second upload`).toBe(false);
  }
}

/** Plays a history against the target, every answer judged by the model. */
export async function play(context: CheckContext, steps: readonly Step[]): Promise<void> {
  const world = new World(context);
  for (const [at, step] of steps.entries()) await world.play(step, at);
}
