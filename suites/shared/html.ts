import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

/** A tag of HTML, whatever its name. */
export const htmlTag = /<\/?[a-z][^<]*>/i;

/** What stands between the tags of a text once a parser of HTML has read it, character references resolved. */
export function htmlText(text: string): string {
  const texts: string[] = [];
  const open: DefaultTreeAdapterTypes.ChildNode[] = [...parseFragment(text).childNodes].reverse();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.nodeName === '#text' && 'value' in node) texts.push(node.value);
    if ('childNodes' in node) open.push(...[...node.childNodes].reverse());
  }
  return texts.join('');
}
