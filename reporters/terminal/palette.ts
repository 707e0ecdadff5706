import pc from 'picocolors';
import { hanging } from './wrap.js';

/** The stream that is printed to. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  /** Columns of a line. */
  readonly columns?: number | undefined;
}

/** Colours, or functions that leave text unchanged. */
export type Palette = ReturnType<typeof pc.createColors>;

/**
 * Colours for an output: on a terminal unless NO_COLOR is set and not empty; elsewhere only when FORCE_COLOR is set,
 * and neither 0 nor false.
 */
export function palette(output: Output, environment: NodeJS.ProcessEnv): Palette {
  const { NO_COLOR = '', FORCE_COLOR } = environment;
  const forced = FORCE_COLOR === undefined ? undefined : !['0', 'false'].includes(FORCE_COLOR);
  return pc.createColors(NO_COLOR === '' && (forced ?? output.isTTY === true));
}

/** A text behind a dimmed label, wrapped below itself. */
export function labelled(label: string, text: string, width: number, colors: Palette): string {
  return `${colors.dim(label)}${hanging(label, text, width).slice(label.length)}`;
}
