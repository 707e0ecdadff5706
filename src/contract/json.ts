/** The longest answer that is decoded, in UTF-16 units. The API's answers have a few thousand. */
export const longest = 1_048_576;

/** How deep an answer may be nested; the API's answers have three levels. */
export const deepest = 64;

export interface DecodedJson {
  /** Absent when the text is not JSON. */
  readonly value?: unknown;
  readonly problems: string[];
  /** The variable or function of a script around the JSON, when there was one. */
  readonly wrapper?: string;
}

/**
 * Decodes a JSON answer, bare or as one of the API's scripts: `var visual = {...};` or `name({...});`. Never throws, and
 * takes bounded time and depth. Problems never quote the answer, which may hold a token.
 */
export function decodeJson(text: string): DecodedJson {
  if (text.length > longest) return { problems: [`the answer is longer than ${longest} characters`] };
  const { json, ...wrapper } = unwrap(text.startsWith('\uFEFF') ? text.slice(1) : text);
  if (depth(json) > deepest) return { problems: [`the answer is nested deeper than ${deepest} levels`], ...wrapper };
  try {
    return { value: JSON.parse(json, withoutPrototype), problems: [], ...wrapper };
  } catch (error) {
    return { problems: [notJson(json, error)], ...wrapper };
  }
}

/** A member named `__proto__` would change its object's prototype once it is copied by assignment. */
function withoutPrototype(key: string, value: unknown): unknown {
  return key === '__proto__' ? undefined : value;
}

const assignment = /^(?:(?:var|let|const)\s+)?([\w$.]{1,200})\s*=(?!=)/;
const call = /^([\w$.]{1,200})\s*\(/;

function unwrap(text: string): { json: string; wrapper?: string } {
  // JSON-P answers may begin with a comment, as a protection against content sniffing.
  const script = text.trim().replace(/^(?:\/\*[^*]{0,200}\*\/|\/\/[^\n]{0,200}\n)\s*/, '');
  const inner = script.endsWith(';') ? script.slice(0, -1).trimEnd() : script;
  const assigned = assignment.exec(inner);
  if (assigned?.[1] !== undefined) return { json: inner.slice(assigned[0].length), wrapper: assigned[1] };
  const called = call.exec(inner);
  if (called?.[1] !== undefined && inner.endsWith(')')) {
    return { json: inner.slice(called[0].length, -1), wrapper: called[1] };
  }
  return { json: text };
}

/** How deep brackets are nested outside of strings, found without recursion. */
function depth(json: string): number {
  let open = 0;
  let most = 0;
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"?|[[\]{}]/gs)) {
    if (token === '[' || token === '{') most = Math.max(most, ++open);
    else if (token === ']' || token === '}') open--;
  }
  return most;
}

function notJson(json: string, error: unknown): string {
  if (json.trim() === '') return 'the answer is empty, not JSON';
  if (/^\s*</.test(json)) return 'the answer is markup, not JSON';
  const position = /at position (\d+)/.exec(error instanceof Error ? error.message : '');
  return position ? `the answer is not JSON: error at character ${position[1]}` : 'the answer is not JSON';
}
