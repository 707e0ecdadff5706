import { type DefaultTreeAdapterTypes, parseFragment, Tokenizer } from 'parse5';

interface Tag {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** True for comments, doctypes, and tags with attributes. */
  readonly loaded: boolean;
}

function tagsOf(html: string): Tag[] {
  const tags: Tag[] = [];
  const add = (token: object, name: string, loaded: boolean) => {
    if (!('location' in token)) return;
    const { location } = token;
    if (location === null || typeof location !== 'object') return;
    if (!('startOffset' in location) || !('endOffset' in location)) return;
    tags.push({ name, loaded, start: Number(location.startOffset), end: Number(location.endOffset) });
  };
  const ignore = () => {};
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onComment: (token) => add(token, '', true),
      onDoctype: (token) => add(token, '', true),
      onStartTag: (token) => add(token, token.tagName, token.attrs.length > 0),
      onEndTag: (token) => add(token, token.tagName, false),
      onEof: ignore,
      onCharacter: ignore,
      onNullCharacter: ignore,
      onWhitespaceCharacter: ignore,
    },
  );
  tokenizer.write(html, true);
  return tags;
}

const without = (html: string, tags: readonly Tag[]) =>
  tags.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), html);

/** Removes every tag and keeps the text, until what is left holds none: removing one tag may put another together. */
export function stripTags(html: string): string {
  const tags = tagsOf(html);
  return tags.length === 0 ? html : stripTags(without(html, tags));
}

/** Keeps the text as it is when all its tags are safe and bare, and strips every tag otherwise. */
export function keepSafeTags(html: string, safe: readonly string[]): string {
  return tagsOf(html).every(({ name, loaded }) => !loaded && safe.includes(name)) ? html : stripTags(html);
}

/** What a parser of HTML reads between the tags, with character references resolved. */
export function plainText(html: string): string {
  const textOf = (node: DefaultTreeAdapterTypes.Node): string => {
    if ('childNodes' in node) return node.childNodes.map(textOf).join('');
    return node.nodeName === '#text' && 'value' in node ? node.value : '';
  };
  return textOf(parseFragment(html));
}
