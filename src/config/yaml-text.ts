import {
  type Document,
  type ErrorCode,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
} from 'yaml';
import { ConfigurationError, type KeyPath, pathText } from './configuration-error.js';
import { hidePlaceholders, showPlaceholders } from './placeholders.js';

/** Our own messages: those of the library may quote the file, and so a secret. */
const syntaxProblems: Partial<Record<ErrorCode, string>> = {
  BAD_ALIAS: 'a text begins with "*" or "&", which name aliases and anchors in YAML; put it in quotes',
  BAD_COLLECTION_TYPE: 'a text begins with "!", which names a tag in YAML; put it in quotes',
  BAD_DIRECTIVE: 'a line begins with "%", which is a directive in YAML; put the text in quotes',
  BAD_DQ_ESCAPE: 'a text in double quotes contains a backslash that escapes nothing; double it, or use single quotes',
  BAD_INDENT: 'the indentation does not fit, or a bracket is not closed',
  BAD_SCALAR_START: 'a text begins with a character that YAML reserves (such as "@", "`" or "%"); put it in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'the line has a second ": "; put a text that contains one in quotes',
  MISSING_CHAR: 'a quote, bracket, comma or colon is missing',
  MULTIPLE_DOCS: 'the file has more than one document ("---"); keep one',
  NON_STRING_KEY: 'a key is a list or a map; write a text',
  RESOURCE_EXHAUSTION: 'the file is nested too deeply',
  TAB_AS_INDENT: 'a line is indented by a tab; use spaces',
  TAG_RESOLVE_FAILED: 'a text begins with "!", which names a tag in YAML; put it in quotes',
  UNEXPECTED_TOKEN: 'unexpected text; put a text with special characters in quotes',
};

const maxAliases = 100;

type Complain = (problem: string, range?: readonly number[] | null) => never;

/** Refuses what YAML allows but a configuration does not need, and gives placeholders their braces back. */
function tidy(document: Document, complain: Complain): void {
  let aliases = 0;
  visit(document, {
    Alias(_, alias, ancestors) {
      if (++aliases > maxAliases) complain(`the file holds more than ${maxAliases} aliases`, alias.range);
      const anchored = alias.resolve(document);
      if (!anchored) complain('a text begins with "*", which names an alias in YAML; put it in quotes', alias.range);
      if (ancestors.some((ancestor) => ancestor === anchored)) complain('an alias holds itself', alias.range);
    },
    Map(_, map) {
      const names = new Set<unknown>();
      for (const { key } of map.items) {
        const name = isScalar(key) ? key.value : key;
        const range = isNode(key) ? key.range : map.range;
        if (names.has(name)) complain(`the key ${showPlaceholders(pathText([String(name)]))} stands here twice`, range);
        names.add(name);
      }
    },
  });
  visit(document, {
    Value(_, node) {
      // A tag can turn a map into something that a schema does not look into, such as a set.
      if (node.tag !== undefined && !/^tag:yaml\.org,2002:(str|int|float|bool|null|map|seq)$/.test(node.tag))
        complain('a tag ("!...") cannot be used here', node.range);
      if (isScalar(node) && typeof node.value === 'string') node.value = showPlaceholders(node.value);
    },
  });
}

/** Where a path leads: the start of its last key or item that the document has. */
function offsetOf(document: Document, path: KeyPath): number | undefined {
  let node: unknown = document.contents;
  let offset: number | undefined;
  for (const key of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
      if (!pair) break;
      if (isScalar(pair.key)) offset = pair.key.range?.[0];
      node = pair.value;
    } else if (isSeq(node) && typeof key === 'number') {
      node = node.items[key];
      if (isNode(node)) offset = node.range?.[0];
    }
  }
  return offset;
}

/** What a YAML text says, and where it says it. */
export interface YamlText {
  readonly value: unknown;
  /** The line, from 1, of the last part of the path that the text has. */
  lineOf(path: KeyPath): number | undefined;
}

/** Parses a configuration; whatever is wrong with the text ends in a ConfigurationError. `file` is its name in messages. */
export function parseYaml(text: string, file: string): YamlText {
  const lines = new LineCounter();
  const complain: Complain = (problem, range) => {
    const line = range?.[0] === undefined ? undefined : lines.linePos(range[0]).line;
    throw new ConfigurationError(problem, { file, line });
  };
  try {
    const document = parseDocument(hidePlaceholders(text), {
      lineCounter: lines,
      logLevel: 'error',
      prettyErrors: false,
      resolveKnownTags: false,
      stringKeys: true,
      // Its own search for duplicates takes quadratic time.
      uniqueKeys: false,
    });
    const [problem] = [...document.errors, ...document.warnings];
    if (problem) complain(syntaxProblems[problem.code] ?? 'this is not valid YAML', problem.pos);
    tidy(document, complain);
    return {
      value: document.toJS({ maxAliasCount: maxAliases }),
      lineOf: (path) => {
        const offset = offsetOf(document, path);
        return offset === undefined ? undefined : lines.linePos(offset).line;
      },
    };
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    // What is left are the library's own limits: too many aliases of aliases, or too deep a nesting.
    const limit = error instanceof ReferenceError ? 'uses too many aliases' : 'is nested too deeply';
    throw new ConfigurationError(`the file ${limit}`, { file });
  }
}
