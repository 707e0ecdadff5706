import type { AnswerDecisions } from '../decisions/answers.js';
import { change } from '../decisions/decisions.js';
import { type Fault, faultsOf } from './fault.js';

const xml = (make: (before: AnswerDecisions['xml']) => Partial<AnswerDecisions['xml']>) =>
  change('answers', (before) => ({ xml: { ...before.xml, ...make(before.xml) } }));

const json = (make: (before: AnswerDecisions['json']) => Partial<AnswerDecisions['json']>) =>
  change('answers', (before) => ({ json: { ...before.json, ...make(before.json) } }));

/** UTF-8 that was read as Latin-1 once too often. */
const garbled = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

/** Characters beyond the first plane, emoji among them, as question marks. */
const firstPlane = (text: string) => text.replace(/[\u{10000}-\u{10ffff}]/gu, '?');

/** Without the characters that join others into one, as in families of emoji. */
const unjoined = (text: string) => text.replaceAll('\u200d', '');

/** Signs that belong to the letter before, in an escape of JavaScript that JSON does not have. */
const scripted = (text: string) =>
  text.replace(/\p{Mc}|\p{Mn}/gu, (sign) => `\\u{${sign.codePointAt(0)?.toString(16) ?? ''}}`);

/** With control characters as they are, or as references that XML 1.0 does not allow. */
const withControls = (escaped: (text: string) => string, write: (control: string) => string) => (text: string) =>
  text
    .split(/(\p{Cc})/u)
    .map((part, at) => (at % 2 === 1 && part.trim() !== '' ? write(part) : escaped(part)))
    .join('');

