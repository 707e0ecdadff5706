import { startReference } from '../../dist/reference/server/server.js';
import { requirement } from '../../dist/src/contract/requirements.js';
import { Observer } from '../../dist/src/observe/observer.js';
import { startProxy } from '../../dist/src/observe/wire/proxy.js';
import { sendTraffic } from './traffic.mjs';

const nothing = () => {};

/**
 * What an observer reports of an instance of the reference in ordinary traffic.
 * @param options fault or variant
 * @returns the requirements that fail
 */
export async function observed(options) {
  const reference = await startReference(options);
  const observer = new Observer({ passed: nothing, broken: nothing, noticed: nothing });
  const proxy = await startProxy(reference.url, 0, observer);
  try {
    await sendTraffic(proxy.url, reference);
  } finally {
    await proxy.close();
    await reference.close();
  }
  observer.finish();
  if (observer.errors.length > 0) throw new Error(observer.errors.join('; '));
  return (
    observer.findings.results
      .filter(({ verdict }) => verdict === 'fail')
      // The usual mistakes of clients are part of the traffic: here the target is judged.
      .filter(({ requirement: id }) => requirement(id).role !== 'client')
      .map(({ requirement: id, expected, actual }) => ({ id, level: requirement(id).level, expected, actual }))
  );
}
