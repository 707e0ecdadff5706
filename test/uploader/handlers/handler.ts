import type { IncomingHttpHeaders } from 'node:http';

/** A callback as a handler sees it. */
export interface Seen {
  readonly method: string;
  readonly query: URLSearchParams;
  readonly all: URLSearchParams;
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  /** Names of headers, as they were written. */
  readonly headerNames: readonly string[];
  /** The query, and what the first piece of the body holds. */
  readonly begun: URLSearchParams;
}

/** What a handler answers. */
export interface Page {
  readonly status?: number;
  readonly location?: string;
  readonly text?: string;
  readonly type?: string;
  readonly isSilent?: true;
  /** Written as it is. */
  readonly raw?: string;
}

/** A callback handler. */
export type Handler = (seen: Seen) => Page;

export const escaped = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
export const message = (all: URLSearchParams): string => all.get('error_message') ?? 'Uploaded';
export const right: Handler = ({ all }) => ({ text: `<p>${escaped(message(all))}</p>` });
export const json = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

/** What a handler gets wrong: the requirement that must be seen to fail, and what it does. */
export type WrongHandler = readonly [breaks: string, does: string, handler: Handler];
