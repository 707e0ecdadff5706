import type { PermissionDecisions } from '../decisions/permission.js';
import type { Call } from '../server/call.js';
import { anonymous, type Caller, type Pair, type Refusal, refusal } from '../state/model.js';
import { type Credentials, credentials } from './credentials.js';
import type { Nonces } from './nonces.js';
import { authorizationParameters, type SignedRequest, sign } from './oauth.js';

const known: readonly (Caller & Credentials)[] = (['read', 'write', 'super'] as const).map((level) => ({
  level,
  ...credentials[level],
}));

/** Finds out who sent a request: by bearer token, by OAuth 1.0a signature, or nobody in particular. */
export function identify(call: Call, decisions: PermissionDecisions, nonces: Nonces): Caller | Refusal {
  const caller = callerOf(call, decisions, nonces);
  if (caller !== undefined) return caller;
  const otherwise = decisions.wrongCredentials();
  return otherwise === 'refused' ? refusal('invalid_signature', 'The signature or token is not valid') : otherwise;
}

function callerOf(call: Call, decisions: PermissionDecisions, nonces: Nonces): Caller | undefined {
  const bearer = call.authorization?.match(/^Bearer\s+(\S+)\s*$/i)?.[1];
  if (bearer !== undefined)
    return known.find(
      (caller) =>
        decisions.bearerHolds(bearer, caller.bearer) || (decisions.keyIsBearer && bearer === caller.oauth1.consumerKey),
    );
  const oauth = oauthParameters(call, decisions);
  if (oauth.length > 0) return signer(call, oauth, decisions, nonces);
  return call.authorization === undefined ? anonymous : undefined;
}

/** The oauth_ parameters: in the header, or among the other parameters (RFC 5849, section 3.5). */
function oauthParameters(call: Call, { oauthPlaces }: PermissionDecisions): readonly Pair[] {
  const form = call.body.form === 'none' ? [] : call.body.parameters.pairs;
  const places = { query: call.query.pairs, form };
  const elsewhere = oauthPlaces.flatMap((place) => places[place]).filter(([name]) => name.startsWith('oauth_'));
  return authorizationParameters(call.authorization) ?? elsewhere;
}

function signer(
  call: Call,
  oauth: readonly Pair[],
  decisions: PermissionDecisions,
  nonces: Nonces,
): Caller | undefined {
  const sent = new Map(oauth);
  const caller = known.find(
    ({ oauth1 }) => oauth1.consumerKey === sent.get('oauth_consumer_key') && oauth1.token === sent.get('oauth_token'),
  );
  const method = sent.get('oauth_signature_method') ?? '';
  if (decisions.unprovenMethods.includes(method)) return caller;
  if (caller === undefined || method !== 'HMAC-SHA1') return undefined;
  const { consumerSecret, tokenSecret } = caller.oauth1;
  const request = decisions.signed(signedRequest(call, oauth), call);
  const signature = sent.get('oauth_signature') ?? '';
  const accepted = [request, ...decisions.alsoSigned(request)].flatMap((one) =>
    decisions.secrets(consumerSecret, tokenSecret).map((secrets) => sign(one, ...secrets)),
  );
  if (!accepted.some((expected) => decisions.signatureHolds(signature, expected, call))) return undefined;
  const moment = ['oauth_timestamp', 'oauth_nonce', 'oauth_consumer_key', 'oauth_token'].map((name) => sent.get(name));
  return nonces.take(moment.join(' ')) || !decisions.nonceIsChecked ? caller : undefined;
}

/** What the signature covers: of a multipart body nothing, so neither the file nor its name. */
function signedRequest(call: Call, oauth: readonly Pair[]): SignedRequest {
  const others = [...call.query.pairs, ...(call.body.form === 'urlencoded' ? call.body.parameters.pairs : [])];
  return {
    method: call.method,
    url: call.url,
    parameters: [
      ...others.filter(([name]) => !name.startsWith('oauth_')),
      ...oauth.filter(([name]) => name !== 'oauth_signature'),
    ],
  };
}

/** How the signature of a call should have been made, for whoever writes the client; undefined where there is none. */
export function examined(
  call: Call,
  decisions: PermissionDecisions,
): { readonly request: SignedRequest; readonly problem: string | undefined } | undefined {
  const oauth = oauthParameters(call, decisions);
  if (oauth.length === 0) return undefined;
  const sent = new Map(oauth);
  const problems = [
    known.some(({ oauth1 }) => oauth1.consumerKey === sent.get('oauth_consumer_key'))
      ? ''
      : 'unknown oauth_consumer_key',
    known.some(({ oauth1 }) => oauth1.token === sent.get('oauth_token')) ? '' : 'unknown oauth_token',
    sent.get('oauth_signature_method') === 'HMAC-SHA1' ? '' : 'oauth_signature_method is not HMAC-SHA1',
  ].filter((one) => one !== '');
  return { request: signedRequest(call, oauth), problem: problems.length === 0 ? undefined : problems.join(', ') };
}
