/** Everything that a document of XML 1.0 cannot hold, not even escaped: most control characters and halves of pairs. */
const illegal = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** A text as XML can hold it; what it cannot hold becomes U+FFFD. */
export function xmlText(text: string): string {
  return text.replaceAll(illegal, '\ufffd');
}

/** A text as the value of an attribute: on one line, and not so long that a list of tests becomes unreadable. */
export function xmlLine(text: string): string {
  const line = xmlText(text).replaceAll(/\s+/g, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 300).replace(/[\ud800-\udbff]$/, '')}…` : line;
}
