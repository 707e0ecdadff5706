import { randomBytes } from 'node:crypto';
import { type Pairs, valuesOf } from '../client/pairs.js';

/** What a token was issued for. */
export interface IssuedToken {
  readonly value: string;
  readonly returnUrl: string | undefined;
  readonly maxUploads: number;
  readonly photos: Set<string>;
}

/** A whole number within bounds. */
function bounded(text: string | undefined, usual: number, least: number, most: number): number {
  const number = text !== undefined && /^\d+$/.test(text) ? Number(text) : usual;
  return Math.min(most, Math.max(least, number));
}

/** Issues and remembers upload tokens: what the chunk suites need of them, since no back end has any. */
export class Tokens {
  readonly #issued = new Map<string, IssuedToken>();

  /** Issues a token. @returns it, with the fields of the answer */
  issue(asked: Pairs): { readonly token: IssuedToken; readonly fields: Pairs } {
    const given = (name: string): string => valuesOf(asked, name)[0] ?? '';
    const returnUrl = given('return_url');
    const token: IssuedToken = {
      value: randomBytes(16).toString('hex'),
      returnUrl: returnUrl === '' ? undefined : returnUrl,
      maxUploads: bounded(valuesOf(asked, 'max_uploads')[0], 1, 1, 100),
      photos: new Set(),
    };
    this.#issued.set(token.value, token);
    const minutes = bounded(valuesOf(asked, 'valid_minutes')[0], 180, 15, 1440);
    const fields: Pairs = [
      ['upload_token', token.value],
      ...['title', 'description', 'tags', 'album_id'].map((name): [string, string] => [name, given(name)]),
      ['publish', '1'],
      ['user_id', '1'],
      ['max_uploads', String(token.maxUploads)],
      ['valid_minutes', String(minutes)],
      ['valid_until', String(Math.floor(Date.now() / 1000) + 60 * minutes)],
      ['return_url', returnUrl],
    ];
    return { token, fields };
  }

  /** The token of a redemption while it has uses left. @returns undefined for any other */
  usable(value: string | undefined): IssuedToken | undefined {
    const token = this.#issued.get(value ?? '');
    return token === undefined || token.photos.size >= token.maxUploads ? undefined : token;
  }

  /** A token that was issued, whether or not it is used up: what arrives late belongs to it as well. */
  known(value: string | undefined): IssuedToken | undefined {
    return this.#issued.get(value ?? '');
  }
}
