import { answerProblems, decodeJson, decodeXml } from '../contract/answers.js';
import { type Reply, recordedBody } from './exchange.js';

/** The formats an answer of the API can be asked for in. */
export type Format = 'xml' | 'json';

/** The payloads of the API, by the names of their schemas without the format, with their wrapper in JSON. */
const wrappers = { UploadToken: 'uploadtoken', ReplaceToken: 'replacetoken', File: 'file' } as const;

/** What a permitted call returns. */
export type Payload = keyof typeof wrappers;

/** The fields of a payload as text, however they were typed; absent fields are absent. */
export type Fields = ReadonlyMap<string, string>;

/** An answer of get-upload-token, get-replace-token or file/upload, classified by its content. */
export type Answer =
  | {
      readonly kind: 'granted';
      readonly fields: Fields;
      /** What stands at the root of the answer: status, permission_level, message and the like. */
      readonly root: Fields;
      readonly wrapper?: string;
      readonly reply: Reply;
    }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string; readonly reply: Reply }
  | { readonly kind: 'unclear'; readonly problems: readonly string[]; readonly reply: Reply };

/** A value of JSON as the text that XML would hold: booleans as 1 and 0, lists joined by commas, blanks in quotes. */
function plainText(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (Array.isArray(value)) return value.map((one) => listed(plainText(one) ?? '')).join(',');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** An item of a list that contains a separator is distinguished from two items by its quotes. */
function listed(item: string): string {
  return /[\s,]/.test(item) ? `"${item}"` : item;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fieldsOf(value: Readonly<Record<string, unknown>>): Fields {
  const entries = Object.entries(value).flatMap(([name, one]) => {
    const text = plainText(one);
    return text === undefined ? [] : [[name, text] satisfies [string, string]];
  });
  return new Map(entries);
}

/** The object that holds a payload's fields: the wrapper, or the answer itself where that is allowed. */
function payloadOf(value: Readonly<Record<string, unknown>>, payload: Payload): Readonly<Record<string, unknown>> {
  const wrapped = value[wrappers[payload]];
  return isObject(wrapped) ? wrapped : value;
}

function refusalOf(value: unknown): { readonly code: string; readonly message: string } {
  if (!isObject(value)) return { code: '', message: '' };
  return { code: plainText(value.code) ?? '', message: plainText(value.message) ?? '' };
}

/** Decodes an answer in the format it was asked for in; never throws on what a target sends. */
export function decodeAnswer(reply: Reply, payload: Payload, format: Format): Answer {
  const decoded = format === 'xml' ? decodeXml(reply.text, `${payload}Xml`) : decodeJson(reply.text);
  const wrapper = 'wrapper' in decoded && decoded.wrapper !== undefined ? { wrapper: decoded.wrapper } : {};
  const value = decoded.value;
  if (!isObject(value)) {
    const problems = decoded.problems.length > 0 ? decoded.problems : ['the answer is no object'];
    return { kind: 'unclear', problems, reply };
  }
  if (value.status === 'error') {
    const told = refusalOf(format === 'xml' ? decodeXml(reply.text, 'RefusalXml').value : value);
    if (reply.status === 200 || (reply.status >= 400 && reply.status < 500)) return { kind: 'refused', ...told, reply };
    return { kind: 'unclear', problems: [`an error answer with HTTP ${reply.status}`], reply };
  }
  const schema = format === 'xml' ? (`${payload}Xml` as const) : (`${payload}Json` as const);
  const problems = [...decoded.problems, ...answerProblems(schema, value)];
  // No document states the status of a call that is granted.
  if (reply.status < 200 || reply.status > 299) problems.push(`HTTP ${reply.status} instead of 200`);
  if (problems.length > 0) return { kind: 'unclear', problems, reply };
  const [fields, root] = [fieldsOf(payloadOf(value, payload)), fieldsOf(value)];
  return { kind: 'granted', fields, root, ...wrapper, reply };
}

/** Says in a few words what an answer was, for the reader of a verdict. */
export function described(answer: Answer): string {
  const { status } = answer.reply;
  if (answer.kind === 'granted') return `HTTP ${status} with status ok`;
  if (answer.kind === 'refused') return `HTTP ${status} with status error (${answer.code}: ${answer.message})`;
  return `HTTP ${status}, ${answer.problems.join('; ')}: ${excerpt(recordedBody(answer.reply))}`;
}

/** The beginning of a text on one line. */
export function excerpt(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line === '') return 'an empty body';
  return line.length > 160 ? `"${line.slice(0, 160)}…"` : `"${line}"`;
}

const tokenElement = /(?:upload|replace)_token(?:>\s*(?:<!\[CDATA\[\s*)?[^<\s]|["']\s*:\s*(?:["'][^"']|\d))/i;

/** Whether the text of an answer hands out a token, in whatever form. */
export function holdsToken(text: string): boolean {
  return tokenElement.test(text);
}

const urlElement = /<url>\s*(?:<!\[CDATA\[\s*)?[^<\s]|"file"\s*:\s*\{[^{}]*"url"\s*:\s*"[^"]/i;

/** Whether the text of an answer states the url of a stored file, in the form of either format. */
export function holdsUrl(text: string): boolean {
  return urlElement.test(text);
}

/** Whether the text of an answer says that all went well, in the form of either format. */
export function saysOk(text: string): boolean {
  return /\bstatus["']?\s*[=:]\s*["']ok["']/i.test(text);
}
