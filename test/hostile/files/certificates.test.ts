import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { certify } from '../../../src/certify/certify.js';
import { seal } from '../../../src/certify/envelope.js';
import { generateKeys, readPublicKey } from '../../../src/certify/keys.js';
import { sha256 } from '../../../src/certify/package-digest.js';
import { verify } from '../../../src/certify/verify.js';
import { UsageError } from '../../../src/usage-error.js';
import { keysOf, now, reportOf, resultsOf, revision, toolVersion } from '../../certify/build.js';
import { kept, spoilt } from './reading.js';

const { key, publicKey } = keysOf(generateKeys('ed25519'));
const known = { revisions: [revision], toolVersion, packageDigest: sha256('the suite'), now };

let reportDir = '';
let text = '';
let texts: Awaited<ReturnType<typeof kept>>;
beforeAll(async () => {
  reportDir = await reportOf(resultsOf());
  ({ text } = await certify({ reportDir, key, ...known }));
  texts = await kept('certificates');
});

const utf8 = (content: string | Uint8Array): string => Buffer.from(content).toString('utf8');

/** Whatever a certificate holds, verifying it ends in reasons, and never in an error. @returns whether it is valid */
async function verified(certificate: string): Promise<boolean> {
  const { valid, reasons } = await verify({ text: certificate, publicKey, reportDir, ...known });
  expect(reasons.length > 0).toBe(!valid);
  expect(reasons.join('').length).toBeLessThan(5000);
  return valid;
}

describe('a certificate made by an enemy', () => {
  it('of what was kept is refused', async () => {
    for (const [file, content] of texts) expect(await verified(utf8(content)), file).toBe(false);
  });

  it('with a key of what was kept is refused', () => {
    for (const [file, content] of texts)
      expect(() => readPublicKey(utf8(content), 'key.pub.pem'), file).toThrow(UsageError);
  });

  it('that is spoilt is never valid', async () => {
    await fc.assert(
      fc.asyncProperty(spoilt(JSON.parse(text)), async (content) => {
        expect(await verified(utf8(content))).toBe(utf8(content) === text);
      }),
      { numRuns: 100 },
    );
  });

  it('with a spoilt statement under a right signature is read without harm', async () => {
    const { payload }: { payload: string } = JSON.parse(text);
    const statement: unknown = JSON.parse(Buffer.from(payload, 'base64').toString('utf8'));
    await fc.assert(
      fc.asyncProperty(spoilt(statement), async (content) => void (await verified(seal(utf8(content), key)))),
      { numRuns: 100 },
    );
  });
});
