import type { FilePart } from '../client/call.js';
import type { Exchange } from '../client/exchange.js';
import { formEncoded, type Pairs } from '../client/pairs.js';
import { partName } from '../client/part-name.js';
import { transmissionInWords } from '../client/transmission.js';
import { media } from '../media/media.js';

/** Bytes of a file, or of a body, that a command line still holds. */
const inlined = 2048;

/** Characters of a command line, well below what systems allow. */
const longest = 60_000;

/** Line ends, NUL and other characters that are invisible, or that tools do not pass on as they are. */
const awkward = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

/** Headers that curl makes by itself, or that are of no interest. */
const ordinary = new Set(['accept', 'user-agent', 'content-type', 'content-length', 'x-upload-contract-run']);

/** A word of a POSIX shell that means exactly this text. */
export function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The exchange that shows a failure best: the last that was answered, or else the last. */
export function tellingExchange(exchanges: readonly Exchange[]): Exchange | undefined {
  return exchanges.findLast((one) => one.response !== undefined) ?? exchanges.at(-1);
}

/** Credentials as variables of the shell, named by the level that they belong to. */
function credentials({ call, request }: Exchange): { readonly words: string[]; readonly notes: string[] } {
  if (call.caller === 'nobody') return { words: [], notes: [] };
  const own = request.headers.filter(([name]) => !ordinary.has(name.toLowerCase()) && /^[\w-]+$/.test(name));
  const signedInQuery = own.length === 0 && /[?&]oauth_/.test(request.url);
  const names = signedInQuery ? ['authorization'] : own.map(([name]) => name.toLowerCase());
  const variable = (name: string): string => `${call.caller}_${name}`.toUpperCase().replaceAll('-', '_');
  const words = names.map((name) => `-H "${name}: $${variable(name)}"`);
  const oauth = signedInQuery || own.some(([, value]) => /^oauth\b/i.test(value));
  const forged = call.caller === 'forged' ? ', wrong by one character' : '';
  const origin = oauth ? 'an OAuth 1.0 header, signed anew for this request' : `the credentials of this caller`;
  return { words, notes: names.map((name) => `$${variable(name)} is ${origin}${forged}`) };
}

/** The address without the parameters of a signature, which does not hold a second time. */
function address({ call, request }: Exchange): string {
  const [path = '', ...queries] = request.url.split('?');
  if (call.caller === 'nobody' || queries.length === 0) return request.url;
  const kept = queries
    .join('?')
    .split('&')
    .filter((pair) => !pair.startsWith('oauth_'));
  return kept.length === 0 ? path : `${path}?${kept.join('&')}`;
}

/** Bytes from the command line, in lines that may be indented. */
function piped(bytes: Uint8Array): string {
  const lines = Buffer.from(bytes)
    .toString('base64')
    .match(/.{1,72}/g) ?? [''];
  return `printf %s ${lines.map((line) => `'${line}'`).join(' \\\n  ')} | base64 -d |`;
}

interface BodyWords {
  readonly pipe?: string;
  readonly words: readonly string[];
  readonly notes: readonly string[];
}

const boundary = 'upload-contract-3f1c0b7e5a9d4c62';

/** A whole multipart body, byte by byte as the suite sends it, for forms that curl's own options cannot express. */
function rawMultipart(form: Pairs, file: FilePart | undefined): Uint8Array {
  const head = (rest: string): string => `--${boundary}\r\nContent-Disposition: form-data; name=${rest}\r\n\r\n`;
  const fields = form.map(([name, value]) => {
    const lines = value.replaceAll(/\r?\n|\r/g, '\r\n');
    return `${head(`"${partName(name)}"`)}${lines}\r\n`;
  });
  const end = Buffer.from(`--${boundary}--\r\n\r\n`);
  const texts = Buffer.from(fields.join(''));
  if (file === undefined) return Buffer.concat([texts, end]);
  const rest = `"file"; filename="${partName(file.filename)}"\r\nContent-Type: ${file.type}`;
  const part = Buffer.concat([Buffer.from(head(rest)), bytesOf(file), Buffer.from('\r\n')]);
  return Buffer.concat(file.first === true ? [part, texts, end] : [texts, part, end]);
}

function bytesOf(file: FilePart): Uint8Array {
  return media(file.descriptor).bytes(file.start, file.end);
}

/** Whether curl's own options say a form as it was sent. */
function expressible(form: Pairs, file: FilePart | undefined): boolean {
  const plainFields = form.every(([name, value]) => name !== '' && !/[="]/.test(name) && !awkward.test(name + value));
  const plainFile = file === undefined || (/^[\w.+-]+\/[\w.+-]+$/.test(file.type) && !awkward.test(file.filename));
  return plainFields && plainFile;
}

function multipartWords(form: Pairs, file: FilePart | undefined): BodyWords | undefined {
  const small = file === undefined || file.end - file.start <= inlined;
  if (!expressible(form, file)) {
    if (!small) return undefined;
    const type = quoted(`content-type: multipart/form-data; boundary=${boundary}`);
    return { pipe: piped(rawMultipart(form, file)), words: [`-H ${type}`, '--data-binary @-'], notes: [] };
  }
  const fields = form.map(([name, value]) => `--form-string ${quoted(`${name}=${value}`)}`);
  if (file === undefined) return { words: fields, notes: [] };
  const filename = file.filename.replaceAll(/["\\]/g, '\\$&');
  const part = (content: string): string => `-F ${quoted(`file=@${content};filename="${filename}";type=${file.type}`)}`;
  const words = (one: string): string[] => (file.first === true ? [one, ...fields] : [...fields, one]);
  if (small) return { pipe: piped(bytesOf(file)), words: words(part('-')), notes: [] };
  const note = `FILE holds the bytes ${file.start} to ${file.end} of the media ${JSON.stringify(file.descriptor)}`;
  return { words: words(part('FILE')), notes: [note] };
}

function bodyWords({ call }: Exchange): BodyWords | undefined {
  const { method, form, file, encoding } = call;
  if (encoding === 'multipart') return multipartWords(form ?? [], file);
  if (form !== undefined) return { words: [`--data-raw ${quoted(formEncoded(form))}`], notes: [] };
  return { words: method === 'GET' ? [] : [`-X ${quoted(method)}`], notes: [] };
}

/**
 * A command line for POSIX shells that sends a recorded request again and shows its answer. Credentials are variables,
 * files of up to 2 KiB stand in it, larger ones are named by their descriptor. What a command line cannot hold is said
 * in a comment.
 */
export function curl(exchange: Exchange): string {
  const body = bodyWords(exchange);
  const cannot = `# request ${exchange.id} cannot be shown as a command line: its form is too large or holds unprintable characters`;
  if (body === undefined) return cannot;
  const proof = credentials(exchange);
  const { signed: _, ...transmission } = exchange.call.transmission ?? {};
  const odd =
    transmissionInWords(transmission) === '' ? [] : [`it was sent otherwise: ${transmissionInWords(transmission)}`];
  const url = address(exchange);
  const asIs = /\/\.{1,2}(?:[/?#]|$)/.test(url) ? ['--path-as-is'] : [];
  const command = ['curl -sS -i --globoff', ...asIs, ...proof.words, ...body.words, quoted(url)];
  const line = command.join(' ').length <= 100 ? command.join(' ') : command.join(' \\\n  ');
  const notes = [...proof.notes, ...odd, ...body.notes].map((note) => `# ${note}\n`);
  const whole = `${notes.join('')}${body.pipe === undefined ? line : `${body.pipe}\n  ${line.replaceAll('\n', '\n  ')}`}`;
  return whole.length > longest ? cannot : whole;
}
