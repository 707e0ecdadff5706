import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { UsageError } from '../usage-error.js';
import type { KeyType } from './key-types.js';

/** A new pair of keys as PEM: the private one as PKCS #8 without a passphrase, the public one as SPKI. */
export function generateKeys(type: KeyType): { readonly privatePem: string; readonly publicPem: string } {
  const { privateKey, publicKey } =
    type === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicPem: publicPemOf(publicKey),
  };
}

/** A public key, or the public half of a private one, as SPKI in PEM. */
export function publicPemOf(key: KeyObject): string {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return publicKey.export({ type: 'spki', format: 'pem' }).toString();
}

/** The id of a key: SHA-256 of its SPKI in DER, in hex; of a private key, the public half. */
export function keyId(key: KeyObject): string {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

/** The digest algorithm for a key; Ed25519 has its own. */
export function digestFor(key: KeyObject): 'sha256' | null {
  return key.asymmetricKeyType === 'ed25519' ? null : 'sha256';
}

function assertKnown(key: KeyObject, source: string): KeyObject {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  if (type === 'ed25519' || (type === 'ec' && details?.namedCurve === 'prime256v1')) return key;
  const curve = details?.namedCurve === undefined ? '' : ` (${details.namedCurve})`;
  throw new UsageError(
    `${source} holds a key of the type ${type}${curve}; certificates take Ed25519 or ECDSA on P-256`,
  );
}

/** Messages of the library are not passed on, because they might quote the key. */
function readPem(read: () => KeyObject, source: string, what: 'private' | 'public'): KeyObject {
  try {
    return read();
  } catch {
    throw new UsageError(`${source} holds no ${what} key in PEM form (-----BEGIN ${what.toUpperCase()} KEY-----)`);
  }
}

/**
 * Reads the key to sign with.
 * @param source its name in messages
 * @throws UsageError in one line, which never quotes the key
 */
export function readPrivateKey(pem: string, source: string): KeyObject {
  // Many CI systems keep line ends in secrets as the two characters \n.
  const text = pem.replaceAll('\\n', '\n');
  if (/-----BEGIN [A-Z ]*PUBLIC KEY-----/.test(text))
    throw new UsageError(`${source} holds a public key; signing takes the private key`);
  if (/^(-----BEGIN ENCRYPTED|Proc-Type: 4,ENCRYPTED)/m.test(text))
    throw new UsageError(`the key in ${source} is protected by a passphrase; give one that is not`);
  return assertKnown(
    readPem(() => createPrivateKey(text), source, 'private'),
    source,
  );
}

/**
 * Reads the key to verify with.
 * @throws UsageError in one line
 */
export function readPublicKey(pem: string, source: string): KeyObject {
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem))
    throw new UsageError(
      `${source} holds a private key; verify takes the public key, and the private one must stay secret`,
    );
  return assertKnown(
    readPem(() => createPublicKey(pem), source, 'public'),
    source,
  );
}
