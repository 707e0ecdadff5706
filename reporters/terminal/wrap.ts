/** Breaks a text into lines at its spaces; words that are too long are broken where the line ends. */
export function wrapped(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    const line = last === '' ? word : `${last} ${word}`;
    if ([...line].length <= width) lines[lines.length - 1] = line;
    else lines.push(...pieces(word, width));
  }
  return lines.filter((line, at) => at > 0 || line !== '' || lines.length === 1);
}

function pieces(word: string, width: number): string[] {
  const characters = [...word];
  const count = Math.max(1, Math.ceil(characters.length / width));
  return Array.from({ length: count }, (_, at) => characters.slice(at * width, (at + 1) * width).join(''));
}

/** Lines below a first one that is set off by a label or a mark of the same width. */
export function hanging(label: string, text: string, width: number): string {
  const lines = wrapped(text, Math.max(20, width - label.length));
  const indent = ' '.repeat(label.length);
  return lines.map((line, at) => `${at === 0 ? label : indent}${line}`).join('\n');
}
