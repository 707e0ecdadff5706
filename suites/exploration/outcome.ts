import type { Callback } from '../../src/client/callback.js';
import { type Outcome, outcomeInWords } from '../../src/client/outcome.js';
import { formDecoded, valuesOf } from '../../src/client/pairs.js';
import type { RequirementId } from '../../src/contract/requirements.js';
import { issueExtras, redeemExtras } from './issue.js';
import type { KnownToken, World } from './world.js';

/** The requirement for tokens of either kind. */
const ofKind = (
  { step }: Pick<KnownToken, 'step'>,
  upload: RequirementId,
  replace: RequirementId = 'replace.redeem.combinations',
): RequirementId => (step.kind === 'upload' ? upload : replace);

/** What a callback must hold, whoever makes it and whatever it reports. */
function judgeShared(world: World, known: KnownToken, callback: Callback, sentExtras: boolean): void {
  const { token, step, address } = known;
  const judge = (requirement: RequirementId, cause: string, holds: boolean, expected: string, actual: string): void =>
    world.judge(requirement, cause, holds, expected, () => actual);
  judge(
    ofKind(known, 'callback.return-url.target', 'replace.return-url.target'),
    'a callback goes elsewhere',
    callback.target === address.url,
    `a callback to ${address.url}`,
    callback.target,
  );
  const named = [callback.get('upload_token'), callback.get('replace_token')];
  judge(
    ofKind(known, 'callback.upload-token', 'replace.redeem.token-named'),
    'a callback names another token',
    named.includes(token.value),
    `the token ${token.value}`,
    named.join(' and '),
  );
  const own = formDecoded(step.query.slice(1));
  for (const name of new Set(own.map(([one]) => one)))
    judge(
      ofKind(known, 'callback.return-url.query', 'replace.return-url.query'),
      'a callback lost values of the query of return_url',
      valuesOf(own, name).every((value) => callback.all(name).includes(value)),
      `${name} of return_url's query`,
      callback.all(name).join(' and '),
    );
  const domain = callback.get('domain') ?? '';
  judge(ofKind(known, 'callback.domain'), 'a callback has no domain', domain.trim() !== '', 'a domain', 'none');
  world.ledger.domain ??= domain;
  judge(
    ofKind(known, 'callback.domain.constant'),
    'callbacks name several domains',
    domain === world.ledger.domain,
    `the domain ${world.ledger.domain}, as in every callback before`,
    domain,
  );
  const extras = {
    ...(step.extras && step.kind === 'upload' ? issueExtras : {}),
    ...(sentExtras ? redeemExtras : {}),
  };
  for (const [name, value] of Object.entries(extras))
    judge(
      ofKind(known, name === 'ucIssue' ? 'callback.extras.issue' : 'callback.extras.redeem', 'replace.redeem.extras'),
      `a callback lacks ${name}`,
      callback.all(name).includes(value),
      `${name} with the value "${value}"`,
      callback.all(name).join(' and '),
    );
}

/** What a callback of a success must hold beyond that. */
function judgeSuccess(world: World, known: KnownToken, callback: Callback): void {
  for (const [name, requirement] of [
    ['tree_id', 'callback.tree-id'],
    ['token', 'callback.token'],
  ] as const)
    world.judge(
      ofKind(known, requirement),
      `the callback of a success lacks ${name}`,
      (callback.get(name) ?? '').trim() !== '',
      `${name} in the callback`,
      () => 'none',
    );
}

/** Judges a callback that reports an outcome. */
export function judgeCallback(
  world: World,
  known: KnownToken,
  callback: Callback,
  isSuccess: boolean,
  sentExtras: boolean,
): void {
  judgeShared(world, known, callback, sentExtras);
  if (isSuccess) judgeSuccess(world, known, callback);
  else
    world.judge(
      ofKind(known, 'callback.failure.error-message', 'replace.redeem.failure'),
      'the callback of a failure lacks error_message',
      (callback.get('error_message') ?? '').trim() !== '',
      'error_message in the callback',
      () => 'none',
    );
}

/** The photo that a success names, wherever it does. */
export function photoIn({ callback, line }: Outcome): string {
  return callback?.get('photo_id') ?? (line?.ok === true ? line.photoId : '');
}

/** Judges the photo of a success: another one for each upload, the same one for a replacement. */
function judgePhoto(world: World, known: KnownToken, photoId: string): void {
  const { ledger } = world;
  if (known.step.kind === 'replace') {
    world.judge(
      'replace.redeem.same-photo',
      'a replacement names another photo',
      photoId === known.photoId,
      `the photo ${known.photoId}`,
      () => photoId,
    );
    return;
  }
  const isFresh = !ledger.photos.has(photoId);
  ledger.photos.add(photoId);
  world.judge(
    'callback.photo-id.distinct',
    'an upload names a photo that was there before',
    isFresh && photoId !== '',
    'a photo_id that no upload before has named',
    () => photoId,
  );
}

/**
 * Judges a success with all that it says.
 * @param sentExtras whether the redemption sent extra parameters
 */
export function judgeOutcome(world: World, known: KnownToken, outcome: Outcome, sentExtras: boolean): void {
  if (known.inBackground) {
    world.judge(
      ofKind(known, 'background.no-redirect', 'replace.redeem.background'),
      'a background upload is answered otherwise than by a line',
      outcome.way === 'line',
      'a line that begins with ok',
      () => outcomeInWords(outcome),
    );
    known.owed.push(photoIn(outcome));
  }
  judgePhoto(world, known, photoIn(outcome));
  if (outcome.callback !== undefined) judgeCallback(world, known, outcome.callback, true, sentExtras);
}

/** Waits for the callbacks that the target still has to make for a token. */
export async function collectCallbacks(world: World, known: KnownToken, toCallback: ToCallback): Promise<void> {
  while (known.owed.length > 0) {
    const call = await world.context.callbacks.next(known.address);
    world.judge(
      ofKind(known, 'background.callback.sent', 'replace.redeem.background'),
      'the target makes no callback',
      call !== undefined,
      'a request to return_url',
      () => 'none in time',
    );
    const callback = call && toCallback(new URL(call.url, known.address.url).href);
    if (callback === undefined) return;
    known.received += 1;
    const isSuccess = (callback.get('error_message') ?? '') === '';
    const named = isSuccess ? (callback.get('photo_id') ?? '') : undefined;
    const at = known.owed.indexOf(named);
    world.judge(
      ofKind(known, 'background.callback.once', 'replace.redeem.background'),
      'the target makes a callback that no upload explains',
      at >= 0,
      `a callback for ${known.owed.map((one) => one ?? 'a failed upload').join(' or ')}`,
      () => `one for ${named ?? 'a failed upload'}`,
    );
    known.owed.splice(at, 1);
    judgeCallback(world, known, callback, isSuccess, false);
  }
}

type ToCallback = (address: string) => Callback | undefined;
