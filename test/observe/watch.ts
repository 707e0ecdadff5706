import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { type ReferenceOptions, startReference } from '../../reference/server/server.js';
import { sendTraffic } from '../../scripts/observed/traffic.mjs';
import { requirement } from '../../src/contract/requirements.js';
import type { Observed } from '../../src/observe/observed.js';
import { Observer, type Passed } from '../../src/observe/observer.js';
import { type ObservingProxy, startProxy } from '../../src/observe/wire/proxy.js';

/** An observer with its proxy in front of a target, and what it showed. */
export interface Watched {
  readonly url: string;
  readonly observer: Observer;
  readonly passed: readonly Passed[];
  readonly noticed: readonly string[];
  /** The first exchange that satisfies a condition, as soon as it has passed. */
  next(fits: (seen: Observed) => boolean): Promise<Observed>;
}

/** Watches a target while something is done with it. */
export async function watching<T>(target: string, act: (watched: Watched) => Promise<T>): Promise<T> {
  const passed: Passed[] = [];
  const noticed: string[] = [];
  const waiting = new Set<() => void>();
  const observer = new Observer({
    passed(one) {
      passed.push(one);
      for (const look of waiting) look();
    },
    broken: () => {},
    noticed: (what) => noticed.push(what),
  });
  const proxy: ObservingProxy = await startProxy(target, 0, observer);
  const next = (fits: (seen: Observed) => boolean): Promise<Observed> =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = passed.find(({ seen }) => fits(seen));
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found.seen);
      };
      waiting.add(look);
      look();
    });
  try {
    return await act({ url: proxy.url, observer, passed, noticed, next });
  } finally {
    await proxy.close();
  }
}

/** Runs something with a server of one's own. */
export async function serving<T>(answer: RequestListener, act: (url: string) => Promise<T>): Promise<T> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  try {
    return await act(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** The requirements that ordinary traffic to an instance of the reference is found to break. */
export async function brokenBy(options: ReferenceOptions): Promise<{ musts: string[]; shoulds: string[] }> {
  const reference = await startReference(options);
  try {
    return await watching(reference.url, async ({ url, observer }) => {
      await sendTraffic(url, reference);
      observer.finish();
      if (observer.errors.length > 0) throw new Error(observer.errors.join('; '));
      const failed = observer.findings.results
        .filter(({ verdict }) => verdict === 'fail')
        .map((one) => one.requirement)
        // The usual mistakes of clients are part of the traffic: here the target is judged.
        .filter((id) => requirement(id).role !== 'client');
      return {
        musts: failed.filter((id) => requirement(id).level === 'must'),
        shoulds: failed.filter((id) => requirement(id).level !== 'must'),
      };
    });
  } finally {
    await reference.close();
  }
}
