/**
 * Words that stop a reader from outside, and what to write instead; and references that lead to nothing outside the
 * place where this is written. One list for the contract, the documentation and the texts in the code.
 *
 * @type {readonly (readonly [pattern: RegExp, instead: string])[]}
 */
export const avoided = [
  [/\b(?:told|tells?|telling)\b/i, 'say, state, report, distinguish'],
  [/\bcame\b(?! (?:back|from|with)\b)/i, 'got, arrived'],
  [/\bmend(?:s|ed|ing)?\b/i, 'fix'],
  [/\brightly\b/i, 'correctly'],
  [/\bunharmed\b/i, 'unchanged'],
  [/\bin the place of\b/i, 'instead of'],
  [/\b(?:is|are) no numbers?\b/i, 'is not a number'],
  [/\bcounts? as none\b/i, 'is treated as absent'],
  [/\bcosts? it all\b/i, 'causes ... to be removed'],
  [/\ba right chunk\b/i, 'a valid chunk'],
  [/\btokens? (?:that )?(?:lives?|ends?|has ended|have ended)\b/i, 'is valid, expires, has expired'],
  [/\b(?:its|token's) life\b/i, 'lifetime'],
  [/\blies (?:in|at|under)\b/i, 'is in'],
  [/\bby reason of\b/i, 'because of'],
  [/\bharness went wrong\b/i, 'internal error in the suite'],
  [/\bto be believed\b/i, 'verify'],
  [/\bcannot be had\b/i, 'is not available, cannot listen on'],
  [/\bhas the form\b/i, 'uses the format'],
  [/\blossy line\b/i, 'unreliable connection'],
  [
    /\bfacts [A-Z]+\d+\b|\bruling \d+\b|\bS[0124]\b|\b(?:design|field|facts)\.md\b/,
    'the title and section of a public source',
  ],
];

/**
 * What is to be avoided in a text.
 *
 * @param {string} text
 * @returns {{found: string, instead: string, index: number}[]} in the order of the text; `index` counts characters
 */
export function avoidedIn(text) {
  const found = avoided.flatMap(([pattern, instead]) =>
    [...text.matchAll(new RegExp(pattern, `${pattern.flags}g`))].map((match) => ({
      found: match[0],
      instead,
      index: match.index,
    })),
  );
  return found.sort((a, b) => a.index - b.index);
}
