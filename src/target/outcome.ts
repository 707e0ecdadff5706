import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { type Callback, callbackOf } from './callback.js';
import { header, type Reply } from './exchange.js';
import type { Pairs } from './pairs.js';

/** The line that answers an upload with background_return_p=1 (S0, returns). */
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
  /** `unclear` when nothing tells success from failure, as in a plain 200. */
  readonly result: 'success' | 'failure' | 'unclear';
}

const isElement = (node: DefaultTreeAdapterTypes.ChildNode): node is DefaultTreeAdapterTypes.Element =>
  'tagName' in node;

function elements(node: DefaultTreeAdapterTypes.ParentNode): DefaultTreeAdapterTypes.Element[] {
  return node.childNodes.filter(isElement).flatMap((element) => [element, ...elements(element)]);
}

function attribute(element: DefaultTreeAdapterTypes.Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

/** The address and fields of a form that posts, if a page holds one. */
export function postingForm(html: string): { readonly action: string; readonly fields: Pairs } | undefined {
  if (!/<form\b/i.test(html)) return undefined;
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

/** Reads an outcome line; spaces or tabs between the fields are judged by the check, not here. */
export function outcomeLine(text: string): OutcomeLine | undefined {
  const words = text.trim().split(/\s+/);
  if (words[0] === 'error') return { ok: false, message: text.trim().slice('error'.length).trim() };
  if (words[0] !== 'ok' || words.length < 5) return undefined;
  const [, domain = '', treeId = '', photoId = '', token = '', callbackUrl] = words;
  return { ok: true, domain, treeId, photoId, token, callbackUrl };
}

function callbackResult(callback: Callback): Outcome['result'] {
  if ((callback.get('error_message') ?? '') !== '') return 'failure';
  return (callback.get('photo_id') ?? '') === '' ? 'unclear' : 'success';
}

/** Tells what an answer to a redemption means; tolerant of everything that some check judges by itself. */
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
