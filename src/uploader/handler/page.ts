import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { Pairs } from '../../client/pairs.js';

/** What a handler answered with, as a browser understands it. */
export interface HandlerPage {
  /** The body as it is written. */
  readonly text: string;
  /** What a reader sees, white space made single blanks. */
  readonly visible: string;
  /** Names and values that the page has in its elements and their attributes. */
  readonly elements: readonly DefaultTreeAdapterTypes.Element[];
  /** What its scripts consist of. */
  readonly scripts: string;
}

/** The encoding that a browser reads a body in. A page that states none is read in windows-1252. */
function encodingOf(bytes: Uint8Array, type: string): string {
  const stated = /;\s*charset\s*=\s*"?([^\s";]{1,40})/i.exec(type)?.[1];
  if (stated !== undefined) return stated;
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (!/^text\/(?:html|plain)/i.test(type.trim())) return 'utf-8';
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  return /<meta\s[^>]*charset\s*=\s*["']?([\w-]{1,40})/i.exec(start)?.[1] ?? 'windows-1252';
}

function decoded(bytes: Uint8Array, type: string): string {
  try {
    return new TextDecoder(encodingOf(bytes, type)).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

const single = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** Names and values of JSON, as whoever reads it has them. */
function jsonTexts(text: string): string {
  const texts: string[] = [];
  try {
    JSON.parse(text, (name, value: unknown) => {
      texts.push(name, typeof value === 'object' ? '' : String(value));
      return value;
    });
  } catch {
    return text;
  }
  return texts.join(' ');
}

const hidden = new Set(['script', 'style', 'template']);

/** Reads the body of an answer. */
export function pageOf(bytes: Uint8Array, type: string): HandlerPage {
  const text = decoded(bytes, type);
  if (/json/i.test(type)) return { text, visible: single(jsonTexts(text)), elements: [], scripts: '' };
  if (type !== '' && !/html/i.test(type)) return { text, visible: single(text), elements: [], scripts: '' };
  const texts: string[] = [];
  const elements: DefaultTreeAdapterTypes.Element[] = [];
  let scripts = '';
  const open: DefaultTreeAdapterTypes.ChildNode[] = [...parse(text).childNodes];
  for (let node = open.shift(); node !== undefined; node = open.shift()) {
    if ('value' in node) {
      const parent = node.parentNode !== null && 'tagName' in node.parentNode ? node.parentNode.tagName : '';
      if (parent === 'script') scripts += `${node.value}\n`;
      if (!hidden.has(parent)) texts.push(node.value);
    }
    if ('tagName' in node) {
      elements.push(node);
      // What a form shows in its controls is seen as well.
      const value = node.attrs.find(({ name }) => name === 'value')?.value;
      if (value !== undefined && node.tagName === 'input') texts.push(value);
    }
    if ('childNodes' in node) open.unshift(...node.childNodes);
  }
  return { text, visible: single(texts.join(' ')), elements, scripts };
}

/** Whether a page shows a value as it was sent. */
export function shows({ visible }: HandlerPage, value: string): boolean {
  return visible.includes(single(value));
}

/** What a page of this kind says beside the values that were sent. */
export function without({ visible }: HandlerPage, sent: Pairs): string {
  const values = sent.map(([, value]) => single(value)).filter((value) => value.length > 0);
  return values
    .toSorted((one, other) => other.length - one.length)
    .reduce((text, value) => text.replaceAll(value, '·'), visible);
}

/** How a script goes elsewhere. */
const moves = /\blocation\s*(?:\.\s*href\s*)?=[^=]|\blocation\s*\.\s*(?:replace|assign)\s*\(/;

/** Whether a page sends its reader on to an address by itself. */
export function leadsTo({ elements, scripts }: HandlerPage, address: string): boolean {
  const refresh = elements.some(
    ({ tagName, attrs }) =>
      tagName === 'meta' &&
      attrs.some(({ name, value }) => name === 'http-equiv' && value.toLowerCase() === 'refresh') &&
      attrs.some(({ name, value }) => name === 'content' && value.includes(address)),
  );
  return refresh || (scripts.includes(address) && moves.test(scripts));
}
