/** Bytes of the whole text; GitHub takes 65,536 characters in a comment. */
export const room = 58_000;

/** Bytes of a text and the empty line below it. */
export function bytes(text: string): number {
  return Buffer.byteLength(text) + 2;
}

/** How many texts there is room for, from the first on. */
export function fittingCount(texts: readonly string[], room: number): number {
  let left = room;
  const count = texts.findIndex((one) => {
    left -= bytes(one);
    return left < 0;
  });
  return count < 0 ? texts.length : count;
}

/** As many texts as there is room for; what is left out is counted. */
export function fitting(texts: readonly string[], room: number, what: string): string[] {
  const count = fittingCount(texts, room);
  if (count === texts.length) return [...texts];
  const pointer = `**${texts.length - count} of ${texts.length} ${what}** are left out here: see report.html.`;
  return [...texts.slice(0, count), pointer];
}
