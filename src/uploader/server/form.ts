import type { Pairs } from '../../client/pairs.js';

/** One part of a form. */
export interface Part {
  readonly name: string;
  /** All spellings of the file name, the plain one first; empty when the part has none. */
  readonly fileNames: readonly string[];
  readonly bytes: Buffer;
}

/** A form as it was read: strictly, because a lenient reader hides what another server stumbles over. */
export interface Form {
  readonly boundary: string;
  readonly parts: readonly Part[];
  /** Why it is not a whole, well-formed form. */
  readonly problem?: string;
  /** Why the header of a part cannot be read. */
  readonly headerProblem?: string;
}

const lineBreak = Buffer.from('\r\n');
const emptyLine = Buffer.from('\r\n\r\n');

/** The boundary that a content type declares. */
export function boundaryOf(contentType: string): string | undefined {
  const found = /;\s*boundary=(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]+))/i.exec(contentType);
  return found?.[1]?.replaceAll(/\\(.)/g, '$1') ?? found?.[2];
}

interface Delimiter {
  readonly from: number;
  readonly to: number;
  readonly closes: boolean;
}

/** Where the delimiter lines stand (RFC 2046, section 5.1.1): line break, two dashes, boundary, blanks, line break. */
function delimiters(body: Buffer, boundary: string): Delimiter[] {
  const mark = Buffer.from(`\r\n--${boundary}`);
  const found: Delimiter[] = [];
  for (let from = body.indexOf(mark); from >= 0; from = body.indexOf(mark, from + 2)) {
    const after = body.toString('latin1', from + mark.length, from + mark.length + 200);
    if (after.startsWith('--')) {
      found.push({ from, to: from + mark.length + 2, closes: true });
      break;
    }
    const blanks = /^[ \t]*\r\n/.exec(after)?.[0];
    if (blanks !== undefined) found.push({ from, to: from + mark.length + blanks.length, closes: false });
  }
  return found;
}

/** The parameters of a header value; undefined when something in it is not one. */
function headerParameters(value: string): Pairs | undefined {
  const pairs: [string, string][] = [];
  const one = /;\s*(?:([^\s=;"]+)\s*=\s*(?:"((?:\\.|[^"\\]|\\(?="))*)"|([^\s;"][^;"]*|))\s*)?(?=;|$)/y;
  one.lastIndex = /^[^;]*/.exec(value)?.[0].length ?? 0;
  while (one.lastIndex < value.length) {
    const found = one.exec(value);
    if (found === null) return undefined;
    const [, name, quoted, plain = ''] = found;
    if (name !== undefined) pairs.push([name.toLowerCase(), quoted ?? plain.trim()]);
  }
  return pairs;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A file name in every way in which it may be meant: as it stands, and without the escapes of browsers and mail. */
function spellings(plain: string | undefined, extended: string | undefined): string[] {
  const names = plain === undefined ? [] : [plain];
  if (plain !== undefined) {
    names.push(
      plain.replaceAll(/%22|%0D|%0A/gi, (escaped) => decoded(escaped)),
      plain.replaceAll(/\\(.)/g, '$1'),
    );
    names.push(Buffer.from(plain, 'utf8').toString('latin1'), Buffer.from(plain, 'latin1').toString('utf8'));
  }
  const value = extended === undefined ? undefined : /^[^']*'[^']*'(.*)$/.exec(extended)?.[1];
  if (value !== undefined) names.push(decoded(value));
  return names;
}

function partOf(block: Buffer): Part | string {
  const end = block.indexOf(emptyLine);
  const head = end < 0 ? '' : block.toString('utf8', 0, end);
  const disposition = /(?:^|\r\n)content-disposition:[ \t]*([^\r\n]*)/i.exec(head)?.[1];
  if (disposition === undefined) return 'a part has no Content-Disposition';
  const parameters = headerParameters(disposition);
  if (parameters === undefined) return `Content-Disposition cannot be read: ${disposition}`;
  const named = new Map(parameters);
  // RFC 7578 (4.2) forbids filename* in forms, and back ends that do not read it find a field without it.
  const fileNames = named.has('filename') ? spellings(named.get('filename'), named.get('filename*')) : [];
  return { name: named.get('name') ?? '', fileNames, bytes: block.subarray(end + emptyLine.length) };
}

/** Reads a form of the type multipart/form-data. Never throws. */
export function readForm(contentType: string, content: Buffer): Form {
  const boundary = boundaryOf(contentType);
  if (boundary === undefined || boundary === '') {
    return { boundary: '', parts: [], problem: 'the content type has no boundary' };
  }
  const body = Buffer.concat([lineBreak, content]);
  const lines = delimiters(body, boundary);
  if (lines[0] === undefined || lines[0].closes)
    return { boundary, parts: [], problem: `no part begins with --${boundary} and CR LF` };
  const parts: Part[] = [];
  let headerProblem: string | undefined;
  for (const [at, { to }] of lines.slice(0, -1).entries()) {
    // The line break before a delimiter belongs to it; a part without headers begins with an empty line.
    const part = partOf(body.subarray(to, lines[at + 1]?.from));
    if (typeof part === 'string') headerProblem ??= part;
    else parts.push(part);
  }
  const isWhole = lines.at(-1)?.closes === true;
  return {
    boundary,
    parts,
    ...(isWhole ? {} : { problem: 'the closing line of the form is missing' }),
    ...(headerProblem === undefined ? {} : { headerProblem }),
  };
}
