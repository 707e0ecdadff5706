import { SaxesParser } from 'saxes';

/** An element with its text, comments left out and CDATA taken as text. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
  /** All text directly in it, white space included. */
  readonly text: string;
}

export type ParsedXml =
  | { readonly root: Element; readonly problem?: never }
  | { readonly root?: never; readonly problem: string };

interface Bounds {
  /** In UTF-16 units. */
  readonly longest: number;
  /** In nested elements. */
  readonly deepest: number;
}

interface OpenElement {
  name: string;
  attributes: Map<string, string>;
  children: Element[];
  text: string;
}

/** Stops the parser, which cannot be stopped otherwise. */
class Refused extends Error {}

/** Parses a well-formed document, or returns the first problem. */
export function parseXml(xml: string, { longest, deepest }: Bounds): ParsedXml {
  if (xml.length > longest) return { problem: `the answer is longer than ${longest} characters` };
  const open: OpenElement[] = [];
  let root: Element | undefined;
  const parser = new SaxesParser();
  const addText = (text: string) => {
    const around = open.at(-1);
    if (around !== undefined) around.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('doctype', (doctype) => {
    if (/^\s*html\b/i.test(doctype)) throw new Refused('the answer is a page of HTML, not XML');
    // Entities of its own are how a small document becomes a large one.
    if (doctype.includes('[')) throw new Refused('the answer has a DOCTYPE with declarations, which no answer needs');
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length === deepest) throw new Refused(`the answer is nested deeper than ${deepest} elements`);
    open.push({ name, attributes: new Map(Object.entries(attributes)), children: [], text: '' });
  });
  parser.on('closetag', () => {
    const element = open.pop();
    if (open.length === 0) root = element;
    else if (element !== undefined) open.at(-1)?.children.push(element);
  });
  parser.on('error', (error) => {
    throw new Refused(`the answer is not well-formed XML: ${error.message}`);
  });
  try {
    parser.write(xml).close();
  } catch (error) {
    if (error instanceof Refused) return { problem: error.message };
    throw error;
  }
  return root === undefined ? { problem: 'the answer is not well-formed XML: it has no root element' } : { root };
}
