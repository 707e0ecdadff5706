import type { Pairs } from '../../client/pairs.js';

const about = (token: string): Pairs => [
  ['domain', 'videos.example.com'],
  ['upload_token', token],
];
/** Larger than what 32 bits hold, as ids of a large site are. */
const photo: Pairs = [
  ['photo_id', '4294967311'],
  ['tree_id', '97531'],
  ['token', 'mhpDudicFtdjz1isvidhnzsgqv3kaske'],
];

/** What a site adds after a success. */
export const success = (token: string, more: Pairs = []): Pairs => [...about(token), ...photo, ...more];

/** What a site adds after a failure. */
export const failure = (token: string, message: string, more: Pairs = []): Pairs => [
  ...about(token),
  ['error_message', message],
  ...more,
];

/** Another photo under a token. */
export const another = (token: string, number: number): Pairs => [
  ...about(token),
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
