import type { CallbackAddress } from '../../src/catcher/catcher.js';
import type { Api } from '../../src/client/methods.js';
import { type Token, tokenOf } from '../../src/client/token.js';
import { Inconclusive } from '../check/signals.js';
import { isKnownInTime } from '../shared/known-photo.js';
import type { IssueStep } from './step.js';
import type { World } from './world.js';

/** Extra parameters of the two calls. */
export const issueExtras = { ucIssue: 'from the first call' };
export const redeemExtras = { ucRedeem: 'from the second' };

/** An address for the callbacks of a token: one that the target reaches, or one for the client alone. */
function addressFor({ context }: World, wantsBackground: boolean): { address: CallbackAddress; inBackground: boolean } {
  if (wantsBackground && context.can('background')) {
    try {
      return { address: context.callbacks.reachable(), inBackground: true };
    } catch (error) {
      if (!(error instanceof Inconclusive)) throw error;
    }
  }
  return { address: context.callbacks.address(), inBackground: false };
}

/** The photo that a token is to replace. */
async function photoOf(world: World, { photo }: IssueStep): Promise<string> {
  return (photo === undefined ? undefined : world.photos.get(photo)) ?? (await world.photoId());
}

/** Asks for a replace token; a photo that was just uploaded may become known a little later. */
async function replaceToken(
  world: World,
  photoId: string,
  ...[parameters, options]: Parameters<Api['getReplaceToken']>
): Promise<Token> {
  const { api } = world.context;
  const first = await api.attempt.getReplaceToken(parameters, options);
  if (first.kind === 'granted') return tokenOf('replace', first);
  world.judge(
    'callback.photo-id.resolves',
    'no replace token is granted for a photo that was uploaded',
    await isKnownInTime(world.context, photoId),
    'a replace token for an uploaded photo',
    () => 'none',
  );
  return api.getReplaceToken(parameters, options);
}

function judgeTerms(world: World, step: IssueStep, token: Token): void {
  const { kind, uses, minutes } = step;
  const isUpload = kind === 'upload';
  world.judge(
    isUpload ? 'token.uses.granted' : 'replace.uses.granted',
    'other uses are granted than were asked for',
    token.maxUploads === uses,
    `max_uploads ${uses}`,
    () => String(token.maxUploads),
  );
  world.judge(
    isUpload ? 'token.lifetime.granted' : 'replace.lifetime.granted',
    'another lifetime is granted than was asked for',
    token.validMinutes === minutes,
    `valid_minutes ${minutes}`,
    () => String(token.validMinutes),
  );
  const isFresh = !world.ledger.tokens.has(token.value);
  world.ledger.tokens.add(token.value);
  world.judge(
    isUpload ? 'token.distinct' : 'replace.distinct',
    'a token is issued a second time',
    isFresh,
    'a token that was not issued before',
    () => 'one that was',
  );
}

/** Asks for a token, and judges what is granted. */
export async function playIssue(world: World, step: IssueStep): Promise<void> {
  const { api } = world.context;
  const { address, inBackground } = addressFor(world, step.callback === 'background');
  const photoId = step.kind === 'replace' ? await photoOf(world, step) : undefined;
  const parameters = {
    return_url: `${address.url}${step.query}`,
    max_uploads: step.uses,
    valid_minutes: step.minutes,
    ...(inBackground ? { background_return_p: '1' } : {}),
    ...(step.extras ? issueExtras : {}),
    ...(photoId === undefined ? {} : { photo_id: photoId }),
  };
  const options = { by: step.by, format: step.format };
  const issuedAt = performance.now();
  const token = await (step.kind === 'upload'
    ? api.getUploadToken(parameters, options)
    : replaceToken(world, photoId ?? '', parameters, options));
  world.observer.answered?.(`issue ${step.kind} ${step.by} ${step.format}: ${token.reply.status}`);
  const model = { atLeast: step.uses, atMost: step.uses, endsAt: world.minutes + step.minutes };
  const known = {
    step,
    token,
    model,
    address,
    inBackground,
    photoId,
    owed: [],
    received: 0,
    issuedAt,
    isSpoiled: false,
  };
  world.concerned = known;
  world.tokens.set(step.id, known);
  judgeTerms(world, step, token);
}
