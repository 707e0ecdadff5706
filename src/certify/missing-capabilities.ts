import type { Results } from '../results/results.js';

/** What no product can lack: for these, whoever runs the suite has to give it credentials, a clock or a browser. */
const upToTheRun: ReadonlySet<string> = new Set(['clock', 'read', 'super', 'browser']);

/** The capabilities that a product was found or declared not to have, in alphabetical order. */
export function missingCapabilities({ capabilities }: Pick<Results, 'capabilities'>): string[] {
  return Object.entries(capabilities)
    .filter(([name, { present }]) => !present && !upToTheRun.has(name))
    .map(([name]) => name)
    .sort();
}
