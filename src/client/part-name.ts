/** A name in the head of a part, as browsers escape it. */
export function partName(name: string): string {
  return name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');
}
