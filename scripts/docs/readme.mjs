/**
 * README.md with the number of requirements that a run on the reference shows.
 * @param {string} text as it is written
 * @param {readonly { readonly untestable?: string }[]} requirements of servers
 */
export function readmePage(text, requirements) {
  const judged = requirements.filter(({ untestable }) => untestable === undefined);
  return text.replace(/(?<=^Conformant\. )\d+(?= requirements passed\.$)/m, `${judged.length}`);
}
