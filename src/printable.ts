/** Control and format characters, line separators and halves of surrogate pairs: whatever might drive a terminal. */
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A stranger's text on one line, in which nothing can drive a terminal or look like another line. */
export function printable(text: string): string {
  return text.replaceAll(unsafe, (char) => short[char] ?? `\\u{${char.codePointAt(0)?.toString(16)}}`);
}

/** The beginning of a stranger's text, with how long it is when that is not all of it. */
export function beginning(text: string, characters: number): string {
  if (text.length <= characters) return printable(text);
  return `${printable(text.slice(0, characters))}… (${text.length} characters)`;
}
