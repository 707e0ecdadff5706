/** What `import ... from 'upload-contract/reference'` gives: the reference implementation, to test clients against. */
import {
  type ReferenceOptions,
  type Reference as Running,
  startReference as start,
} from '../../reference/server/server.js';
import type { WrittenConfiguration } from '../config/configuration.js';

export type { ReferenceOptions } from '../../reference/server/server.js';

/** A running instance. */
export interface Reference extends Running {
  /** What the configuration of `run` and of audits must hold to judge this instance. */
  readonly configuration: WrittenConfiguration;
}

/**
 * Starts an instance of the upload API, with a planted fault or a variant if one is asked for.
 * @throws Error when a fault or a variant has an unknown id, or the port is taken
 */
export async function startReference(options: ReferenceOptions = {}): Promise<Reference> {
  const running = await start(options);
  const { read, write, super: highest } = running.credentials;
  return {
    ...running,
    configuration: {
      target: running.url,
      auth: { read: { oauth1: read.oauth1 }, write: { oauth1: write.oauth1 }, super: { bearer: highest.bearer } },
      replace: { photoId: running.photoId },
      clock: { advanceUrl: running.clockUrl },
    },
  };
}
