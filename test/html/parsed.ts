import { type DefaultTreeAdapterMap, parse } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];
export type Element = DefaultTreeAdapterMap['element'];

function children(node: Node): readonly Node[] {
  return 'childNodes' in node ? node.childNodes : [];
}

/** All elements of a page in their order, as a browser makes them of the text. */
export function elements(html: string): Element[] {
  const walk = (node: Node): Element[] => [...('tagName' in node ? [node] : []), ...children(node).flatMap(walk)];
  return walk(parse(html));
}

/** The elements of a name within a node. */
export function within(node: Node, name: string): Element[] {
  const found = children(node).flatMap((one) => within(one, name));
  return 'tagName' in node && node.tagName === name ? [node, ...found] : found;
}

/** The text in a node, that of all in it. */
export function textOf(node: Node): string {
  return 'value' in node ? node.value : children(node).map(textOf).join('');
}

/** The value of an attribute. */
export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

/** Elements of a page that have a class. */
export function having(all: readonly Element[], name: string): Element[] {
  return all.filter((one) => attribute(one, 'class')?.split(' ').includes(name) === true);
}

/** Everything that a reader is shown: texts and labels, but not the style and the script. */
export function shown(all: readonly Element[]): string {
  const labels = all.flatMap((one) => one.attrs.map(({ value }) => value));
  return [...all.filter(({ tagName }) => tagName === 'title' || tagName === 'body').map(textOf), ...labels].join('\n');
}
