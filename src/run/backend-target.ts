import { directRoute } from '../client/route.js';
import type { Backend } from '../config/backend.js';
import type { Configuration } from '../config/configuration.js';

/** The adapter of a back end as a target. */
export interface BackendTarget {
  readonly configuration: Configuration;
  close(): Promise<void>;
}

/**
 * Starts the adapter of a back end and puts it into a configuration as the target.
 * @throws UsageError when the configuration of the back end means a requirement that there is not
 */
export async function startBackendTarget(base: Configuration, backend: Backend): Promise<BackendTarget> {
  const [{ startAdapter }, { notApplicableTo }] = await Promise.all([
    import('../backend/adapter.js'),
    import('../backend/applicable.js'),
  ]);
  const notApplicable = notApplicableTo(backend);
  const adapter = await startAdapter(backend, base.route);
  // The adapter gives ids of its own to what it passes on.
  const { cleanup: _, clock: __, backend: ___, ...rest } = base;
  const isRead = backend.file !== undefined;
  const configuration: Configuration = {
    ...rest,
    target: adapter.url,
    adapted: { notApplicable, shortLast: backend.library === 'dropzone' },
    headers: {},
    route: directRoute,
    auth: { write: { bearer: 'adapter' } },
    replace: {},
    known: { albums: [], users: [], variables: {} },
    capabilities: {
      replaceRedeem: false,
      redeemReplaceToken: false,
      background: false,
      rejectsUnsupported: false,
      imageRescale: false,
      oauth1: false,
      json: true,
      chunkedFileUpload: true,
      readBack: isRead,
      exactReadBack: isRead,
      ...base.capabilities,
    },
  };
  return { configuration, close: () => adapter.close() };
}
