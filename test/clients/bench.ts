import { type Reference, type ReferenceOptions, startReference } from '../../reference/server/server.js';
import { Observer, type Passed } from '../../src/observe/observer.js';
import { startProxy } from '../../src/observe/wire/proxy.js';
import { photo } from '../reference/client.js';

/** What a client is tried on: the reference behind an observer, which judges both. */
export interface Bench {
  /** What the client takes for the target. */
  readonly url: string;
  readonly reference: Reference;
  /** A token that is asked for past the client. */
  issue(values?: Readonly<Record<string, string>>): Promise<string>;
  /** What the target holds. */
  state(): Promise<State>;
  /** What the observer finds broken, once nothing more passes. */
  broken(): string[];
  /** The verdict of each requirement that concerns what passed. */
  verdicts(): ReadonlyMap<string, string>;
  /** Everything that passed, in the order in which it ended. */
  readonly passed: readonly Passed[];
}

/** As far as these tests look at it. */
interface State {
  readonly tokens: readonly { readonly token: string; readonly usesLeft: number }[];
  readonly photos: readonly { readonly size: number }[];
}

function isState(value: unknown): value is State {
  return typeof value === 'object' && value !== null && 'tokens' in value && 'photos' in value;
}

/** Tries a client on an instance of its own. */
export async function onBench<T>(
  act: (bench: Bench) => Promise<T>,
  trouble?: string,
  options: Pick<ReferenceOptions, 'fault'> = {},
): Promise<T> {
  const workbench = { cors: true, ...(trouble === undefined ? {} : { trouble }) };
  const reference = await startReference({ workbench, ...options });
  const passed: Passed[] = [];
  const observer = new Observer({ passed: (one) => passed.push(one), broken: () => {}, noticed: () => {} });
  const proxy = await startProxy(reference.url, 0, observer);
  const headers = { authorization: `Bearer ${reference.credentials.write.bearer}` };
  try {
    return await act({
      url: proxy.url,
      reference,
      passed,
      async issue(values = {}) {
        const query = new URLSearchParams(values);
        const answer = await fetch(`${proxy.url}/api/photo/get-upload-token?${query}`, { headers });
        return /<upload_token>([^<]+)/.exec(await answer.text())?.[1] ?? '';
      },
      async state() {
        const value: unknown = await (await fetch(`${reference.url}/reference/state`)).json();
        if (!isState(value)) throw new Error('this is not the state of an instance');
        return value;
      },
      verdicts() {
        observer.finish();
        return new Map(observer.findings.results.map(({ requirement, verdict }) => [requirement, verdict]));
      },
      broken() {
        observer.finish();
        const failed = observer.findings.results.filter(({ verdict }) => verdict === 'fail');
        return [...observer.errors, ...failed.map((one) => `${one.requirement}: ${one.expected}, ${one.actual}`)];
      },
    });
  } finally {
    await proxy.close();
    await reference.close();
  }
}

/** A picture of so many bytes. */
export function picture(bytes: number, name = 'photo.png'): { name: string; mimeType: string; buffer: Buffer } {
  return {
    name,
    mimeType: 'image/png',
    buffer: Buffer.concat([photo, Buffer.alloc(Math.max(0, bytes - photo.length), 7)]),
  };
}

/** A file that no photo archive supports. */
export const notes = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.alloc(3500, 'text ') };
