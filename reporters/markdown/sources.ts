import type { ReportedSource } from '../../src/results/results.js';
import { link, words } from './safe.js';

/** The sources of a requirement. */
interface Sourced {
  readonly source: string;
  /** Without addresses in results of version 0.1. */
  readonly sources?: readonly ReportedSource[];
}

/** The sources of a requirement, as links. */
export function sourceLinks({ source, sources = [] }: Sourced): string {
  if (sources.length === 0) return words(source, 200);
  return sources.map(({ title, section, url }) => link(`${title}, ${section}`, url)).join('; ');
}
