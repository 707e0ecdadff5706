import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folder, runs } from './part.js';

/** Paths of certificates and keys in PEM, made for one test. */
export interface Certificates {
  readonly directory: string;
  readonly ca: string;
  /** For localhost, 127.0.0.1 and ::1. */
  readonly server: { readonly cert: string; readonly key: string };
  readonly client: { readonly cert: string; readonly key: string };
}

/** Makes an authority of its own, and lets it sign a certificate for a server and one for a client. */
export async function certificates(): Promise<Certificates> {
  const directory = await folder();
  const at = (name: string): string => join(directory, name);
  const elliptic = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  await runs('openssl', [
    ...['req', '-x509', ...elliptic, '-days', '30', '-subj', '/CN=Staging authority'],
    ...['-keyout', at('ca.key'), '-out', at('ca.pem')],
  ]);
  const signed = async (name: string, extensions: string) => {
    await writeFile(at(`${name}.ext`), extensions);
    await runs('openssl', [
      ...['req', '-new', ...elliptic, '-subj', `/CN=${name}`],
      ...['-keyout', at(`${name}.key`), '-out', at(`${name}.csr`)],
    ]);
    await runs('openssl', [
      ...['x509', '-req', '-in', at(`${name}.csr`), '-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-days', '30'],
      ...['-set_serial', `0x${Buffer.from(name).toString('hex')}`, '-extfile', at(`${name}.ext`)],
      ...['-out', at(`${name}.pem`)],
    ]);
    return { cert: at(`${name}.pem`), key: at(`${name}.key`) };
  };
  const server = await signed(
    'server',
    'subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1\nextendedKeyUsage=serverAuth\n',
  );
  const client = await signed('client', 'extendedKeyUsage=clientAuth\n');
  return { directory, ca: at('ca.pem'), server, client };
}
