import { type KeyObject, sign, verify } from 'node:crypto';
import { dsse } from '@sigstore/core';
import { jsonValidator } from '../contract/validator.js';
import schema from './envelope.schema.json' with { type: 'json' };
import { digestFor, keyId } from './keys.js';

/** Says that the payload is an in-toto statement as JSON. */
const payloadType = 'application/vnd.in-toto+json';

/** A DSSE envelope with one signature; payload and signature are in base64. */
export interface Envelope {
  readonly payload: string;
  readonly payloadType: typeof payloadType;
  readonly signatures: readonly [{ readonly keyid: string; readonly sig: string }];
}

const readEnvelope = jsonValidator<Envelope>(schema, 'the certificate');

/** The only accepted spelling of an envelope, so that no byte can change unnoticed. */
function written({ payload, payloadType: type, signatures: [{ keyid, sig }] }: Envelope): string {
  return `${JSON.stringify({ payload, payloadType: type, signatures: [{ keyid, sig }] }, undefined, 2)}\n`;
}

/** Puts a statement into an envelope and signs it. */
export function seal(payload: string, key: KeyObject): string {
  const bytes = Buffer.from(payload, 'utf8');
  const signature = sign(digestFor(key), dsse.preAuthEncoding(payloadType, bytes), key);
  return written({
    payload: bytes.toString('base64'),
    payloadType,
    signatures: [{ keyid: keyId(key), sig: signature.toString('base64') }],
  });
}

/** The payload of an envelope, or why it is not valid. */
export type Opened = { readonly payload: string } | { readonly problems: readonly string[] };

/** Whether a text is canonical base64, without spare bits or characters that decoding ignores. */
function isBase64(text: string): boolean {
  return Buffer.from(text, 'base64').toString('base64') === text;
}

/** Opens an envelope if it was signed with a key and no byte has changed since. */
export function open(text: string, publicKey: KeyObject): Opened {
  const read = readEnvelope(text);
  if ('problems' in read) return read;
  const { payload, signatures } = read.value;
  const [{ keyid, sig }] = signatures;
  if (written(read.value) !== text || !isBase64(payload) || !isBase64(sig))
    return { problems: ['the certificate is not spelled as certify spells it: it was changed after it was signed'] };
  const given = keyId(publicKey);
  if (keyid !== given)
    return { problems: [`the certificate names the key ${keyid}, and the key to verify with is ${given}`] };
  const bytes = Buffer.from(payload, 'base64');
  const signed = dsse.preAuthEncoding(payloadType, bytes);
  if (!verify(digestFor(publicKey), signed, publicKey, Buffer.from(sig, 'base64')))
    return { problems: ['the signature does not match: the certificate was changed after it was signed'] };
  return { payload: bytes.toString('utf8') };
}
