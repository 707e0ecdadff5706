/**
 * The ledger of requirement ids. Reports, waivers and certificates of others hold on to them, so an id that was once
 * published goes away only when somebody says so, and never comes back with another meaning.
 *
 * @typedef {{published: string[], retired: string[]}} Ledger
 */

/**
 * The ledger after this generation; throws an Error that names every problem.
 *
 * @param {Ledger} ledger as committed
 * @param {string[]} ids the contract's ids now
 * @param {string[]} retiring ids that are dropped on purpose
 * @returns {Ledger}
 */
export function nextLedger(ledger, ids, retiring) {
  const present = new Set(ids);
  const problems = [
    ...ids.filter((id, index) => ids.indexOf(id) < index).map((id) => `${id} is used twice`),
    ...ids.filter((id) => ledger.retired.includes(id)).map((id) => `${id} was retired and can never be used again`),
    ...retiring.filter((id) => present.has(id)).map((id) => `${id} is to be retired, but the contract still has it`),
    ...retiring
      .filter((id) => !ledger.published.includes(id))
      .map((id) => `${id} is to be retired, but was never published`),
    ...ledger.published
      .filter((id) => !present.has(id) && !retiring.includes(id))
      .map((id) => `${id} is published, but the contract has it no longer; if that is meant, say --retire ${id}`),
  ];
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return { published: [...present].sort(), retired: [...ledger.retired, ...new Set(retiring)].sort() };
}
