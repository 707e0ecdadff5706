import { stringify } from 'yaml';
import type { OAuthCredentials } from '../auth/credentials.js';
import { type Reference, type ReferenceOptions, startReference } from './server.js';

/** Where `serve` prints to. */
export interface Output {
  write(text: string): unknown;
}

/**
 * Starts an instance, says how to use it, and runs until SIGINT or SIGTERM; a second signal ends the process at once.
 *
 * @param remark a sentence about the instance, for whoever started it
 */
export async function serve(
  options: ReferenceOptions = {},
  output: Output = process.stdout,
  remark?: string,
): Promise<void> {
  const reference = await startReference(options);
  const end = stopped();
  output.write(introduction(reference, options, remark));
  await end;
  await reference.close();
}

function stopped(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop).once(signal, force);
      resolve();
    };
    const force = () => process.exit(130);
    process.once('SIGINT', stop).once('SIGTERM', stop);
  });
}

/** The address, the configuration that runs the suites against it, and two calls to try. */
export function introduction(reference: Reference, options: ReferenceOptions = {}, remark?: string): string {
  const { fault, variant } = options;
  const { url, credentials, photoId, clockUrl } = reference;
  const configuration = stringify({
    target: url,
    auth: {
      write: { oauth1: oauth1(credentials.write.oauth1) },
      read: { bearer: credentials.read.bearer },
      super: { bearer: credentials.super.bearer },
    },
    replace: { photoId },
    clock: { advanceUrl: clockUrl },
  });
  const authorization = `-H 'Authorization: Bearer ${credentials.write.bearer}'`;
  const { workbench, tls } = options;
  const chosen = [fault && `with the fault ${fault}`, variant && `as the variant ${variant}`].filter(Boolean).join(' ');
  const curl = tls === true ? 'curl --insecure' : 'curl';
  const remarks = [
    ...(remark === undefined ? [] : [remark]),
    ...(workbench?.page === true ? [`Open ${url}/ to try it. What it holds is at ${url}/reference/state.`] : []),
    ...(tls === true
      ? [`Its certificate, which it made itself, is at ${url}/reference/certificate.pem (curl --insecure).`]
      : []),
  ];
  return `The reference implementation answers at ${url}${chosen && ` ${chosen}`}${remarks.map((one) => `\n${one}`).join('')}

Save this as upload-contract.yaml to run the suites against it:

${configuration.replace(/^(?=.)/gm, '    ')}
Issue an upload token:

    ${curl} ${authorization} '${url}/api/photo/get-upload-token?title=My+title'

Issue one and upload a photo with it:

    ${curl} -F file=@photo.jpg -F upload_token="$(${curl} -s ${authorization} \\
      '${url}/api/photo/get-upload-token' | sed 's/.*<upload_token>\\(.*\\)<\\/upload_token>.*/\\1/')" \\
      ${url}/api/photo/redeem-upload-token

Put the clock forward by a quarter of an hour:

    ${curl} -d '{"seconds": 900}' ${clockUrl}

Press Ctrl-C to stop.
`;
}

const oauth1 = ({ consumerKey, consumerSecret, token, tokenSecret }: OAuthCredentials) => ({
  consumerKey,
  consumerSecret,
  token,
  tokenSecret,
});
