/** Control and format characters, line separators, halves of surrogate pairs, and the backslash that marks an escape. */
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\\]/gu;

const short: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' };

/** Text of a stranger as one line that cannot drive a terminal or pretend to be another line. */
export function escapeForTerminal(text: string): string {
  return text.replace(unsafe, (char) => short[char] ?? `\\u{${char.codePointAt(0)?.toString(16)}}`);
}

/** One line of JSON; what JSON allows in a string but a terminal would obey is escaped too. */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (char) =>
    // A character beyond the basic plane is two UTF-16 units, each with an escape of its own.
    char
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
