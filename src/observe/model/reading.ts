import { type Operation, paths } from '../../client/call.js';
import { type Exchange, header, type Reply } from '../../client/exchange.js';
import { type Outcome, outcomeOf } from '../../client/outcome.js';
import { formDecoded, type Pairs } from '../../client/pairs.js';
import { decodeText } from '../../contract/text.js';
import type { Observed, ObservedFile } from '../observed.js';
import { type ChunkClaim, claimOf } from './chunk-claim.js';

/** What an exchange is, read by the contract. */
export interface Reading {
  readonly seen: Observed;
  readonly operation: Exclude<Operation, 'readFile'>;
  /** Parameters of the address and of the form. */
  readonly sent: Pairs;
  /** The only value of a name; undefined where there is none, or several that differ. */
  value(name: string): string | undefined;
  has(name: string): boolean;
  /** The whole request could be read. */
  readonly isRead: boolean;
  /** The file part; undefined when there is none, or more than one. */
  readonly file: ObservedFile | undefined;
  /** What the request says of a chunk; undefined for one that says nothing of chunks. */
  readonly chunk: ChunkClaim | undefined;
  /** The answer, where it arrived whole and could be read. */
  readonly reply: Reply | undefined;
  /** What a redemption was answered with. */
  readonly outcome: Outcome | undefined;
}

const operations = Object.entries(paths);

function isOperation(name: string): name is Reading['operation'] {
  return Object.hasOwn(paths, name);
}

/** The operation that a request target names, wherever the API is mounted. */
export function operationOf(target: string): Reading['operation'] | undefined {
  const path = (target.split('?', 1)[0] ?? '').replace(/\/+$/, '');
  const found = operations.find(([, own]) => path.endsWith(own))?.[0];
  return found !== undefined && isOperation(found) ? found : undefined;
}

/** The query of a request target, decoded. */
export function queryOf(target: string): Pairs {
  const at = target.indexOf('?');
  return at < 0 ? [] : formDecoded(target.slice(at + 1));
}

/** Seconds since 1970 by a Date header; undefined where there is none, or where a cache has kept the answer. */
function dateOf(headers: Pairs): number | undefined {
  const written = header(headers, 'date');
  const seconds = written === undefined ? Number.NaN : Date.parse(written) / 1000;
  return Number.isNaN(seconds) || header(headers, 'age') !== undefined ? undefined : seconds;
}

/** The answer as decoders take it; undefined where it is not whole or cannot be read. */
export function replyOf(seen: Observed, exchange: Exchange): Reply | undefined {
  const { answer } = seen;
  if (answer?.bytes === undefined || !answer.isWhole) return undefined;
  const { status, headers, bytes, sha256 } = answer;
  const { text } = decodeText(bytes, header(headers, 'content-type'));
  return { exchange, status, headers, text, bytes, size: bytes.length, sha256, date: dateOf(headers) };
}

/** Reads an exchange; undefined when it is none of the API. */
export function readingOf(seen: Observed, exchange: Exchange): Reading | undefined {
  const operation = operationOf(seen.target);
  // A browser's preflight has the address of what follows, chunk and all, and does nothing.
  if (operation === undefined || seen.method === 'OPTIONS') return undefined;
  const sent = [...queryOf(seen.target), ...seen.body.fields];
  const values = (name: string): Set<string> => new Set(sent.flatMap(([one, text]) => (one === name ? [text] : [])));
  const value = (name: string): string | undefined => {
    const all = values(name);
    return all.size === 1 ? [...all][0] : undefined;
  };
  const { files } = seen.body;
  const reply = replyOf(seen, exchange);
  const isRedemption = operation === 'redeemUploadToken' || operation === 'redeemReplaceToken';
  return {
    seen,
    operation,
    sent,
    value,
    has: (name) => values(name).size > 0,
    isRead: seen.isWhole && seen.body.problem === undefined && seen.body.form !== 'other',
    file: files.length === 1 ? files[0] : undefined,
    chunk: claimOf(value, (name) => values(name).size > 0),
    reply,
    outcome: reply !== undefined && isRedemption ? outcomeOf(reply, `http://${seen.host}${seen.target}`) : undefined,
  };
}
