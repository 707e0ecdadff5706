import { decodeAnswer, type Payload } from '../client/answer.js';
import type { Exchange, Reply } from '../client/exchange.js';
import { outcomeOf } from '../client/outcome.js';
import { valuesOf } from '../client/pairs.js';

/** What later calls take from the answers to earlier ones. */
export type AnswerField = 'upload_token' | 'replace_token' | 'photo_id' | 'url';

const payloads: Readonly<Partial<Record<Exchange['call']['operation'], Payload>>> = {
  getUploadToken: 'UploadToken',
  getReplaceToken: 'ReplaceToken',
  uploadFile: 'File',
};

/** The answer as far as the record kept it. */
function replyOf(exchange: Exchange): Reply | undefined {
  if (exchange.response === undefined) return undefined;
  const { status, headers, body } = exchange.response;
  const { size, text = '', sha256 = '' } = body;
  return { exchange, status, headers, text, bytes: Buffer.from(text), size, sha256, date: undefined };
}

/** The address of the site that an exchange went to. */
function siteOf({ call, request }: Exchange): string {
  const address = request.url.split('?', 1)[0] ?? '';
  return address.endsWith(call.path) ? address.slice(0, -call.path.length) : address;
}

function absolute(url: string, exchange: Exchange): string {
  const base = `${siteOf(exchange)}/`;
  return URL.canParse(url, base) ? new URL(url, base).href : url;
}

/** What an answer gave that later calls may hold; nothing where the record kept too little of it to be read. */
export function answeredValues(exchange: Exchange): [AnswerField, string][] {
  const reply = replyOf(exchange);
  if (reply === undefined) return [];
  const payload = payloads[exchange.call.operation];
  if (payload === undefined) {
    const { callback, line } = outcomeOf(reply, exchange.request.url);
    const photo = callback?.get('photo_id') ?? (line?.ok === true ? line.photoId : undefined);
    return photo === undefined ? [] : [['photo_id', photo]];
  }
  const format = valuesOf([...exchange.call.query, ...(exchange.call.form ?? [])], 'format').includes('json');
  const answer = decodeAnswer(reply, payload, format ? 'json' : 'xml');
  if (answer.kind !== 'granted') return [];
  return (['upload_token', 'replace_token', 'url'] as const).flatMap((field): [AnswerField, string][] => {
    const value = answer.fields.get(field)?.trim();
    if (value === undefined || value === '') return [];
    return [[field, field === 'url' ? absolute(value, exchange) : value]];
  });
}
