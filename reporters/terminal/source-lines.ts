import { printable } from '../../src/printable.js';
import type { ReportedSource } from '../../src/results/results.js';
import { labelled, type Palette } from './palette.js';

/** What is known of where a requirement comes from. */
interface Sourced {
  readonly source: string;
  /** Without addresses in results of version 0.1. */
  readonly sources?: readonly ReportedSource[];
}

/** Where a requirement comes from: title and section, and the address on a line of its own, so that it stays whole. */
export function sourceLines({ source, sources = [] }: Sourced, width: number, colors: Palette): string[] {
  const label = '  Source: ';
  if (sources.length === 0) return [labelled(label, printable(source), width, colors)];
  return sources.flatMap(({ title, section, url }) => [
    labelled(label, printable(`${title}, ${section}`), width, colors),
    colors.dim(`${' '.repeat(label.length)}${printable(url)}`),
  ]);
}
