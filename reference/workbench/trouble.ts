/** What a request is, as far as trouble is made for it. */
export interface Occasion {
  readonly kind: 'chunk' | 'whole' | 'token' | 'other';
  /** Of a chunk. */
  readonly number: number | undefined;
  /** The highest number that chunks of its file may have. */
  readonly last: number | undefined;
}

/** What happens to a request instead of what should. */
export type Mishap =
  | { readonly kind: 'status'; readonly status: number }
  /** It is handled, and its answer never arrives. */
  | { readonly kind: 'lost' }
  /** The connection is reset while the body arrives, and nothing is kept. */
  | { readonly kind: 'reset' }
  /** The answer arrives byte by byte, over so many milliseconds. */
  | { readonly kind: 'slow'; readonly ms: number };

/** One item of a specification. */
interface Item {
  readonly where: string;
  readonly mishap: Mishap;
  /** How often it still happens. */
  left: number;
}

/** An option that makes no sense; the message says what to write. */
export class BadOption extends Error {
  override readonly name = 'BadOption';
}

/** The grammar, for help texts. */
export const troubleGrammar = `SPEC is a list of items, separated by commas, of the form WHERE:WHAT or WHERE:WHAT*TIMES.

  WHERE   chunk3   the chunk with this number      chunks   every chunk
          last     the last chunk of a file        whole    a file that is sent whole
          upload   every chunk and every file      token    a call for a token
          any      everything
  WHAT    503      this status, from 400 to 599    lost     it is handled, and its answer never arrives
          reset    the connection is reset         slow     the answer takes 5 seconds, byte by byte
                   before anything is kept         slow=20  the same in 20 seconds
  TIMES   how often: once, a number of times as in *3, or *all

  chunk2:503*2,last:lost   the second chunk is answered 503 twice, and the answer to a last chunk is lost once`;

const places = /^(?:chunk[1-9]\d*|chunks|last|whole|upload|token|any)$/;

function bad(item: string, problem: string): BadOption {
  return new BadOption(
    `--trouble "${item}": ${problem} (write WHERE:WHAT*TIMES, as in chunk2:503*2; see serve --help)`,
  );
}

function mishapOf(what: string, item: string): Mishap {
  if (what === 'lost' || what === 'reset') return { kind: what };
  const slow = /^slow(?:=(\d{1,4}))?$/.exec(what);
  if (slow !== null) return { kind: 'slow', ms: 1000 * Number(slow[1] ?? 5) };
  if (/^[45]\d\d$/.test(what)) return { kind: 'status', status: Number(what) };
  throw bad(item, `"${what}" is not a status from 400 to 599, nor lost, reset, slow or slow=SECONDS`);
}

function itemOf(text: string): Item {
  const parts = /^([^:]*):([^*]*)(?:\*(.*))?$/.exec(text.trim());
  if (parts === null) throw bad(text, 'there is no colon between where and what');
  const [, where = '', what = '', times = '1'] = parts;
  if (!places.test(where)) throw bad(text, `"${where}" is not chunkN, chunks, last, whole, upload, token or any`);
  if (times !== 'all' && !/^[1-9]\d{0,5}$/.test(times)) throw bad(text, `"${times}" is not a number of times, nor all`);
  return { where, mishap: mishapOf(what, text), left: times === 'all' ? Number.POSITIVE_INFINITY : Number(times) };
}

/** Trouble that is made for a client, on demand. */
export class Trouble {
  readonly #items: readonly Item[];

  /** @throws BadOption */
  constructor(specification: string) {
    this.#items = specification.split(',').map(itemOf);
  }

  /** What happens to a request, if anything does; that is one time less. */
  meet(occasion: Occasion): Mishap | undefined {
    const item = this.#items.find(({ where, left }) => left > 0 && isAt(where, occasion));
    if (item === undefined) return undefined;
    item.left -= 1;
    return item.mishap;
  }
}

function isAt(where: string, { kind, number, last }: Occasion): boolean {
  const isUpload = kind === 'chunk' || kind === 'whole';
  if (where === 'any') return true;
  if (where === 'token') return kind === 'token';
  if (where === 'whole') return kind === 'whole';
  if (where === 'upload') return isUpload;
  if (kind !== 'chunk') return false;
  if (where === 'chunks') return true;
  if (where === 'last') return number !== undefined && number === last;
  return where === `chunk${number}`;
}
