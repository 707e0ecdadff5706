/** True for the code points that XML 1.0 can hold; the rest has no escape and is left out. */
function isXmlCharacter(character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x20) return point === 0x09 || point === 0x0a || point === 0x0d;
  return !(point >= 0xd800 && point <= 0xdfff) && point !== 0xfffe && point !== 0xffff;
}

const possible = (text: string) => Array.from(text).filter(isXmlCharacter).join('');

/** Escapes the content of an element. CR is written as a reference, or a parser would make it LF. */
export function escapeText(text: string): string {
  return possible(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}

/** Escapes a value for double quotes, white space included, which a parser would make blanks. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\t', '&#9;').replaceAll('\n', '&#10;');
}