export const answerFaults: readonly Fault[] = faultsOf('answers', [
  {
    id: 'xml-declaration-late',
    breaks: 'answer.xml.well-formed',
    sentence: 'A blank line stands before the XML declaration.',
    plant: xml(() => ({ prolog: '\n<?xml version="1.0" encoding="utf-8"?>\n' })),
  },
  {
    id: 'xml-root-renamed',
    breaks: 'answer.xml.well-formed',
    sentence: 'The root element is called result.',
    plant: xml(() => ({ root: (attributes, content) => `<result${attributes}>${content}</result>` })),
  },
  {
    id: 'xml-return-url-unescaped',
    breaks: 'answer.xml.special-characters',
    sentence: 'A return_url is written into XML as it is.',
    plant: xml(({ element }) => ({
      element: (name, escaped, value) => element(name, name === 'return_url' ? value : escaped, value),
    })),
  },
  {
    id: 'xml-escaped-twice',
    breaks: 'answer.xml.special-characters',
    sentence: 'Values are escaped twice in XML.',
    plant: xml(({ escapeText }) => ({ escapeText: (text) => escapeText(escapeText(text)) })),
  },
  {
    id: 'xml-title-escaped-twice',
    breaks: 'answer.formats-agree',
    sentence: 'The title is escaped twice in XML, and once in JSON.',
    plant: xml(({ element, escapeText }) => ({
      element: (name, escaped, value) => element(name, name === 'title' ? escapeText(escaped) : escaped, value),
    })),
  },
  {
    id: 'xml-entities-escaped-twice',
    breaks: 'answer.xml.special-characters',
    sentence: 'Values that look as if they were escaped already are escaped twice in XML.',
    plant: xml(({ escapeText }) => ({
      escapeText: (text) => escapeText(text.includes('&lt;') ? escapeText(text) : text),
    })),
  },
  {
    id: 'xml-ampersands-lost',
    breaks: 'answer.xml.special-characters',
    sentence: 'Ampersands are left out of XML.',
    plant: xml(({ escapeText }) => ({ escapeText: (text) => escapeText(text.replaceAll('&', '')) })),
  },
  {
    id: 'xml-garbled',
    breaks: 'answer.xml.utf-8',
    sentence: 'Characters outside ASCII are encoded twice in XML.',
    plant: xml(({ escapeText }) => ({ escapeText: (text) => escapeText(garbled(text)) })),
  },
  {
    id: 'xml-first-plane-only',
    breaks: 'answer.xml.emoji',
    sentence: 'Emoji become question marks in XML.',
    plant: xml(({ escapeText }) => ({ escapeText: (text) => escapeText(firstPlane(text)) })),
  },
  {
    id: 'json-backslashes-doubled',
    breaks: 'answer.json.special-characters',
    sentence: 'Backslashes are doubled once too often in JSON.',
    plant: json(() => ({ value: (_name, text) => text.replaceAll('\\', '\\\\') })),
  },
  {
    id: 'json-quotes-escaped-twice',
    breaks: 'answer.json.special-characters',
    sentence: 'Quotes are escaped once too often in JSON.',
    plant: json(() => ({ value: (_name, text) => text.replaceAll('"', '\\"') })),
  },
  {
    id: 'json-return-url-escaped-for-html',
    breaks: 'answer.json.special-characters',
    sentence: 'Ampersands in return_url are escaped for HTML in JSON.',
    plant: json(() => ({
      value: (name, text) => (name === 'return_url' ? text.replaceAll('&', '&amp;') : text),
    })),
  },
  {
    id: 'json-title-cut-in-character',
    breaks: 'answer.json.utf-8',
    sentence: 'A title is cut after 255 bytes in JSON, within a character if need be.',
    plant: json(() => ({
      value: (name, text) => (name === 'title' ? Buffer.from(text).subarray(0, 255).toString() : text),
    })),
  },
  {
    id: 'json-garbled',
    breaks: 'answer.json.utf-8',
    sentence: 'Characters outside ASCII are encoded twice in JSON.',
    plant: json(() => ({ value: (_name, text) => garbled(text) })),
  },
  {
    id: 'json-first-plane-only',
    breaks: 'answer.json.emoji',
    sentence: 'Emoji become question marks in JSON.',
    plant: json(() => ({ value: (_name, text) => firstPlane(text) })),
  },
  {
    id: 'xml-joiners-lost',
    breaks: 'answer.xml.emoji',
    sentence: 'The joiners within a family of emoji are left out of XML.',
    plant: xml(({ escapeText }) => ({ escapeText: (text) => escapeText(unjoined(text)) })),
  },
  {
    id: 'json-joiners-lost',
    breaks: 'answer.json.emoji',
    sentence: 'The joiners within a family of emoji are left out of JSON.',
    plant: json(() => ({ value: (_name, text) => unjoined(text) })),
  },
  {
    id: 'json-signs-escaped-as-in-a-script',
    breaks: 'answer.json.utf-8',
    sentence: 'Vowel signs are written into JSON in an escape that it does not have.',
    plant: change('answers', ({ encode }) => ({
      encode: (text) => encode(text.startsWith('{') ? scripted(text) : text),
    })),
  },
  {
    id: 'json-of-replace-token-in-a-script',
    breaks: 'answer.json.bare',
    sentence: 'JSON of a replace token is answered as a script although raw was sent.',
    plant: change('answers', ({ bare }) => ({ bare: (asked) => bare(asked) && !asked.has('photo_id') })),
  },
  {
    id: 'json-in-a-script',
    breaks: 'answer.json.bare',
    sentence: 'JSON is answered as a script although raw was sent.',
    plant: change('answers', () => ({ bare: () => false })),
  },
  {
    id: 'json-declared-html',
    breaks: 'answer.json.content-type',
    sentence: 'JSON is declared as HTML.',
    plant: change('answers', ({ contentType }) => ({
      contentType: (format) => (format === 'json' ? 'text/html; charset=utf-8' : contentType(format)),
    })),
  },
  {
    id: 'json-tells-no-user',
    breaks: 'answer.formats-agree',
    sentence: 'JSON leaves the user_id empty that XML states.',
    plant: json(() => ({ value: (name, text) => (name === 'user_id' ? '' : text) })),
  },
  {
    id: 'json-tells-default-lifetime',
    breaks: 'answer.formats-agree',
    sentence: 'JSON states 180 minutes whatever the lifetime.',
    plant: json(() => ({ value: (name, text) => (name === 'valid_minutes' ? '180' : text) })),
  },
  {
    id: 'xml-declared-html',
    breaks: 'answer.xml.content-type',
    sentence: 'XML is declared as HTML.',
    plant: change('answers', ({ contentType }) => ({
      contentType: (format) => (format === 'xml' ? 'text/html; charset=utf-8' : contentType(format)),
    })),
  },
  {
    id: 'xml-keeps-control-characters',
    breaks: 'answer.xml.control-characters',
    sentence: 'Control characters stand in XML as they were sent.',
    plant: xml(({ escapeText }) => ({ escapeText: withControls(escapeText, (control) => control) })),
  },
  {
    id: 'xml-refers-to-control-characters',
    breaks: 'answer.xml.control-characters',
    sentence: 'Control characters are written into XML as references, which it does not allow.',
    plant: xml(({ escapeText }) => ({
      escapeText: withControls(escapeText, (control) => `&#${control.charCodeAt(0)};`),
    })),
  },
  {
    id: 'json-keeps-control-characters',
    breaks: 'answer.json.control-characters',
    sentence: 'Control characters stand in JSON without an escape.',
    plant: change('answers', ({ encode }) => ({
      encode: (text) =>
        encode(
          text.startsWith('{')
            ? text.replace(/\\u00([01][0-9a-f])/g, (_escape, hex: string) =>
                String.fromCharCode(Number.parseInt(hex, 16)),
              )
            : text,
        ),
    })),
  },
  {
    id: 'json-escapes-control-characters-by-x',
    breaks: 'answer.json.control-characters',
    sentence: 'Control characters are written into JSON in an escape that it does not have.',
    plant: change('answers', ({ encode }) => ({
      encode: (text) => encode(text.startsWith('{') ? text.replace(/\\u00([01][0-9a-f])/g, '\\x$1') : text),
    })),
  },
  {
    id: 'json-ends-an-hour-later',
    breaks: 'answer.formats-agree',
    sentence: 'JSON states a valid_until an hour after that of XML.',
    plant: json(({ value }) => ({
      value: (name, text) => (name === 'valid_until' ? String(Number(text) + 3600) : value(name, text)),
    })),
  },
  {
    id: 'xml-granted-202',
    breaks: 'answer.granted-status',
    sentence: 'A call that is granted in XML is answered with HTTP 202.',
    plant: change('answers', ({ finished }) => ({
      finished: (answer, reply) => {
        const usual = finished(answer, reply);
        return reply.code === undefined && usual.status === 200 && reply.asked.get('format') !== 'json'
          ? { ...usual, status: 202 }
          : usual;
      },
    })),
  },
  {
    id: 'json-granted-201',
    breaks: 'answer.granted-status',
    sentence: 'A call that is granted in JSON is answered with HTTP 201.',
    plant: change('answers', ({ finished }) => ({
      finished: (answer, reply) => {
        const usual = finished(answer, reply);
        return reply.code === undefined && usual.status === 200 && reply.asked.get('format') === 'json'
          ? { ...usual, status: 201 }
          : usual;
      },
    })),
  },
]);
