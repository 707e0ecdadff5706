import { formDecoded, type Pairs, valuesOf } from './pairs.js';

/** A callback as it was announced or as it arrived: where it goes and what it holds. */
export interface Callback {
  /** The whole address as it was given. */
  readonly address: string;
  /** Scheme, host, port and path, in their normal form. */
  readonly target: string;
  /** Decoded and without the number sign; empty when there is none. */
  readonly fragment: string;
  readonly parameters: Pairs;
  /** The first value of a name. */
  get(name: string): string | undefined;
  /** All values of a name, in order. */
  all(name: string): readonly string[];
}

/** Percent escapes mean the same in either case; in the path everything else is compared as it stands. */
function normalTarget(url: URL): string {
  const path = url.pathname.replaceAll(/%[0-9a-f]{2}/gi, (triplet) => triplet.toUpperCase());
  return `${url.protocol}//${url.host}${path}`;
}

function decodedFragment(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}

/** A callback from its address and, when it is posted, the fields of its form. */
export function callbackOf(address: string, form: Pairs = []): Callback | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const parameters = [...formDecoded(url.search), ...form];
  return {
    address,
    target: normalTarget(url),
    fragment: decodedFragment(url.hash),
    parameters,
    get: (name) => valuesOf(parameters, name)[0],
    all: (name) => valuesOf(parameters, name),
  };
}
