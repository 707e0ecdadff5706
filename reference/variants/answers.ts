import type { Json } from '../decisions/answers.js';
import { change } from '../decisions/decisions.js';
import type { Variant } from '../faults/fault.js';
import { plain } from '../server/render.js';

const numbers: readonly string[] = ['valid_minutes', 'max_uploads', 'valid_until', 'user_id'];

function typed(name: string, text: string): Json {
  if (name === 'publish') return text === '1' || text === 't';
  return numbers.includes(name) && /^\d+$/.test(text) ? Number(text) : text;
}

const cdata = (value: string) => `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

/** XML and JSON have escapes for everything outside ASCII. */
const ascii = (text: string, reference: (point: number) => string) =>
  text.replace(/[^\0-\x7f]/gu, (character) => reference(character.codePointAt(0) ?? 0));

const hex = (value: number) => value.toString(16).padStart(4, '0');

export const answerVariants: readonly Variant[] = [
  {
    id: 'typed-json',
    sentence: 'Numbers and booleans are such in JSON.',
    choose: change('answers', ({ json }) => ({ json: { ...json, value: typed } })),
  },
  {
    id: 'flat-json',
    sentence: 'The fields of a token or a file stand at the top level of JSON.',
    choose: change('answers', ({ json }) => ({
      json: {
        ...json,
        members(reply, fields, site) {
          const { [reply.wrapper]: _, ...others } = json.members(reply, fields, site);
          return { ...others, ...fields };
        },
      },
    })),
  },
  {
    id: 'xml-only',
    sentence: 'There is no JSON, and whoever asks for it is answered in XML.',
    choose: change('answers', () => ({ format: () => 'xml' })),
  },
  {
    id: 'json-not-acceptable',
    sentence: 'There is no JSON, and whoever asks for it is answered HTTP 406.',
    choose: change('answers', ({ finished }) => ({
      format: () => 'xml',
      finished: (answer, reply) =>
        reply.asked.get('format') === 'json' ? plain(406, 'There is XML only') : finished(answer, reply),
    })),
  },
  {
    id: 'json-by-header',
    sentence: 'JSON is for clients whose header Accept asks for it, whatever their parameters say.',
    choose: change('answers', () => ({
      format: (_asked, accept) => (accept.includes('application/json') ? 'json' : 'xml'),
      bare: () => true,
    })),
  },
  {
    id: 'odd-xml',
    sentence: 'XML has a declaration, a DOCTYPE, comments, CDATA, indents, and attributes in another order.',
    choose: change('answers', ({ xml }) => ({
      xml: {
        ...xml,
        prolog:
          '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<!DOCTYPE response>\n<!-- An answer & more -->\n',
        attributes: (reply) => xml.attributes(reply).toReversed(),
        element: (name, escaped, value) =>
          `  <${name}>${/^[ -\ud7ff]+$/.test(value) ? cdata(value) : escaped}</${name} >\n`,
        root: (attributes, content) =>
          `<response\n${attributes}\n>\n<!-- fields -->\n${content}</response>\n<!-- end -->\n`,
      },
    })),
  },
  {
    id: 'ascii-answers',
    sentence: 'XML and JSON escape everything outside ASCII, and JSON has white space around it.',
    choose: change('answers', ({ xml, encode }) => ({
      xml: {
        ...xml,
        prolog: '<?xml version="1.0" encoding="us-ascii"?>',
        escapeText: (text) => ascii(xml.escapeText(text), (point) => `&#x${point.toString(16)};`),
        escapeAttribute: (text) => ascii(xml.escapeAttribute(text), (point) => `&#${point};`),
      },
      encode: (text) =>
        encode(
          text.startsWith('{')
            ? `\n ${text.replace(/[^\0-\x7f]/g, (unit) => `\\u${hex(unit.charCodeAt(0))}`)}\n`
            : text,
        ),
    })),
  },
  {
    id: 'bodies-on-chunks',
    sentence: 'Chunks are answered with a few words in HTML, and wrong ones with more.',
    choose: change('chunks', ({ wrong }) => ({
      innerAnswer: () => ({
        status: 200,
        headers: [['Content-Type', 'text/html; charset=utf-8']],
        body: Buffer.from('<p>Your chunk has arrived.</p>\n'),
      }),
      wrong: (chunk) => plain(wrong(chunk).status, 'This chunk is not what it should be. Please send it again.\n'),
    })),
  },
  {
    id: 'granted-201',
    sentence: 'A token that was made and a file that was stored are answered with HTTP 201.',
    misses: ['answer.granted-status'],
    choose: change('answers', ({ finished }) => ({
      finished: (answer, reply) => {
        const usual = finished(answer, reply);
        return reply.code === undefined && usual.status === 200 ? { ...usual, status: 201 } : usual;
      },
    })),
  },
];
