import { createHash } from 'node:crypto';
import type { Pairs } from '../../client/pairs.js';

/** Forty hexadecimal digits, as the tokens in the documents have. */
const hash = (of: string): string => createHash('sha1').update(of).digest('hex');

const about = (name: string): Pairs => [
  ['domain', 'videos.example.com'],
  ['upload_token', hash(name)],
];

/** What a site adds after a success: the photo is another one for each name, and so is the token. */
export const success = (name: string, more: Pairs = []): Pairs => [
  ...another(name, Number.parseInt(hash(name).slice(0, 6), 16)),
  ...more,
];

/** What a site adds after a failure. */
export const failure = (name: string, message: string, more: Pairs = []): Pairs => [
  ...about(name),
  ['error_message', message],
  ...more,
];

/** A photo under a token; its id is larger than what 32 bits hold, as ids of a large site are. */
export const another = (name: string, number: number): Pairs => [
  ...about(name),
  ['photo_id', `${4_294_968_000 + number}`],
  ['tree_id', `${98_000 + number}`],
  ['token', `qqpDudicFtdjz1isvidhnzsgqv3k${1000 + number}`],
];

/** What cannot be mistaken for a text of the handler's own. */
export const word = 'Unsupported7421';

/** Signs that are lost by decoding twice or not at all, by another encoding, or by escaping twice. */
export const odd = `${word} 1+1=2 & 100%41 5% zz %zz blåbær 東京 😀 "a" 'b' \\n <3 &amp;`;

/** A header line that a value with a line break becomes where it is written into a header. */
export const injected = 'x-uc7421';

/** Names that frameworks make something else of, and some of them stand twice. */
export const oddNames: Pairs = [
  ['uc_note', odd],
  ['uc note.1', ''],
  ['uc_list[]', 'a'],
  ['uc_list[]', 'b'],
  ['uc_map[key][deep]', 'c'],
  ['__proto__', 'd'],
  ['constructor', 'e'],
  ['uc_twice', 'one'],
  ['uc_twice', 'two'],
  ...['request', 'self', 'path', 'method', 'length', 'toString'].map((name): [string, string] => [name, 'f']),
  ['uc_line', 'one\r\nX-Uc7421: two'],
];

/** Extra parameters that look like an outcome, and are none. */
export const looksFailed: Pairs = [
  ['error', '1'],
  ['status', 'failed'],
  ['success', '0'],
  ['message', 'No'],
];
export const looksFine: Pairs = [
  ['ok', '1'],
  ['status', 'ok'],
  ['success', '1'],
  ['error', ''],
];

/** So many that what stands behind them is easily lost. */
export const many: Pairs = Array.from({ length: 20 }, (_, at) => [`uc_many_${at + 1}`, `${at}`]);

/** The signs that need no escape, and what another encoder makes of the others: %20, and small hexadecimal digits. */
export const otherwise = `${word} it's a=b, yes: (50%) blåbær/2 @home!`;
export const spelledOtherwise = `${word}%20it's%20a=b,%20yes:%20(50%25)%20bl%c3%a5b%c3%a6r/2%20@home!`;

/** What no encoder writes, and anybody can send. */
export const malformed = 'uc_bare&=&&uc=a=b&uc_percent=%zz&uc_end=%&uc_bytes=%ff%fe&uc_cut=%e6%9d';

const elsewhere = 'https://elsewhere.example.net/uc7421';

/** Where no handler has to send anybody. */
export const lure = 'elsewhere.example.net';

/** Parameters by which handlers are known to be led astray. */
export const lures: Pairs = [
  ...['next', 'callback_url', 'url', 'redirect', 'redirect_to', 'redirect_uri', 'return', 'returnTo', 'return_to'],
  ...['return_url', 'continue', 'goto', 'dest', 'destination', 'target', 'to', 'r', 'back', 'location'],
].map((name) => [name, elsewhere]);
/** The same by an address without a scheme, which looks like a path. */
export const pathLures: Pairs = lures.map(([name]) => [name, `//${lure}/uc7421`]);
