import type { SignedRequest } from '../auth/oauth.js';
import { change } from '../decisions/decisions.js';
import type { Pair } from '../state/model.js';
import { type Fault, faultsOf } from './fault.js';

/** Signs the parameters otherwise than they are. */
const signing = (read: (pairs: readonly Pair[]) => readonly Pair[]) =>
  change('permission', () => ({ signed: (request) => ({ ...request, parameters: read(request.parameters) }) }));

/** Signs the values of the call, and not those of OAuth, otherwise than they are. */
const signingValues = (read: (value: string) => string) =>
  signing((pairs) => pairs.map(([name, value]) => [name, isOwn([name, value]) ? value : read(value)]));

const isOwn = ([name]: Pair) => name.startsWith('oauth_');

/** Accepts the signature of another request as well. */
const accepting = (others: (request: SignedRequest) => readonly SignedRequest[]) =>
  change('permission', () => ({ alsoSigned: others }));

export const signatureFaults: readonly Fault[] = faultsOf('permission', [
  {
    id: 'signature-without-punctuation',
    breaks: 'auth.oauth1.parameters',
    sentence: "The characters !'()* are signed without their escapes.",
    plant: signing((pairs) => pairs.map(([name, value]) => [name, value.replace(/[!'()*]/g, '')])),
  },
  {
    id: 'signature-in-latin-1',
    breaks: 'auth.oauth1.parameters',
    sentence: 'Characters outside ASCII are signed in another encoding than they are sent in.',
    plant: signing((pairs) => pairs.map(([name, value]) => [name, Buffer.from(value).toString('latin1')])),
  },
  {
    id: 'signature-without-parameters',
    breaks: 'auth.oauth1.tampered',
    sentence: 'Any signature is accepted when the key and the token are known, whatever it covers.',
    plant: change('permission', () => ({ signatureHolds: () => true })),
  },
  {
    id: 'signature-with-escaped-tilde',
    breaks: 'auth.oauth1.parameters',
    sentence: 'A tilde is signed as its escape, which is then escaped itself.',
    plant: signingValues((value) => value.replaceAll('~', '%7E')),
  },
  {
    id: 'signature-decoded-twice',
    breaks: 'auth.oauth1.parameters',
    sentence: 'What looks like an escape in a value is decoded before it is signed.',
    plant: signingValues((value) => value.replaceAll('%20', ' ')),
  },
  {
    id: 'signature-of-plus-signs',
    breaks: 'auth.oauth1.parameters',
    sentence: 'Blanks are signed as plus signs.',
    plant: signingValues((value) => value.replaceAll(' ', '+')),
  },
  {
    id: 'signature-without-empty-values',
    breaks: 'auth.oauth1.parameters',
    sentence: 'Parameters without a value are not signed.',
    plant: signing((pairs) => pairs.filter(([, value]) => value !== '')),
  },
  {
    id: 'signature-trimmed',
    breaks: 'auth.oauth1.parameters',
    sentence: 'The white space around values is not signed.',
    plant: signingValues((value) => value.trim()),
  },
  {
    id: 'signature-of-last-value',
    breaks: 'auth.oauth1.names',
    sentence: 'Of a name that stands several times the last value is signed.',
    plant: signing((pairs) => [...new Map(pairs)]),
  },
  {
    id: 'signature-of-cleaned-names',
    breaks: 'auth.oauth1.names',
    sentence: 'Dots and blanks in names are underscores when they are signed.',
    plant: signing((pairs) => pairs.map(([name, value]) => [name.replaceAll(/[. ]/g, '_'), value])),
  },
  {
    id: 'signature-of-names-in-lower-case',
    breaks: 'auth.oauth1.names',
    sentence: 'Names are signed in lower case.',
    plant: signing((pairs) => pairs.map(([name, value]) => [name.toLowerCase(), value])),
  },
  {
    id: 'signature-of-another-method',
    breaks: 'auth.oauth1.tampered',
    sentence: 'The signature of a GET is accepted for a POST, and the other way round.',
    plant: accepting((request) => [{ ...request, method: request.method === 'GET' ? 'POST' : 'GET' }]),
  },
  {
    id: 'signature-of-another-path',
    breaks: 'auth.oauth1.tampered',
    sentence: 'The signature of one method of the API is accepted for another.',
    plant: accepting((request) => [{ ...request, url: request.url.replace('/get-upload-', '/get-replace-') }]),
  },
  {
    id: 'signature-of-nothing-covers-all',
    breaks: 'auth.oauth1.tampered',
    sentence: 'A signature that covers no parameter is accepted with any.',
    plant: accepting((request) => [{ ...request, parameters: request.parameters.filter(isOwn) }]),
  },
  {
    id: 'signature-of-all-but-the-last',
    breaks: 'auth.oauth1.tampered',
    sentence: 'The last of the parameters need not be signed.',
    plant: accepting(({ parameters, ...request }) => {
      const others = parameters.filter((pair) => !isOwn(pair));
      return [{ ...request, parameters: [...parameters.filter(isOwn), ...others.slice(0, -1)] }];
    }),
  },
  {
    id: 'signature-without-form',
    breaks: 'auth.oauth1.tampered',
    sentence: 'A signature that covers nothing of the form is accepted with any form.',
    plant: accepting((request) =>
      request.method === 'POST' ? [{ ...request, parameters: request.parameters.filter(isOwn) }] : [],
    ),
  },
  {
    id: 'consumer-key-as-bearer',
    breaks: 'auth.oauth1.unsigned',
    sentence: 'The key of a consumer is accepted as a bearer token.',
    plant: change('permission', () => ({ keyIsBearer: true })),
  },
  {
    id: 'signature-empty-accepted',
    breaks: 'auth.oauth1.unsigned',
    sentence: 'A signature is compared as far as it goes, so that an empty one holds.',
    plant: change('permission', ({ signatureHolds }) => ({
      signatureHolds: (sent, expected, call) => sent === '' || signatureHolds(sent, expected, call),
    })),
  },
  {
    id: 'signature-in-any-case',
    breaks: 'auth.oauth1.unsigned',
    sentence: 'Signatures are compared in any case.',
    plant: change('permission', () => ({
      signatureHolds: (sent, expected) => sent.toLowerCase() === expected.toLowerCase(),
    })),
  },
  {
    id: 'signature-in-clear-text-unread',
    breaks: 'auth.oauth1.unsigned',
    sentence: 'Of a signature in clear text the secrets are not looked at.',
    plant: change('permission', () => ({ unprovenMethods: ['PLAINTEXT'] })),
  },
  {
    id: 'signature-with-realm',
    breaks: 'auth.oauth1.places',
    sentence: 'The realm of the header is expected to be signed.',
    plant: change('permission', () => ({
      signed(request, call) {
        const realm = /realm="([^"]*)"/.exec(call.authorization ?? '')?.[1];
        return realm === undefined ? request : { ...request, parameters: [...request.parameters, ['realm', realm]] };
      },
    })),
  },
  {
    id: 'oauth-in-the-address-unread',
    breaks: 'auth.oauth1.places',
    sentence: 'OAuth parameters in the address are not read.',
    plant: change('permission', ({ oauthPlaces }) => ({
      oauthPlaces: oauthPlaces.filter((place) => place !== 'query'),
    })),
  },
  {
    id: 'oauth-in-the-form-unread',
    breaks: 'auth.oauth1.places',
    sentence: 'OAuth parameters in a form are not read.',
    plant: change('permission', ({ oauthPlaces }) => ({
      oauthPlaces: oauthPlaces.filter((place) => place !== 'form'),
    })),
  },
  {
    id: 'nonce-repeated',
    breaks: 'auth.oauth1.nonce',
    sentence: 'A signed call is accepted as often as it is sent.',
    plant: change('permission', () => ({ nonceIsChecked: false })),
  },
  {
    id: 'bearer-by-its-beginning',
    breaks: 'token.permission.forged',
    sentence: 'A bearer token is accepted with more characters behind it.',
    plant: change('permission', () => ({ bearerHolds: (sent, known) => sent.startsWith(known) })),
  },
  {
    id: 'bearer-shortened',
    breaks: 'token.permission.forged',
    sentence: 'The beginning of a bearer token is accepted for the whole.',
    plant: change('permission', () => ({ bearerHolds: (sent, known) => sent.length > 8 && known.startsWith(sent) })),
  },
  {
    id: 'consumer-secret-shortened',
    breaks: 'token.permission.forged',
    sentence: 'A signature holds although the secret of the consumer lacks its last character.',
    plant: change('permission', () => ({
      secrets: (consumer, token) => [
        [consumer, token],
        [consumer.slice(0, -1), token],
      ],
    })),
  },
  {
    id: 'token-secret-cut',
    breaks: 'token.permission.forged',
    sentence: 'A signature holds although the secret of the token has one character more.',
    plant: change('permission', () => ({
      secrets: (consumer, token) => ['', 'a', 'b'].map((more) => [consumer, token + more] as const),
    })),
  },
]);
