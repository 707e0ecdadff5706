import { printable } from '../../src/printable.js';
import type { ReportedSource } from '../../src/results/results.js';
import { labelled, type Palette } from './palette.js';

/** The sources of a requirement. */
interface Sourced {
  readonly source: string;
  /** Without addresses in results of version 0.1. */
  readonly sources?: readonly ReportedSource[];
}

/** The sources of a requirement: title and section, and the address on its own line, so that it is never wrapped. */
export function sourceLines({ source, sources = [] }: Sourced, width: number, colors: Palette): string[] {
  const label = '  Source: ';
  if (sources.length === 0) return [labelled(label, printable(source), width, colors)];
  return sources.flatMap(({ title, section, url }) => [
    labelled(label, printable(`${title}, ${section}`), width, colors),
    colors.dim(`${' '.repeat(label.length)}${printable(url)}`),
  ]);
}
