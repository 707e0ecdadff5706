import { once } from 'node:events';
import { emptyFolder, upload } from './command.js';

/** What `serve` says of itself. */
export interface Service {
  readonly said: string;
  readonly url: string;
  /** The configuration that it prints. */
  readonly configuration: string;
}

/** The reference implementation, started by `serve` and ended with the test. */
export async function serve(...words: readonly string[]): Promise<Service> {
  const { child } = upload(['serve', ...words], await emptyFolder());
  if (child.stdout === null) throw new TypeError('no output');
  let said = '';
  while (!said.includes('Ctrl-C')) said += (await once(child.stdout, 'data'))[0];
  const url = /http:\/\/[\d.:]+/.exec(said)?.[0] ?? '';
  const configuration = /(?<=as upload-contract.yaml.*\n\n)(?: {4}.*\n)+/.exec(said)?.[0] ?? '';
  return { said, url, configuration: configuration.replaceAll(/^ {4}/gm, '') };
}
