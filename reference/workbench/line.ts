import type { IncomingMessage } from 'node:http';
import { floorSplit } from '../methods/chunk-rules.js';
import type { Call } from '../server/call.js';
import type { Answer } from '../state/model.js';
import type { Site } from '../state/site.js';
import { remarksOn, signatureRemark } from './remarks.js';

/** One request as the log shows it. */
export interface Line {
  /** ISO 8601. */
  readonly time: string;
  readonly method: string;
  /** Without its query. */
  readonly path: string;
  /** What the request was taken for. */
  readonly taken: string;
  /** Undefined where no answer was sent. */
  readonly status: number | undefined;
  /** What the answer says, where it is short and in words. */
  readonly answer: string;
  readonly remarks: readonly string[];
}

const kibibyte = 1024;

function sizeInWords(bytes: number): string {
  if (bytes < kibibyte) return `${bytes} B`;
  return bytes < kibibyte ** 2 ? `${(bytes / kibibyte).toFixed(1)} KiB` : `${(bytes / kibibyte ** 2).toFixed(1)} MiB`;
}

/** Nothing of a stranger's text drives a terminal. */
export function tame(text: string, longest: number): string {
  const shown = text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '\u00b7');
  return shown.length > longest ? `${shown.slice(0, longest)}…` : shown;
}

/** What a call was taken for. */
function takenFor(call: Call, { decisions }: Site): string {
  const sent = decisions.requests.sent(call.query, call.body.parameters);
  if (call.endpoint.includes('/get-'))
    return `a call for ${call.endpoint.includes('replace') ? 'a replace' : 'an upload'} token`;
  const token = sent.get('upload_token') ?? sent.get('replace_token');
  const under = token === undefined ? '' : ` under token ${tame(token, 8)}`;
  const size = call.file === undefined ? 'no file' : sizeInWords(call.file.size);
  if (!decisions.chunks.isChunk(sent)) return `a whole file: ${size}${under}`;
  const chunk = decisions.chunks.read(sent, call.file?.name);
  if (chunk === undefined) return `a chunk whose parameters cannot be read: ${size}${under}`;
  const name = `chunk ${chunk.number} of ${floorSplit.count(chunk)} of ${tame(chunk.identifier, 60)}`;
  if (call.method === 'GET') return `a question for ${name}${under}`;
  const expected = floorSplit.length(chunk, chunk.number);
  const wanted =
    expected === undefined || expected === call.file?.size ? '' : ` (by the default split ${sizeInWords(expected)})`;
  return `${name}: ${size}${wanted}${under}`;
}

/** The words of a short answer. */
function wordsOf({ body, headers }: Answer): string {
  if (!Buffer.isBuffer(body)) return '';
  const place = headers.find(([name]) => name.toLowerCase() === 'location')?.[1];
  if (place !== undefined) return `to ${tame(place, 300)}`;
  const text = body.toString('utf8');
  const message = /message="([^"]*)"/.exec(text)?.[1] ?? /"message":\s*"([^"]*)"/.exec(text)?.[1];
  return tame(message ?? text.replaceAll(/\s+/g, ' '), 200);
}

/** What the log shows of a request that is answered. */
export function lineOf(incoming: IncomingMessage, call: Call | undefined, answer: Answer, site: Site): Line {
  const path = (incoming.url ?? '').split('?', 1)[0] ?? '';
  const words = wordsOf(answer);
  const remarks =
    call === undefined ? elsewhere(incoming, path, answer) : [...remarksOn(call, incoming.headers['content-type'])];
  if (call !== undefined && /signature/i.test(words)) {
    const signature = signatureRemark(call, site.decisions.permission);
    if (signature !== undefined) remarks.push(tame(signature, 2000));
  }
  return {
    time: new Date().toISOString(),
    method: tame(incoming.method ?? '', 20),
    path: tame(path, 120),
    taken: call === undefined ? other(path) : takenFor(call, site),
    status: answer.status,
    answer: words,
    remarks,
  };
}

const paths = [
  '/api/photo/get-upload-token',
  '/api/photo/redeem-upload-token',
  '/api/photo/get-replace-token',
  '/api/photo/redeem-replace-token',
  '/api/file/upload',
];

function other(path: string): string {
  if (path.startsWith('/files/')) return 'a stored file';
  if (path === '/favicon.ico') return 'the icon that a browser looks for';
  return paths.includes(path) ? 'a request that cannot be read' : 'nothing of the API';
}

function elsewhere({ method, headers }: IncomingMessage, path: string, { status }: Answer): string[] {
  if (method === 'OPTIONS' && headers['access-control-request-method'] !== undefined)
    return ['a browser asks whether a page of another origin may do this: start with --cors'];
  if (status === 404 && !path.startsWith('/files/') && path !== '/favicon.ico') {
    const last = (path.split('/').findLast((one) => one !== '') ?? '').toLowerCase().replaceAll('_', '-');
    const near =
      paths.find((one) => last !== '' && one.endsWith(last)) ??
      paths.find((one) => one.includes(last.split('-')[0] ?? ' '));
    return [last === '' || near === undefined ? `the methods are ${paths.join(', ')}` : `did you mean ${near}?`];
  }
  return status === 405 ? ['methods are called with GET or POST'] : [];
}

/** A line for a terminal or a file. */
export function asText({ time, method, path, taken, status, answer, remarks }: Line): string {
  const outcome = status === undefined ? answer : `${status}${answer === '' ? '' : ` ${answer}`}`;
  const more = remarks.map((remark) => `    ! ${remark}\n`).join('');
  return `${time.slice(11, 23)}  ${method} ${path}  ${taken} → ${outcome}\n${more}`;
}
