import pc from 'picocolors';
import { hanging } from './wrap.js';

/** What is printed to. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  /** Characters of a line. */
  readonly columns?: number | undefined;
}

/** Colours, or what leaves text as it is. */
export type Palette = ReturnType<typeof pc.createColors>;

/**
 * Colours for an output: on a terminal, unless NO_COLOR is set to something; elsewhere only when FORCE_COLOR is set to
 * something but 0 or false.
 */
export function palette(output: Output, environment: NodeJS.ProcessEnv): Palette {
  const { NO_COLOR = '', FORCE_COLOR } = environment;
  const forced = FORCE_COLOR === undefined ? undefined : !['0', 'false'].includes(FORCE_COLOR);
  return pc.createColors(NO_COLOR === '' && (forced ?? output.isTTY === true));
}

/** A text beside a label of its own, dimmed; it goes on below itself. */
export function labelled(label: string, text: string, width: number, colors: Palette): string {
  return `${colors.dim(label)}${hanging(label, text, width).slice(label.length)}`;
}
