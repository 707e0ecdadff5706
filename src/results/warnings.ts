import type { Configuration } from '../config/configuration.js';

/** What a reader must know before trusting any verdict of a run with this configuration. */
export function warningsOf({ target, route }: Pick<Configuration, 'target' | 'route'>): readonly string[] {
  if (route.tls.verify || target?.startsWith('https:') !== true) return [];
  return [
    'The certificate of the target was not verified (tls.verify is false): another server may have answered in its place.',
  ];
}
