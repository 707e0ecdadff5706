import type { BodyRecord, Exchange } from '../client/exchange.js';
import { header } from '../client/exchange.js';
import type { Pairs } from '../client/pairs.js';
import { type Redaction, redaction } from '../client/redaction.js';
import { decodeText } from '../contract/text.js';
import { operationOf, queryOf } from './model/reading.js';
import type { Observed } from './observed.js';

/** Characters of a text that a record keeps. */
const longest = 4096;

/** Names of headers and parameters that hold a secret, whoever made them up. */
const secret = /auth|token|secret|api[-_]?key|cookie|passw|signature|session|credential/i;

const mark = '[redacted]';

/** The value of whatever is called a token, in a query, a form, JSON or XML. */
const ofToken = /((?:_|\b)token["']?\s*[=:>]\s*["']?(?:<!\[CDATA\[)?)[\w.~-]{6,}/gi;

/** Makes records of exchanges from which everything secret is gone: whoever talks here has configured nothing. */
export class Evidence {
  readonly #redaction: Redaction = redaction([]);

  /** Takes note of what a request proves itself by, and of a token, before anything of it is recorded. */
  learn(secretText: string | undefined): void {
    if (secretText !== undefined && secretText.length >= 6) this.#redaction.learn(secretText);
  }

  text(given: string): string {
    return this.#redaction.text(given).replaceAll(ofToken, `$1${mark}`);
  }

  #pairs(pairs: Pairs): [string, string][] {
    return pairs.map(([name, value]) => [this.text(name), secret.test(name) && value !== '' ? mark : this.text(value)]);
  }

  #headers(pairs: Pairs): [string, string][] {
    return pairs.map(([name, value]) => [
      this.text(name),
      secret.test(name) ? mark : cut(this.#redaction.header(name, value)),
    ]);
  }

  /** The record of an exchange. */
  of(seen: Observed): Exchange {
    for (const [name, value] of seen.headers)
      if (/^authorization$|^cookie$/i.test(name)) this.learn(value.replace(/^(?:bearer|basic)\s+/i, '').trim());
    const query = queryOf(seen.target);
    const { fields, files, form } = seen.body;
    for (const [name, value] of [...query, ...fields]) if (/token$|oauth_|^access/i.test(name)) this.learn(value);
    const [path = ''] = seen.target.split('?', 1);
    const [file] = files;
    const { answer } = seen;
    const clean = query.length === 0 ? '' : `?${new URLSearchParams(this.#pairs(query))}`;
    return {
      id: seen.id,
      startedAt: seen.startedAt,
      duration: seen.duration,
      call: {
        operation: operationOf(seen.target) ?? 'readFile',
        method: seen.method === 'POST' ? 'POST' : 'GET',
        path: this.text(path),
        caller: 'nobody',
        query: this.#pairs(query),
        ...(form === 'none' ? {} : { form: [...this.#pairs(fields), ...described(file)] }),
      },
      request: {
        method: seen.method,
        url: cut(this.text(`http://${seen.host}${path}`) + clean),
        headers: this.#headers(seen.headers),
        ...(seen.size === 0 ? {} : { body: { size: seen.size } }),
      },
      ...(answer === undefined
        ? {}
        : {
            response: {
              status: answer.status,
              statusText: this.text(answer.statusText),
              headers: this.#headers(answer.headers),
              body: this.#body(answer),
            },
          }),
      ...(seen.failure === undefined ? {} : { failure: { ...seen.failure, message: this.text(seen.failure.message) } }),
    };
  }

  #body({ bytes, size, sha256, headers }: NonNullable<Observed['answer']>): BodyRecord {
    if (size === 0 || bytes === undefined) return size === 0 ? { size } : { size, sha256 };
    const { text } = decodeText(bytes.subarray(0, 2 * longest), header(headers, 'content-type'));
    if (text.includes('\0') || (text.match(/\ufffd/g)?.length ?? 0) > 2) return { size, sha256 };
    const clean = this.text(text);
    const kept = clean.slice(0, longest);
    return bytes.length > 2 * longest || kept.length < clean.length
      ? { size, sha256, text: kept, truncated: true }
      : { size, text: kept };
  }
}

/** The file of a form as its record shows it. */
function described(file: Observed['body']['files'][number] | undefined): [string, string][] {
  return file === undefined ? [] : [[file.field, `(a file of ${file.size} bytes, sha256 ${file.sha256})`]];
}

function cut(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}… (${text.length} characters)`;
}
