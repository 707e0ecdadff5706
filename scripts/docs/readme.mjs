/**
 * README.md with the number of requirements that a run on the reference shows to somebody who installs the package alone:
 * without sharp the reference rescales no images, and no browser is used unless the configuration says so.
 * @param {string} text as it is written
 * @param {readonly { readonly untestable?: string, readonly needs: readonly string[] }[]} requirements of servers
 */
export function readmePage(text, requirements) {
  const judged = requirements.filter(
    ({ untestable, needs }) =>
      untestable === undefined && !needs.includes('imageRescale') && !needs.includes('browser'),
  );
  return text.replace(/(?<=^Conformant\. )\d+(?= requirements passed\.$)/m, `${judged.length}`);
}
