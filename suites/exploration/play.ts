import { callbackOf } from '../../src/client/callback.js';
import { Unmet } from '../../src/client/failure.js';
import { outcomeInWords } from '../../src/client/outcome.js';
import { isRequirementId } from '../../src/contract/requirements.js';
import type { CheckContext } from '../check/context.js';
import { failed, unsettled } from '../resumable/model.js';
import { playAtOnce, playBegin, playChunk } from './chunks.js';
import { playRead, playStore } from './files.js';
import { playIssue } from './issue.js';
import { collectCallbacks } from './outcome.js';
import type { Step } from './step.js';
import { playRace, playUnsupported, playUpload } from './upload.js';
import { emptyLedger, type KnownToken, type Ledger, type Observer, Violation, World } from './world.js';

/** Redeems without a file. */
async function playWithoutFile(world: World, known: KnownToken): Promise<void> {
  if (known.inBackground) return;
  const outcome = await world.context.api.redeem(known.token, undefined, {}, { deliberate: 'there is no file' });
  world.saw('no file', outcome);
  failed(known.model);
  world.judge(
    known.step.kind === 'upload' ? 'redeem.file.missing' : 'replace.redeem.file',
    'a redemption without a file succeeds',
    outcome.result !== 'success',
    'no success',
    () => outcomeInWords(outcome),
  );
}

/** Redeems a token that was not issued: a good one, written twice. */
async function playForged(world: World, { step, token }: KnownToken): Promise<void> {
  const { api, files } = world.context;
  if (step.kind === 'replace') return;
  const outcome = await api.redeem(`${token.value}${token.value}`, files.photo());
  world.saw('forged token', outcome);
  world.judge(
    'redeem.token.whole',
    'a token with characters added is accepted',
    outcome.result !== 'success',
    'no success',
    () => outcomeInWords(outcome),
  );
}

async function playNobody(world: World): Promise<void> {
  const answer = await world.context.api.attempt.getUploadToken({}, { as: 'nobody' });
  world.observer.answered?.(`no credentials: ${answer.reply.status} ${answer.kind}`);
  world.judge(
    'token.permission.anonymous',
    'a token is issued without credentials',
    answer.kind !== 'granted',
    'no token without credentials',
    () => 'one',
  );
}

async function playWait(world: World, minutes: number): Promise<void> {
  if (!world.context.can('clock')) return;
  await world.context.clock.advance(minutes * 60);
  world.minutes += minutes;
  // No document says how long the chunks of a file are kept that is not complete.
  for (const file of world.files.values()) unsettled(file);
}

type TokenStep = Extract<Step, { do: 'upload' | 'race' | 'unsupported' | 'no file' | 'forged token' }>;

async function playToken(world: World, step: TokenStep): Promise<void> {
  const known = world.tokens.get(step.token);
  if (known === undefined || known.isSpoiled) return;
  world.concerned = known;
  if (step.do === 'upload') return playUpload(world, known, step);
  if (step.do === 'race') return playRace(world, known, step);
  if (step.do === 'unsupported') return playUnsupported(world, known);
  return step.do === 'no file' ? playWithoutFile(world, known) : playForged(world, known);
}

type FileStep = Extract<Step, { do: 'chunk' | 'short chunk' | 'torn chunk' | 'late chunk' | 'chunks at once' }>;

async function playFile(world: World, step: FileStep): Promise<void> {
  const known = world.files.get(step.file);
  if (known === undefined || known.isSpoiled || known.under?.isSpoiled === true) return;
  world.concerned = known.under ?? known;
  if (step.do === 'chunks at once') return playAtOnce(world, known, step.numbers);
  return playChunk(world, known, step);
}

/** Plays one step and judges its answers. @throws Violation, and whatever keeps an answer from being judged */
export async function playStep(world: World, step: Step): Promise<void> {
  world.concerned = undefined;
  switch (step.do) {
    case 'issue':
      return playIssue(world, step);
    case 'begin':
      return playBegin(world, step);
    case 'no credentials':
      return playNobody(world);
    case 'store':
      return playStore(world, step);
    case 'read':
      world.concerned = world.files.get(step.file);
      return playRead(world, step.file);
    case 'wait':
      return playWait(world, step.minutes);
    case 'upload':
    case 'race':
    case 'unsupported':
    case 'no file':
    case 'forged token':
      return playToken(world, step);
    default:
      return playFile(world, step);
  }
}

/** Waits for what the target still owes, and sees that nothing else comes. */
export async function playEnd(world: World): Promise<void> {
  for (const known of world.tokens.values()) {
    if (!known.inBackground || known.isSpoiled) continue;
    world.concerned = known;
    await collectCallbacks(world, known, callbackOf);
  }
  const last = [...world.tokens.values()].filter(({ inBackground, isSpoiled }) => inBackground && !isSpoiled);
  const more = await Promise.all(last.map(({ address }) => world.context.callbacks.settled(address)));
  for (const [at, calls] of more.entries()) {
    const known = last[at];
    world.concerned = known;
    world.judge(
      known?.step.kind === 'replace' ? 'replace.redeem.background' : 'background.callback.once',
      'the target makes a callback that no upload explains',
      calls.length === known?.received,
      `${known?.received} callbacks`,
      () => `${calls.length}`,
    );
  }
}

/** How a history is played. */
export interface Playing {
  readonly ledger?: Ledger;
  readonly observer?: Observer;
  /** Whether a violation is known, so that the history goes on without what it concerns. */
  readonly isKnown?: (violation: Violation) => boolean;
}

/** A call that the client takes for granted is the business of its own requirement as well. */
function asViolation(error: unknown): unknown {
  if (!(error instanceof Unmet) || error instanceof Violation || !isRequirementId(error.requirement)) return error;
  return new Violation(error.requirement, 'a call is not granted', error.expected, error.actual);
}

/** A world with a way to act in it that passes over what is known to be broken. */
export function openWorld(context: CheckContext, { ledger, observer, isKnown }: Playing) {
  const world = new World(context, ledger ?? emptyLedger(), observer ?? {});
  const tolerant = async (act: () => Promise<void>): Promise<void> => {
    try {
      await act();
    } catch (problem) {
      const error = asViolation(problem);
      if (!(error instanceof Violation) || isKnown?.(error) !== true) throw error;
      if (world.concerned !== undefined) world.concerned.isSpoiled = true;
    }
  };
  return {
    world,
    step: (step: Step): Promise<void> => tolerant(() => playStep(world, step)),
    end: (): Promise<void> => tolerant(() => playEnd(world)),
  };
}

/** Plays a history against the target, every answer judged by the model. */
export async function playHistory(context: CheckContext, steps: readonly Step[], playing: Playing = {}): Promise<void> {
  const { step: play, end } = openWorld(context, playing);
  for (const step of steps) await play(step);
  await end();
}
