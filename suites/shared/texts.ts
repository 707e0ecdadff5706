import fc from 'fast-check';

/** A word of plain ASCII letters and digits that no target has a reason to change. */
export const plainWord = fc
  .array(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789'), { minLength: 2, maxLength: 12 })
  .map((letters) => `w${letters.join('')}`);

const entities: ReadonlyMap<string, string> = new Map([
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#34;', '"'],
  ['&#39;', "'"],
  ['&#x27;', "'"],
  ['&apos;', "'"],
  ['&amp;', '&'],
]);

/** Whether an echo is the text that was sent, as it was or escaped for HTML (sanitizers of HTML do that). */
export function sameText(echo: string, sent: string): boolean {
  if (echo === sent) return true;
  return (
    echo.replaceAll(/&(?:lt|gt|quot|apos|amp|#34|#39|#x27);/g, (entity) => entities.get(entity) ?? entity) === sent
  );
}

/** Tags in any notation and order as one sorted list. */
export function tagList(text: string | undefined): string[] {
  return (text ?? '')
    .split(/[\s,]+/)
    .filter((tag) => tag !== '')
    .sort();
}
