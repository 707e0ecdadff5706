import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Configuration } from '../config/configuration.js';

/** Text that only the credentials of a configuration open; all in base64. */
export interface Sealed {
  readonly salt: string;
  readonly nonce: string;
  readonly tag: string;
  readonly text: string;
}

const cipher = 'aes-256-gcm';

/** The credentials by which tokens are asked for; who has them can have any token anyway. */
function credentialsOf({ auth, headers }: Pick<Configuration, 'auth' | 'headers'>): string {
  return JSON.stringify(auth.write ?? auth.super ?? headers);
}

/** A key of 32 bytes. Guessing a weak password costs as much as scrypt makes it (RFC 7914). */
const keyOf = (secret: string, salt: Uint8Array): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(secret, salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 26 }, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });

/**
 * Seals a text by AES-256-GCM (NIST SP 800-38D), compressed.
 * @param open what stands beside it in the clear, and cannot be changed without breaking the seal
 */
export async function seal(
  text: string,
  open: string,
  configuration: Pick<Configuration, 'auth' | 'headers'>,
): Promise<Sealed> {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const encryption = createCipheriv(cipher, await keyOf(credentialsOf(configuration), salt), nonce);
  encryption.setAAD(Buffer.from(open, 'utf8'));
  const bytes = Buffer.concat([encryption.update(await promisify(gzip)(text)), encryption.final()]);
  return {
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    tag: encryption.getAuthTag().toString('base64'),
    text: bytes.toString('base64'),
  };
}

/** Opens what `seal` sealed; undefined where the credentials are others, or something was changed. */
export async function unseal(
  sealed: Sealed,
  open: string,
  configuration: Pick<Configuration, 'auth' | 'headers'>,
): Promise<string | undefined> {
  const bytes = (text: string): Buffer => Buffer.from(text, 'base64');
  try {
    const key = await keyOf(credentialsOf(configuration), bytes(sealed.salt));
    const decryption = createDecipheriv(cipher, key, bytes(sealed.nonce), { authTagLength: 16 });
    decryption.setAAD(Buffer.from(open, 'utf8'));
    decryption.setAuthTag(bytes(sealed.tag));
    const packed = Buffer.concat([decryption.update(bytes(sealed.text)), decryption.final()]);
    return (await promisify(gunzip)(packed)).toString('utf8');
  } catch {
    return undefined;
  }
}
