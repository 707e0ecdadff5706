import type { Parameters } from '../server/parameters.js';
import { escapeAttribute, escapeText } from '../server/xml.js';
import type { Answer, Level, Pair } from '../state/model.js';

/** What a method answers, before a format is given to it. An error has a code and no fields. */
export interface Reply {
  /** What the call asked for. */
  readonly asked: Parameters;
  /** The header Accept of the call. */
  readonly accept: string;
  readonly endpoint: string;
  readonly level: Level;
  readonly message: string;
  readonly code: string | undefined;
  /** The object that holds the fields in JSON; in XML they stand in the root. */
  readonly wrapper: string;
  readonly fields: readonly Pair[];
}

export type Format = 'xml' | 'json';

/** How answers of the API look. */
export interface AnswerDecisions {
  errorStatus(code: string): number;
  format(asked: string | undefined, accept: string): Format;
  /** Whether JSON is answered bare, without a script around it. */
  bare(asked: Parameters): boolean;
  encode(text: string): Buffer;
  contentType(format: Format | 'script'): string;
  fields(reply: Reply, format: Format): readonly Pair[];
  /** The answer as it leaves, once it has its format. */
  finished(answer: Answer, reply: Reply): Answer;
  readonly messages: Readonly<Record<'get-upload-token' | 'get-replace-token' | 'file-upload', string>>;
  readonly xml: XmlStyle;
  readonly json: JsonStyle;
}

export interface XmlStyle {
  readonly prolog: string;
  attributes(reply: Reply): readonly Pair[];
  escapeText(text: string): string;
  escapeAttribute(text: string): string;
  /** One field; `escaped` is its value after escapeText. */
  element(name: string, escaped: string, value: string): string;
  root(attributes: string, content: string): string;
}

export type Json = string | number | boolean | readonly Json[] | { readonly [name: string]: Json };

export interface JsonStyle {
  value(name: string, text: string): Json;
  /** The members of the answer; `fields` is the object of the fields, or undefined for an error. */
  members(reply: Reply, fields: { readonly [name: string]: Json } | undefined, site: Json): { [name: string]: Json };
  script(variable: string, json: string): string;
  call(callback: string, json: string): string;
}

export const answerDefaults: AnswerDecisions = {
  errorStatus: () => 200,
  format: (asked) => (asked === 'json' ? 'json' : 'xml'),
  bare: (asked) => asked.has('raw'),
  encode: (text) => Buffer.from(text, 'utf8'),
  contentType: (format) =>
    ({
      xml: 'text/xml; charset=utf-8',
      json: 'application/json; charset=utf-8',
      script: 'text/javascript; charset=utf-8',
    })[format],
  fields: (reply) => reply.fields,
  finished: (answer) => answer,
  messages: {
    'get-upload-token': 'The upload token is ready to use',
    'get-replace-token': 'The replace token is ready to use',
    'file-upload': 'The file was uploaded',
  },
  xml: {
    prolog: '',
    attributes: ({ code, level, message }) =>
      code === undefined
        ? [
            ['status', 'ok'],
            ['permission_level', level],
            ['message', message],
            ['cached', '0'],
          ]
        : [
            ['status', 'error'],
            ['code', code],
            ['message', message],
            ['permission_level', level],
          ],
    escapeText,
    escapeAttribute,
    element: (name, escaped) => `<${name}>${escaped}</${name}>`,
    root: (attributes, content) => `<response${attributes}>${content}</response>`,
  },
  json: {
    value: (_name, text) => text,
    members({ code, level, message, wrapper, endpoint }, fields, site) {
      const head = { status: code === undefined ? 'ok' : 'error', message, permission_level: level };
      if (fields === undefined) return { ...head, code: code ?? '', endpoint };
      return { ...head, cached: '0', [wrapper]: fields, p: '1', size: '1', site, endpoint };
    },
    script: (variable, json) => `var ${variable} = ${json};`,
    call: (callback, json) => `${callback}(${json});`,
  },
};
