import type { Pairs } from '../../client/pairs.js';
import { apart } from '../pieces.js';
import type { Received } from '../server/received.js';
import { type HandlerPage, pageOf } from './page.js';

/** A callback as a site makes it. */
export interface CallbackCall {
  /** Of the address: a GET has everything there, a POST only what return_url has itself. */
  readonly method: 'GET' | 'POST';
  /** What the site adds, in its order. */
  readonly added: Pairs;
  /** Stands behind what is added, as it is. */
  readonly spelled?: string;
  /** return_url's own parameters stand behind what was added. */
  readonly ownLast?: true;
  /** The body of a POST arrives in several pieces, as a network may cut it; the first ends within upload_token. */
  readonly inPieces?: true;
}

/** What a handler answered. */
export interface HandlerAnswer {
  /** 0 when there was no answer. */
  readonly status: number;
  /** It took longer than it may. */
  readonly isLate?: true;
  /** Where it redirects to, as a whole address; empty when it does not. */
  readonly location: string;
  readonly page: HandlerPage;
  readonly headers: Pairs;
  readonly record: Received;
}

/** Where the form that posts a long callback stands: at the site, which is another one than the handler's. */
const site = 'https://videos.example.com';

const ofBrowser = {
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'accept-language': 'en',
  'upgrade-insecure-requests': '1',
};

/** What a browser sends beside a form: without cookies, as the form belongs to another site. */
const ofForm = {
  ...ofBrowser,
  'content-type': 'application/x-www-form-urlencoded',
  origin: site,
  referer: `${site}/`,
};

function encoded({ added, spelled }: CallbackCall): string {
  const text = new URLSearchParams(added.map(([name, value]) => [name, value])).toString();
  return spelled === undefined ? text : `${text}&${spelled}`;
}

/** Characters of the first piece. */
const firstPiece = 60;

/** A form in three pieces. No verdict depends on whether they arrive as such: a right handler reads them all. */
function inPieces(form: string): ReadableStream<Uint8Array> {
  const half = Math.ceil((firstPiece + form.length) / 2);
  const pieces = [form.slice(firstPiece, half), form.slice(half)];
  return new ReadableStream(
    {
      start(controller) {
        controller.enqueue(Buffer.from(form.slice(0, firstPiece)));
      },
      // Asked for once the piece before was written.
      async pull(controller) {
        await apart();
        const piece = pieces.shift();
        if (piece === undefined) controller.close();
        else controller.enqueue(Buffer.from(piece));
      },
    },
    { highWaterMark: 0 },
  );
}

/** The body of a POST, with its headers: in pieces they are written with capitals, as browsers write them. */
function bodyOf(form: string, call: CallbackCall): RequestInit {
  if (call.inPieces === undefined) return { body: form, headers: ofForm };
  const capitals = Object.entries(ofForm).map(([name, value]): [string, string] => [
    name.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase()),
    value,
  ]);
  return {
    ...{ body: inPieces(form), duplex: 'half' },
    headers: [...capitals, ['Content-Length', `${form.length}`]],
  };
}

/** The address of a call. */
function addressOf(handler: string, call: CallbackCall): URL {
  const url = new URL(handler);
  if (call.method === 'POST') return url;
  const [own, added] = [url.search.slice(1), encoded(call)];
  const parts = own === '' ? [added] : call.ownLast === true ? [added, own] : [own, added];
  url.search = parts.join('&');
  return url;
}

/** Calls a handler as a site or a browser does, and does not follow where it leads. */
export async function callHandler(
  handler: string,
  call: CallbackCall,
  id: number,
  limitMs: number,
): Promise<HandlerAnswer> {
  const url = addressOf(handler, call);
  const isPost = call.method === 'POST';
  const form = encoded(call);
  const sent: Readonly<Record<string, string>> = isPost ? ofForm : ofBrowser;
  const startedAt = Date.now();
  const record = {
    ...{ id, startedAt, begun: id, method: call.method, target: `${url.pathname}${url.search}`, to: 'page' as const },
    headers: [['Host', url.host], ...Object.entries(sent)] as [string, string][],
    ...{ size: isPost ? form.length : 0, isWhole: true, query: [...url.searchParams], boundary: '', files: [] },
    ...{ fields: isPost ? call.added : [], fileParts: 0, tokens: [], tokenInForm: isPost, fileIndex: 0 },
  };
  try {
    const answer = await fetch(url, {
      ...{ method: call.method, redirect: 'manual' as const, signal: AbortSignal.timeout(limitMs), headers: sent },
      ...(isPost ? bodyOf(form, call) : {}),
    });
    const bytes = new Uint8Array(await answer.arrayBuffer()).subarray(0, longest);
    const page = pageOf(bytes, answer.headers.get('content-type') ?? '');
    const { status } = answer;
    const headers: [string, string][] = [];
    answer.headers.forEach((value, name) => {
      headers.push([name, value]);
    });
    const given = { status, headers, text: page.text, says: 'page' as const };
    const duration = Date.now() - startedAt;
    const location = status >= 300 && status < 400 ? (answer.headers.get('location') ?? '') : '';
    const whole = URL.canParse(location, url) && location !== '' ? new URL(location, url).href : location;
    return { status, location: whole, page, headers, record: { ...record, given, ended: id, duration } };
  } catch (error) {
    const page = pageOf(new Uint8Array(), '');
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    const nothing = { status: 0, location: '', page, headers: [] };
    return { ...nothing, ...(isLate && { isLate }), record: { ...record, duration: Date.now() - startedAt } };
  }
}

/** Bytes of an answer that are read. */
const longest = 200_000;
