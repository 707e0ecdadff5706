import { createHash, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { keyTypes } from '../../src/certify/key-types.js';
import { generateKeys, keyId, publicPemOf, readPrivateKey, readPublicKey } from '../../src/certify/keys.js';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const locked = generateKeyPairSync('ed25519', {
  privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});

describe.each(keyTypes)('a key of the type %s', (type) => {
  const { privatePem, publicPem } = generateKeys(type);

  it('is written as PKCS #8 and SPKI', () => {
    expect(privatePem).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
    expect(publicPem).toMatch(/^-----BEGIN PUBLIC KEY-----\n/);
  });

  it('is named by the digest of its public half in DER', () => {
    const der = Buffer.from(publicPem.replace(/-----.*?-----/g, ''), 'base64');
    const id = createHash('sha256').update(der).digest('hex');
    expect(keyId(readPrivateKey(privatePem, 'it'))).toBe(id);
    expect(keyId(readPublicKey(publicPem, 'it'))).toBe(id);
  });

  it('gives its public half', () => {
    expect(publicPemOf(readPrivateKey(privatePem, 'it'))).toBe(publicPem);
  });

  it('is read with line ends as CI systems keep them', () => {
    const escaped = privatePem.replaceAll('\n', '\\n');
    expect(keyId(readPrivateKey(escaped, 'it'))).toBe(keyId(readPrivateKey(privatePem, 'it')));
  });
});

describe('what is no key to work with is refused in one line, which quotes nothing of it', () => {
  const good = generateKeys('ed25519');
  it.each([
    ['', 'k.pem holds no private key in PEM form (-----BEGIN PRIVATE KEY-----)'],
    ['secret', 'k.pem holds no private key in PEM form'],
    [good.privatePem.slice(0, 60), 'k.pem holds no private key in PEM form'],
    [good.publicPem, 'k.pem holds a public key; signing takes the private key'],
    [locked.privateKey, 'the key in k.pem is protected by a passphrase'],
    [rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 'k.pem holds a key of the type rsa;'],
    [
      p384.privateKey.export({ type: 'sec1', format: 'pem' }).toString(),
      'k.pem holds a key of the type ec (secp384r1)',
    ],
  ])('to sign: %#', (pem, message) => {
    const read = () => readPrivateKey(pem, 'k.pem');
    expect(read).toThrow(message);
    expect(read).toThrow(/^[^\n]+$/);
    if (pem !== '') expect(read).not.toThrow(pem.split('\n')[1] ?? pem);
  });

  it.each([
    ['', 'k.pem holds no public key in PEM form (-----BEGIN PUBLIC KEY-----)'],
    [good.privatePem, 'k.pem holds a private key; verify takes the public key'],
    [rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString(), 'k.pem holds a key of the type rsa;'],
  ])('to verify: %#', (pem, message) => {
    expect(() => readPublicKey(pem, 'k.pem')).toThrow(message);
  });
});
