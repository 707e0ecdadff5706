/** What XML 1.0 cannot contain, not even escaped: most control characters and unpaired surrogates. */
const illegal = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** A text with U+FFFD for what XML cannot contain. */
export function xmlText(text: string): string {
  return text.replaceAll(illegal, '\ufffd');
}

/** A text as the value of an attribute: on one line, and short enough for a list of tests. */
export function xmlLine(text: string): string {
  const line = xmlText(text).replaceAll(/\s+/g, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 300).replace(/[\ud800-\udbff]$/, '')}…` : line;
}
