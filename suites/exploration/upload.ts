import { setTimeout as delay } from 'node:timers/promises';
import { type Outcome, outcomeInWords } from '../../src/client/outcome.js';
import type { RequirementId } from '../../src/contract/requirements.js';
import { failed, refusedIn, used } from '../resumable/model.js';
import { redeemExtras } from './issue.js';
import { judgeOutcome, photoIn } from './outcome.js';
import type { Step } from './step.js';
import type { KnownToken, World } from './world.js';

type Upload = Extract<Step, { do: 'upload' }>;
type Race = Extract<Step, { do: 'race' }>;

/** Milliseconds before a replacement is tried again: the photo may be locked while it is processed. */
const pauses = [50, 100, 200, 400, 800];

export function usesOf({ step }: KnownToken): RequirementId {
  return step.kind === 'upload' ? 'redeem.uses.exact' : 'replace.redeem.uses';
}

/** The requirement that an upload breaks by its success. */
export function excessOf(world: World, known: KnownToken): RequirementId {
  const hasUses = known.model.atMost > 0 && world.life(known) === 'fails';
  if (!hasUses) return usesOf(known);
  return known.step.kind === 'upload' ? 'token.expiry.ended' : 'replace.expiry.ended';
}

/** The requirement that an upload breaks by its failure: of files where it is reported, of uses where it is refused. */
function lackOf(known: KnownToken, { way }: Outcome): RequirementId {
  if (way === 'plain') return usesOf(known);
  return known.step.kind === 'upload' ? 'redeem.file.photo' : 'replace.redeem.callback';
}

/** A redemption that did not succeed although it might have: what the token has left. */
export function noteRefusal(world: World, known: KnownToken, outcome: Outcome, held: number): void {
  // A callback of a failure is an attempt that failed; plain words are a refusal of the token.
  if (outcome.way === 'plain') refusedIn(known.model, world.life(known), held);
  else failed(known.model);
  // Whether a line reports a failed upload, which leads to a callback, or refuses the token, which does not, is open.
  if (known.inBackground) known.isSpoiled = true;
}

/** A bad token is refused in plain words to the client itself. */
export function judgeRefusal(world: World, known: KnownToken, outcome: Outcome): void {
  world.judge(
    known.step.kind === 'upload' ? 'redeem.refusal.no-redirect' : 'replace.redeem.uses',
    'a bad token is not refused in words',
    outcome.callback === undefined && outcome.way !== 'redirect',
    'a bad token to be answered to the client itself',
    () => outcomeInWords(outcome),
  );
}

/** Redeems a replace token until it succeeds or the photo can no longer be expected to be locked. */
async function redeemInTime(world: World, known: KnownToken, attempt: () => Promise<Outcome>): Promise<Outcome> {
  let outcome = await attempt();
  if (known.step.kind === 'upload') return outcome;
  for (const pause of pauses) {
    if (outcome.result !== 'failure' || outcome.way === 'plain' || world.forecast(known) !== 'succeeds') break;
    failed(known.model);
    if (known.inBackground) known.owed.push(undefined);
    await delay(pause);
    outcome = await attempt();
  }
  return outcome;
}

/** Uploads a whole photo. */
export async function playUpload(world: World, known: KnownToken, step: Upload): Promise<void> {
  const { api, files } = world.context;
  const before = world.forecast(known);
  const extras = known.step.extras ? redeemExtras : {};
  const file = files.photo({ length: step.length, kind: step.kind });
  const outcome = await redeemInTime(world, known, () => api.redeem(known.token, file, extras));
  world.saw(`upload ${known.step.kind}`, outcome);
  const expected = before === 'succeeds' ? world.forecast(known) : before;
  const isSuccess = outcome.result === 'success';
  if (isSuccess) {
    world.judge(
      excessOf(world, known),
      'an upload succeeds under a token that is expired or consumed',
      expected !== 'fails',
      'no success',
      () => outcomeInWords(outcome),
    );
    used(known.model);
    world.photos.set(step.id, photoIn(outcome));
    return judgeOutcome(world, known, outcome, known.step.extras);
  }
  world.judge(
    lackOf(known, outcome),
    'an upload under a good token does not succeed',
    expected !== 'succeeds',
    'an upload that succeeds',
    () => outcomeInWords(outcome),
  );
  if (expected === 'fails') return judgeRefusal(world, known, outcome);
  noteRefusal(world, known, outcome, world.held(known));
}

/** Uploads several photos at the same time. */
export async function playRace(world: World, known: KnownToken, { id, times }: Race): Promise<void> {
  const { api, files } = world.context;
  if (known.step.kind === 'replace') return;
  const { model } = known;
  const life = world.life(known);
  const sure = life === 'succeeds' ? Math.min(times, model.atLeast - world.held(known)) : 0;
  const most = life === 'fails' ? 0 : Math.min(times, model.atMost);
  const outcomes = await Promise.all(Array.from({ length: times }, () => api.redeem(known.token, files.photo())));
  const successes = outcomes.filter(({ result }) => result === 'success');
  for (const one of outcomes) world.saw('race', one);
  world.judge(
    'redeem.uses.race',
    'simultaneous uploads succeed more often than the token has uses',
    successes.length <= most,
    `at most ${most} of ${times} simultaneous uploads to succeed`,
    () => String(successes.length),
  );
  world.judge(
    'redeem.uses.parallel',
    'simultaneous uploads fail while the token has uses',
    successes.length >= sure,
    `at least ${sure} of ${times} simultaneous uploads to succeed`,
    () => String(successes.length),
  );
  for (const _ of successes) used(model);
  const [first] = successes;
  if (first !== undefined) world.photos.set(id, photoIn(first));
  if (successes.length < times && life === 'succeeds') refusedIn(model, life, world.held(known));
  for (const one of successes) judgeOutcome(world, known, one, false);
}

/** Uploads something that is neither photo nor video. */
export async function playUnsupported(world: World, known: KnownToken): Promise<void> {
  const { api, can, files } = world.context;
  const expected = world.forecast(known);
  const outcome = await api.redeem(known.token, files.unsupported());
  world.saw(`unsupported ${known.step.kind}`, outcome);
  // Which content is supported is up to the target.
  if (outcome.result === 'success' && expected !== 'fails') {
    used(known.model);
    return judgeOutcome(world, known, outcome, false);
  }
  world.judge(
    usesOf(known),
    'an unsupported file succeeds under a bad token',
    outcome.result !== 'success',
    'no success',
    () => outcomeInWords(outcome),
  );
  if (expected === 'fails') return judgeRefusal(world, known, outcome);
  failed(known.model);
  if (expected !== 'succeeds' || !can('rejectsUnsupported') || known.step.kind === 'replace') {
    if (known.inBackground && outcome.way === 'line') known.owed.push(undefined);
    return;
  }
  world.judge(
    known.inBackground ? 'background.error-line' : 'callback.failure.sent',
    'a failed upload is not reported',
    outcome.way !== 'plain',
    'a failed upload to be reported',
    () => outcomeInWords(outcome),
  );
  if (known.inBackground) known.owed.push(undefined);
}
