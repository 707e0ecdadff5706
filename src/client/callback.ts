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

/** Characters that a path holds as they are, so that their escapes mean the same (RFC 3986, 3.3 and 6.2.2). */
const ownOfPaths = /[\w.~!$&'()*+,;=:@-]/;

/** A path in which equal ones are spelled equally: parsers of addresses escape more or less, in either case. */
function normalPath(path: string): string {
  return path.replaceAll(/%[0-9a-f]{2}/gi, (triplet) => {
    const character = String.fromCharCode(Number.parseInt(triplet.slice(1), 16));
    return ownOfPaths.test(character) ? character : triplet.toUpperCase();
  });
}

/** Everything of an address before its query. */
function normalTarget(url: URL): string {
  return `${url.protocol}//${url.host}${normalPath(url.pathname)}`;
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
