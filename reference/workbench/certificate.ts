import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A key and a certificate, in PEM. */
export interface OwnCertificate {
  readonly key: string;
  readonly cert: string;
}

/** An element of DER (X.690): its tag, its length, its content. */
function element(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const bytes = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...bytes]), content]);
}

const sequence = (...contents: readonly Buffer[]): Buffer => element(0x30, ...contents);
const octets = (content: Buffer): Buffer => element(0x04, content);
const identifier = (hex: string): Buffer => element(0x06, Buffer.from(hex, 'hex'));
const bits = (content: Buffer): Buffer => element(0x03, Buffer.from([0]), content);

/** As in 261127200000Z. */
function time(moment: Date): Buffer {
  const digits = moment.toISOString().replaceAll(/\D/g, '').slice(2, 14);
  return element(0x17, Buffer.from(`${digits}Z`));
}

/** ecdsa-with-SHA256 */
const algorithm = sequence(identifier('2a8648ce3d040302'));

/** A name that consists of a common name only. */
const named = (text: string): Buffer =>
  sequence(element(0x31, sequence(identifier('550403'), element(0x0c, Buffer.from(text)))));

const day = 24 * 3600 * 1000;

/** Makes a certificate for this machine, which signs itself and is trusted by nobody yet (RFC 5280). */
export function makeCertificate(now = Date.now()): OwnCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const names = sequence(
    element(0x82, Buffer.from('localhost')),
    element(0x87, Buffer.from([127, 0, 0, 1])),
    element(0x87, Buffer.from([...Array(15).fill(0), 1])),
  );
  const serial = Buffer.concat([Buffer.from([0x01]), randomBytes(15)]);
  const name = named('upload-contract reference');
  const content = sequence(
    element(0xa0, element(0x02, Buffer.from([2]))),
    element(0x02, serial),
    algorithm,
    name,
    sequence(time(new Date(now - day)), time(new Date(now + 90 * day))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    element(
      0xa3,
      sequence(
        sequence(identifier('551d11'), octets(names)),
        // It may sign itself, so that a client can trust it where it is asked to.
        sequence(
          identifier('551d13'),
          element(0x01, Buffer.from([0xff])),
          octets(sequence(element(0x01, Buffer.from([0xff])))),
        ),
      ),
    ),
  );
  const whole = sequence(content, algorithm, bits(sign('sha256', content, privateKey)));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
  };
}
