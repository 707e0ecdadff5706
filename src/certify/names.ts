/** The environment variable that may hold the private key as PEM. */
export const signingKeyVariable = 'UPLOAD_CONTRACT_SIGNING_KEY';

/** The certificate's file, in the folder of the report. */
export const usualCertificate = 'certificate.dsse.json';

/** Where the badge of a certificate goes. */
export function badgeBeside(certificate: string): string {
  return `${certificate.replace(/(\.dsse)?\.json$/, '')}.svg`;
}

/** Where the public key lies that belongs to a certificate. */
export function keyBeside(certificate: string): string {
  return `${certificate.replace(/(\.dsse)?\.json$/, '')}.pub.pem`;
}
