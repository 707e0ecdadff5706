import { onTestFinished } from 'vitest';
import { type Reference, startReference } from '../../reference/server/server.js';
import { configure } from '../../src/config/load.js';
import { type OpenedSession, type OpenOptions, openSession } from '../../src/run/open-session.js';
import { effort } from '../run/fake-target.js';

/** The reference implementation, until the test is over. */
export async function site(): Promise<Reference> {
  const reference = await startReference();
  onTestFinished(() => reference.close());
  return reference;
}

/** Credentials that hold behind a terminator of TLS as well. */
export const bearer = { write: { bearer: 'reference-write-bearer' } };

/** Opens a session by a raw configuration, until the test is over. */
export async function opened(
  raw: Record<string, unknown>,
  environment: NodeJS.ProcessEnv = {},
  more: Partial<OpenOptions> = {},
): Promise<OpenedSession['session']> {
  const configuration = await configure({ auth: bearer, ...raw }, { environment, directory: '.' });
  const { session, close } = await openSession({
    configuration,
    effort,
    runId: 'staging1',
    signal: new AbortController().signal,
    ...more,
  });
  onTestFinished(close);
  return session;
}

/** What ends a run before its first check. */
export async function refusal(raw: Record<string, unknown>, environment: NodeJS.ProcessEnv = {}): Promise<string> {
  const error: unknown = await opened(raw, environment).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Error) return `${error.name}: ${error.message}`;
  throw new TypeError('the session was opened');
}
