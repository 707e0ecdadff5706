import type { Draft } from '../decisions/tokens.js';
import type { Call } from '../server/call.js';
import type { Parameters } from '../server/parameters.js';
import { answerRefusal, answerSuccess, permitted } from '../server/reply.js';
import type { Answer, Caller, Metadata, Pair, Refusal, Token, TokenKind } from '../state/model.js';
import { isRefusal, refusal } from '../state/model.js';
import type { Site } from '../state/site.js';
import { tokenDecisions } from '../state/token-book.js';
import { isWebAddress } from './address.js';

/** /api/photo/get-upload-token and /api/photo/get-replace-token: pre-authenticates uploads. */
export function getToken(kind: TokenKind, call: Call, site: Site): Answer {
  const { decisions } = site;
  const asked = decisions.requests.asked(call.method, call.query, call.body.parameters, kind);
  const context = { call, asked, site };
  const caller = permitted(call, `get-${kind}-token`, site);
  if (isRefusal(caller)) return answerRefusal(caller, context);
  const draft = draftToken(kind, asked, caller, site);
  if (isRefusal(draft)) return answerRefusal({ ...draft, caller }, context);
  const token = site.tokens.issue(draft);
  const looks = draft.returnUrl === undefined ? [] : decisions.background.atIssue(draft.returnUrl);
  if (looks.length > 0) void site.outbox.send(looks);
  return answerSuccess(
    {
      message: decisions.answers.messages[`get-${kind}-token`],
      wrapper: `${kind}token`,
      fields: kind === 'upload' ? uploadFields(token, asked, site) : replaceFields(token, asked, site),
    },
    context,
    caller,
  );
}

function draftToken(kind: TokenKind, asked: Parameters, caller: Caller, site: Site): Draft | Refusal {
  const { callbacks, background, metadata, archive } = site.decisions;
  const tokens = tokenDecisions(site.decisions, kind);
  const minutes = tokens.inRange(asked.get('valid_minutes'), tokens.lifetime);
  if (minutes === undefined) return refusal('invalid_input', 'valid_minutes is out of range');
  const max = tokens.inRange(asked.get('max_uploads'), tokens.uploads);
  if (max === undefined) return refusal('invalid_input', 'max_uploads is out of range');
  const returnUrl = callbacks.returnUrl(asked.get('return_url'));
  if (returnUrl && !isWebAddress(returnUrl)) return refusal('invalid_input', 'return_url is not a web address');
  const isInBackground = background.wanted(asked.get('background_return_p'));
  if (isInBackground && !returnUrl && background.needsReturnUrl) {
    return refusal('invalid_input', 'background_return_p=1 needs a return_url');
  }
  const extras = asked.pairs.filter(([name]) => callbacks.isExtraOnGet(name));
  if (extras.some((pair) => callbacks.refusesExtra(...pair))) {
    return refusal('invalid_input', 'A parameter holds characters that are not allowed');
  }
  const photoId = kind === 'replace' ? (asked.get('photo_id') ?? '') : '';
  if (kind === 'replace' && archive.mustExist && !site.archive.has(photoId)) {
    return refusal('no_such_photo', 'There is no photo with this photo_id');
  }
  if (kind === 'upload' && metadata.refuses(asked)) return refusal('invalid_input', 'The metadata cannot be taken');
  const issuedAt = site.clock.now();
  return {
    kind,
    issuedAt,
    expiresAt: tokens.expiresAt(issuedAt, minutes, asked.get('valid_minutes')),
    minutes,
    uses: { max, taken: 0, last: undefined },
    returnUrl,
    background: isInBackground,
    userId: metadata.userId(asked.get('user_id'), caller),
    extras,
    photoId,
    metadata: cleanMetadata(asked, site),
  };
}

function cleanMetadata(asked: Parameters, { decisions: { metadata } }: Site): Metadata {
  return {
    title: metadata.title(asked.get('title') ?? ''),
    description: metadata.description(asked.get('description') ?? '', metadata.safeTags),
    tags: metadata.tags(asked.get('tags') ?? ''),
    publish: metadata.publish(asked.get('publish')),
    albumId: metadata.albumId(asked.get('album_id')),
  };
}

function uploadFields(token: Token, asked: Parameters, site: Site): Pair[] {
  const { title, description, publish, tags, albumId } = token.metadata;
  return [
    ['upload_token', token.text],
    ['title', title],
    ['description', description],
    ['publish', publish],
    ['tags', tags],
    ['user_id', token.userId],
    ['album_id', albumId],
    ...termFields(token, asked, site),
  ];
}

function replaceFields(token: Token, asked: Parameters, site: Site): Pair[] {
  return [['replace_token', token.text], ['photo_id', token.photoId], ...termFields(token, asked, site)];
}

function termFields(token: Token, asked: Parameters, { decisions }: Site): Pair[] {
  const { told } = tokenDecisions(decisions, token.kind);
  return [
    ['max_uploads', told.uploads(token, asked.get('max_uploads'))],
    ['valid_minutes', told.minutes(token, asked.get('valid_minutes'))],
    ['valid_until', told.validUntil(token)],
    ['return_url', token.returnUrl ?? ''],
  ];
}
