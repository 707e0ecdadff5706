/** The most bytes of the whole text; GitHub allows 65,536 characters in a comment. */
export const byteLimit = 58_000;

/** Bytes of a text and the empty line after it. */
export function bytes(text: string): number {
  return Buffer.byteLength(text) + 2;
}

/** How many texts fit, from the first one. */
export function fittingCount(texts: readonly string[], limit: number): number {
  let left = limit;
  const count = texts.findIndex((one) => {
    left -= bytes(one);
    return left < 0;
  });
  return count < 0 ? texts.length : count;
}

/** As many texts as fit; the others are counted. */
export function fitting(texts: readonly string[], limit: number, what: string): string[] {
  const count = fittingCount(texts, limit);
  if (count === texts.length) return [...texts];
  const pointer = `**${texts.length - count} of ${texts.length} ${what}** are left out here: see report.html.`;
  return [...texts.slice(0, count), pointer];
}
