import { directRoute } from '../client/route.js';
import type { Configuration } from '../config/configuration.js';

/** The reference implementation as a target. */
export interface ReferenceTarget {
  readonly configuration: Configuration;
  close(): Promise<void>;
}

/** What to plant into it, and where it may keep its files. */
export interface ReferenceChoice {
  readonly fault?: string;
  readonly variant?: string | readonly string[];
  readonly dataDir?: string;
}

/** Starts the reference implementation and puts it into a configuration, instead of any other target. */
export async function startReferenceTarget(base: Configuration, choice: ReferenceChoice): Promise<ReferenceTarget> {
  // Loaded only where there is no other target.
  const { startReference } = await import('../../reference/server/server.js');
  const reference = await startReference(choice);
  const { read, write, super: highest } = reference.credentials;
  // Nothing that leads to a configured target is for this one, and all that it keeps goes with it.
  const { cleanup: _, ...rest } = base;
  const configuration: Configuration = {
    ...rest,
    target: reference.url,
    headers: {},
    route: directRoute,
    auth: { read: { oauth1: read.oauth1 }, write: { oauth1: write.oauth1 }, super: { bearer: highest.bearer } },
    replace: { photoId: reference.photoId },
    known: { albums: ['12', '15'], users: [highest.userId, write.userId], variables: { campaign: 'spring' } },
    clock: { advanceUrl: reference.clockUrl },
    secrets: [],
  };
  return { configuration, close: () => reference.close() };
}
