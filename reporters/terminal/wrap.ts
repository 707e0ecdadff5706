import wrapAnsi from 'wrap-ansi';

/** Breaks a text at its spaces into lines of a width in columns of a terminal; a word that is too long is broken. */
export function wrapped(text: string, width: number): string[] {
  return wrapAnsi(text, width, { hard: true }).split('\n');
}

/** Text behind a label, its further lines indented by the width of the label. */
export function hanging(label: string, text: string, width: number): string {
  const lines = wrapped(text, Math.max(20, width - label.length));
  const indent = ' '.repeat(label.length);
  return lines.map((line, at) => `${at === 0 ? label : indent}${line}`).join('\n');
}
