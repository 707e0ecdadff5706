import fc from 'fast-check';
import type { ChunkAnswer } from '../../src/client/api.js';
import { type ChunkedFile, chunkOf } from '../../src/client/chunks.js';
import type { Outcome } from '../../src/client/outcome.js';
import type { Token } from '../../src/client/token.js';
import type { CheckContext } from '../check/context.js';
import { type ChunkSetModel, failed, forecast, refused, type TokenModel, used } from './model.js';

/** Something a client does; tokens and files are told by numbers, which wrap around what there is. */
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

/** Histories in which time passes; no wait is a divisor of a lifetime, so few tokens end at the very moment of a step. */
export const slowHistory: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(...clientSteps, {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.constantFrom(4, 7, 11, 23) }),
  }),
  { minLength: 6, maxLength: 30 },
);

/** Two chunks of 100 bytes and one of 120; its name and identifier are the same under every token. */
const shape = { length: 320, chunkSize: 100 };

/** Notes that a file in chunks was begun: from now on it may hold a use of its token. */
function begin(model: TokenModel, set: ChunkSetModel): void {
  if (!set.begun) model.begun += 1;
  set.begun = true;
}

/** The world as the client knows it. */
class World {
  readonly tokens: { readonly token: Token; readonly model: TokenModel }[] = [];
  readonly #context: CheckContext;
  readonly #sets = new Map<string, ChunkSetModel & { readonly file: ChunkedFile }>();
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
    const known = this.tokens[step.token % Math.max(1, this.tokens.length)];
    if (known === undefined) return;
    if (step.do === 'upload') return this.#upload(known, what);
    if (step.do === 'unsupported') return this.#unsupported(known, what);
    return this.#chunk(known, step, what);
  }

  async #issue({ uses, minutes: valid_minutes }: Extract<Step, { do: 'issue' }>): Promise<void> {
    const return_url = this.#context.callbacks.address().url;
    const token = await this.#context.api.getUploadToken({ return_url, max_uploads: uses, valid_minutes });
    const endsAt = this.#minutes + valid_minutes;
    this.tokens.push({ token, model: { atLeast: uses, atMost: uses, begun: 0, endsAt } });
  }

  async #wait(minutes: number): Promise<void> {
    await this.#context.clock.advance(minutes * 60);
    this.#minutes += minutes;
  }

  /** Judges an answer by what the model allows, and lets the model learn from it. */
  #settle(model: TokenModel, outcome: Outcome, what: string, expected = forecast(model, this.#minutes)): void {
    const { expect } = this.#context;
    if (expected === 'succeeds') expect.success(outcome, what);
    if (expected === 'fails') expect.noSuccess(outcome, what);
    if (outcome.result === 'success') used(model);
    else refused(model, this.#minutes);
  }

  async #upload({ token, model }: World['tokens'][number], what: string): Promise<void> {
    this.#settle(model, await this.#context.api.redeem(token, this.#context.files.photo()), what);
  }

  async #unsupported({ token, model }: World['tokens'][number], what: string): Promise<void> {
    const outcome = await this.#context.api.redeem(token, this.#context.files.unsupported());
    this.#context.expect.noSuccess(outcome, what);
    failed(model);
  }

  #setOf(token: Token, number: number): ChunkSetModel & { readonly file: ChunkedFile } {
    const key = `${token.value} ${number}`;
    const begun = this.#sets.get(key);
    if (begun !== undefined) return begun;
    const names = { identifier: `${this.#stem}f${number}`, filename: `${this.#stem}f${number}.png` };
    const file = this.#context.files.chunked({ ...shape, ...names });
    const set = {
      file,
      received: new Set<number>(),
      sent: new Set<number>(),
      late: new Set<number>(),
      begun: false,
      spoilt: false,
      complete: false,
      photoId: undefined,
    };
    this.#sets.set(key, set);
    return set;
  }

  async #chunk(
    { token, model }: World['tokens'][number],
    step: Extract<Step, { number: number }>,
    what: string,
  ): Promise<void> {
    const set = this.#setOf(token, step.file);
    if (step.do === 'late chunk') return this.#lateChunk(token, set, step.number, what);
    if (set.complete) return;
    if (step.do === 'chunk') return this.#validChunk(token, model, set, step.number, what);
    if (set.received.has(step.number)) return;
    begin(model, set);
    set.spoilt = true;
    const chunk = chunkOf(set.file, step.number);
    const { api, expect, files } = this.#context;
    if (step.do === 'torn chunk')
      return api.tear((transmission) => api.sendChunk({ token }, set.file, chunk, { transmission }), 700);
    const options = { part: files.piece(set.file, chunk.start, chunk.end - 5), deliberate: 'five bytes are missing' };
    expect.notAccepted(await api.sendChunk({ token }, set.file, chunk, options), what);
  }

  async #validChunk(
    token: Token,
    model: TokenModel,
    set: ChunkSetModel & { readonly file: ChunkedFile },
    number: number,
    what: string,
  ): Promise<void> {
    const { api, expect } = this.#context;
    const expected = forecast(model, this.#minutes, set.begun);
    const answer: ChunkAnswer = await api.sendChunk({ token }, set.file, chunkOf(set.file, number));
    begin(model, set);
    set.sent.add(number);
    if (set.spoilt) return this.#afterWrongChunk(model, set, answer, what);
    const last = set.received.size === 2 && !set.received.has(number);
    // Tokens may be looked at with every chunk or when a file is complete; and no document says whether a file that was
    // begun in time may be finished after the end of its token.
    const mayFinish = set.received.size > 0 && !(last && model.atMost <= 0);
    // Whether anything of a file is kept that was refused when it was complete is open, too.
    set.complete = last;
    if (expected === 'fails' && !mayFinish) return expect.notAccepted(answer, what);
    if (!last) {
      if (answer.result === 'success') expect.fail(`${what} to complete nothing`, 'an upload that succeeds');
      if (expected === 'succeeds') expect.accepted(answer, what);
      if (answer.status === 200) set.received.add(number);
      else refused(model, this.#minutes);
      return;
    }
    if (expected !== 'fails') this.#settle(model, answer, what, expected);
    model.begun -= 1;
    set.photoId = answer.callback?.get('photo_id');
  }

  /** Which chunks are still wanted after a wrong one is open; a photo takes its use all the same. */
  #afterWrongChunk(model: TokenModel, set: ChunkSetModel, answer: ChunkAnswer, what: string): void {
    // Once every chunk was sent, whether anything is kept of a file that was refused is open.
    set.complete = set.sent.size === 3;
    if (answer.result !== 'success') return;
    if (!set.complete) this.#context.expect.fail(`${what} to complete nothing`, 'an upload that succeeds');
    used(model);
    model.begun -= 1;
    set.photoId = answer.callback?.get('photo_id');
  }

  async #lateChunk(
    token: Token,
    set: ChunkSetModel & { readonly file: ChunkedFile },
    number: number,
    what: string,
  ): Promise<void> {
    if (!set.complete || set.photoId === undefined || new Set([...set.late, number]).size === 3) return;
    set.late.add(number);
    const { api, expect } = this.#context;
    const answer = await api.sendChunk({ token }, set.file, chunkOf(set.file, number));
    const second = answer.result === 'success' && answer.callback?.get('photo_id') !== set.photoId;
    expect(second, `${what} made a second upload`).toBe(false);
  }
}

/** Plays a history against the target, every answer judged by the model. */
export async function play(context: CheckContext, steps: readonly Step[]): Promise<void> {
  const world = new World(context);
  for (const [at, step] of steps.entries()) await world.play(step, at);
}
