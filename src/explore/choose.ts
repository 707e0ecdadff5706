import type { Step } from '../../suites/exploration/step.js';
import type { KnownFile, KnownToken, World } from '../../suites/exploration/world.js';
import { type Course, candidates } from './candidates.js';
import type { Dice } from './dice.js';
import { type Seen, sizeSign } from './seen.js';

function tokenSign(world: World, known: KnownToken): string {
  const { step, model, inBackground } = known;
  const left = `${sizeSign(model.atLeast)}-${sizeSign(Math.max(0, model.atMost))} of ${sizeSign(step.uses)}`;
  return `${step.kind}${inBackground ? ' background' : ''} ${left} held ${sizeSign(world.held(known))} ${world.life(known)}`;
}

function fileSign(world: World, known: KnownFile): string {
  const { count, certain, possible, over, late, under } = known;
  const have = over ? `over, late ${late.size}` : `${sizeSign(certain.size)}-${sizeSign(possible.size)}`;
  return `${have} of ${sizeSign(count)} under ${under === undefined ? 'nobody' : tokenSign(world, under)}`;
}

/** What a step means in the state that the model is in. */
export function situation(world: World, step: Step): string {
  const token = 'token' in step && step.token !== undefined ? world.tokens.get(step.token) : undefined;
  const file = 'file' in step ? world.files.get(step.file) : undefined;
  const about = token !== undefined ? tokenSign(world, token) : file !== undefined ? fileSign(world, file) : '';
  const whole = `${sizeSign(world.tokens.size)} tokens, ${sizeSign(world.files.size)} files`;
  return `${step.do} ${about === '' ? whole : about}`;
}

/** How much more is made of a step whose situation or whose place behind the step before it is new. */
const curiosity = { situation: 4, pair: 2 };

/** How much more is made of a step that is about what its history is about. */
const attention = 6;

/** Whether a step is about a token, a photo or a file of file/upload. */
function isAbout(world: World, step: Step, id: string): boolean {
  if ('photo' in step && step.photo === id) return true;
  const file = 'file' in step ? world.files.get(step.file) : undefined;
  const token = 'token' in step ? step.token : file?.step.token;
  if (token === undefined) return 'file' in step && step.file === id;
  return token === id || world.tokens.get(token)?.step.photo === id;
}

/** What a history may be about: a token or a photo. */
export function focusOf(dice: Dice, world: World): string | undefined {
  const all = [...world.tokens.keys(), ...world.photos.keys(), ...world.stored.keys()];
  return all.length === 0 ? undefined : dice.one(all);
}

/** The next step of a history: at random, and rather one that was not seen before. */
export function choose(dice: Dice, world: World, seen: Seen, by: Choosing): Step {
  const all = candidates(dice, world, by, by.id);
  return dice.weighted(
    all.map(({ weight, step }) => {
      const fresh = curiosity.situation / (1 + seen.times(situation(world, step)));
      const pair = curiosity.pair / (1 + seen.times(pairSign(by.before, step)));
      const focus = by.focus !== undefined && isAbout(world, step, by.focus) ? attention : 1;
      return { weight: weight * focus * (1 + fresh + pair), value: step };
    }),
  );
}

/** What a choice is made with. */
export interface Choosing extends Course {
  /** For what the step makes. */
  readonly id: string;
  readonly before: string;
  /** What the history is about for now. */
  readonly focus: string | undefined;
}

/** Two steps that follow each other. @param before what the first one was answered */
export function pairSign(before: string, { do: what }: Pick<Step, 'do'>): string {
  return `${before} > ${what}`;
}
