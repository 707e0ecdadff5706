import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { excerpt } from './answer.js';
import { type Callback, callbackOf } from './callback.js';
import { header, type Reply, recordedBody } from './exchange.js';
import type { Pairs } from './pairs.js';

/** The line that answers an upload with background_return_p=1 (/api/photo/redeem-upload-token, Returns). */
export type OutcomeLine =
  | {
      readonly ok: true;
      readonly domain: string;
      readonly treeId: string;
      readonly photoId: string;
      readonly token: string;
      readonly callbackUrl: string | undefined;
    }
  | { readonly ok: false; readonly message: string };

/** What a redemption was answered with. */
export interface Outcome {
  readonly reply: Reply;
  /** How the client learns of it: sent on by a redirect, by a form that posts itself, by a line, or by a plain answer. */
  readonly way: 'redirect' | 'form' | 'line' | 'plain';
  readonly callback?: Callback;
  readonly line?: OutcomeLine;
  /** `unclear` when nothing distinguishes success from failure, as in a plain 200. */
  readonly result: 'success' | 'failure' | 'unclear';
}

const isElement = (node: DefaultTreeAdapterTypes.ChildNode): node is DefaultTreeAdapterTypes.Element =>
  'tagName' in node;

/** All elements below a node in the order of the document, however deep they are. */
function elements(root: DefaultTreeAdapterTypes.ParentNode): DefaultTreeAdapterTypes.Element[] {
  const found: DefaultTreeAdapterTypes.Element[] = [];
  const open = root.childNodes.filter(isElement).reverse();
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    found.push(one);
    for (const child of one.childNodes.filter(isElement).reverse()) open.push(child);
  }
  return found;
}

function attribute(element: DefaultTreeAdapterTypes.Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

/** Characters of a page that are looked through: many times what a callback can hold, and little enough to be quick. */
const longestPage = 2 ** 18;

/** The address and fields of a form that posts, if a page holds one. Never throws. */
export function postingForm(html: string): { readonly action: string; readonly fields: Pairs } | undefined {
  if (html.length > longestPage || !/<form\b/i.test(html)) return undefined;
  const all = elements(parse(html));
  const form = all.find((one) => one.tagName === 'form' && attribute(one, 'method')?.toLowerCase() === 'post');
  const action = form === undefined ? undefined : attribute(form, 'action');
  if (action === undefined) return undefined;
  const fields = all
    .filter((one) => one.tagName === 'input' || one.tagName === 'textarea')
    .flatMap((one): [string, string][] => {
      const name = attribute(one, 'name');
      return name === undefined ? [] : [[name, attribute(one, 'value') ?? fieldText(one)]];
    });
  return { action, fields };
}

function fieldText(element: DefaultTreeAdapterTypes.Element): string {
  return element.childNodes.map((node) => ('value' in node ? node.value : '')).join('');
}

/** A name with a dot, localhost or an address, with or without a port. */
const isHost = /^(?:localhost|\[[\da-f:.]+\]|[\w-]+(?:\.[\w-]+)+)(?::\d+)?$/i;

/**
 * Reads an outcome line; spaces or tabs between the fields are judged by the check, not here. Other messages may begin
 * with the same word ("ok chunk 2 of 3"), so a line names a host, or has ids with digits in them, and an address when there
 * is more.
 */
export function outcomeLine(text: string): OutcomeLine | undefined {
  const line = text.trim();
  if (/^error(?:\s|$)/.test(line)) return { ok: false, message: line.slice('error'.length).trim() };
  if (!/^ok\s/.test(line)) return undefined;
  const [, domain, treeId, photoId, token, callbackUrl] = line.split(/\s+/, 6);
  if (domain === undefined || treeId === undefined || photoId === undefined || token === undefined) return undefined;
  const isNamed = isHost.test(domain) || (/\d/.test(treeId) && /\d/.test(photoId));
  const isLine = isNamed && (callbackUrl === undefined || URL.canParse(callbackUrl));
  return isLine ? { ok: true, domain, treeId, photoId, token, callbackUrl } : undefined;
}

function callbackResult(callback: Callback): Outcome['result'] {
  if ((callback.get('error_message') ?? '') !== '') return 'failure';
  return (callback.get('photo_id') ?? '') === '' ? 'unclear' : 'success';
}

/** Interprets an answer to a redemption; tolerates everything that a check judges separately. */
export function outcomeOf(reply: Reply, requestUrl: string): Outcome {
  const location = header(reply.headers, 'location');
  if (reply.status >= 300 && reply.status < 400 && location !== undefined) {
    const absolute = URL.canParse(location, requestUrl) ? new URL(location, requestUrl).href : location;
    const callback = callbackOf(URL.canParse(location) ? location : absolute);
    return callback === undefined
      ? { reply, way: 'redirect', result: 'unclear' }
      : { reply, way: 'redirect', callback, result: callbackResult(callback) };
  }
  const form = reply.status === 200 ? postingForm(reply.text) : undefined;
  if (form !== undefined) {
    const callback = callbackOf(form.action, form.fields);
    if (callback !== undefined) return { reply, way: 'form', callback, result: callbackResult(callback) };
  }
  const line = outcomeLine(reply.text);
  if (line !== undefined) return { reply, way: 'line', line, result: line.ok ? 'success' : 'failure' };
  return { reply, way: 'plain', result: reply.status === 200 ? 'unclear' : 'failure' };
}

/** Says in a few words what an outcome was, for the reader of a verdict. */
export function outcomeInWords(outcome: Outcome): string {
  const { status, headers } = outcome.reply;
  if (outcome.way === 'redirect') return `HTTP ${status} to ${header(headers, 'location') ?? 'nowhere'}`;
  if (outcome.way === 'form')
    return `HTTP ${status} with a form that posts to ${outcome.callback?.address ?? 'nowhere'}`;
  return `HTTP ${status}: ${excerpt(recordedBody(outcome.reply))}`;
}
