/** Names and values in their order, repeats kept: what a query, a form or a callback really holds. */
export type Pairs = readonly (readonly [name: string, value: string])[];

/** What a check may write for parameters; a list gives one name several values, undefined leaves the name out. */
export type Parameters = Readonly<Record<string, string | number | undefined | readonly string[]>>;

/** Turns written parameters into pairs, in the order they were written. */
export function pairsOf(parameters: Parameters): Pairs {
  return Object.entries(parameters).flatMap(([name, value]) => {
    if (value === undefined) return [];
    if (typeof value === 'object') return value.map((one): [string, string] => [name, one]);
    return [[name, String(value)] satisfies [string, string]];
  });
}

/** All values of one name, in order. */
export function valuesOf(pairs: Pairs, name: string): string[] {
  return pairs.filter(([candidate]) => candidate === name).map(([, value]) => value);
}

/** Form encoding (spaces as plus signs), as browsers send it. */
export function formEncoded(pairs: Pairs): string {
  return new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString();
}

/** Decodes a query or a form body; `+` and `%20` are the same, malformed escapes stay as they are. */
export function formDecoded(text: string): Pairs {
  return [...new URLSearchParams(text)];
}
