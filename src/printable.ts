/** Control and format characters, line separators and halves of surrogate pairs: whatever might drive a terminal. */
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Untrusted text on one line, in which nothing can drive a terminal or look like another line. */
export function printable(text: string): string {
  return text.replaceAll(unsafe, (char) => short[char] ?? `\\u{${char.codePointAt(0)?.toString(16)}}`);
}

/** The same with backslashes doubled, so that two different texts never look alike. */
export function unambiguous(text: string): string {
  return printable(text.replaceAll('\\', '\\\\'));
}

/** The beginning of an untrusted text, with its length if it is longer. */
export function beginning(text: string, characters: number): string {
  if (text.length <= characters) return printable(text);
  return `${printable(text.slice(0, characters))}… (${text.length} characters)`;
}

/** A value as one line of JSON, in which nothing can drive a terminal. */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (char) =>
    // A character outside the basic plane is two UTF-16 units, each with an escape of its own.
    char
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
