import type { AnswerDecisions, Reply } from '../decisions/answers.js';
import { change } from '../decisions/decisions.js';
import { wholeNumber } from '../server/parameters.js';
import type { Pair } from '../state/model.js';
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

const unescaped = ' is no whole number of minutes';

const misnumbered = ({ asked }: Reply) => {
  const text = asked.get('valid_minutes');
  return wholeNumber(text ?? '0') === undefined ? text : undefined;
};

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
    breaks: 'answer.xml.utf-8',
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
    id: 'json-garbled',
    breaks: 'answer.json.utf-8',
    sentence: 'Characters outside ASCII are encoded twice in JSON.',
    plant: json(() => ({ value: (_name, text) => garbled(text) })),
  },
  {
    id: 'json-first-plane-only',
    breaks: 'answer.json.utf-8',
    sentence: 'Emoji become question marks in JSON.',
    plant: json(() => ({ value: (_name, text) => firstPlane(text) })),
  },
  {
    id: 'xml-joiners-lost',
    breaks: 'answer.xml.utf-8',
    sentence: 'The joiners within a family of emoji are left out of XML.',
    plant: xml(({ escapeText }) => ({ escapeText: (text) => escapeText(unjoined(text)) })),
  },
  {
    id: 'json-joiners-lost',
    breaks: 'answer.json.utf-8',
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
    sentence: 'JSON leaves the user_id empty that XML tells.',
    plant: json(() => ({ value: (name, text) => (name === 'user_id' ? '' : text) })),
  },
  {
    id: 'json-tells-default-lifetime',
    breaks: 'answer.formats-agree',
    sentence: 'JSON tells 180 minutes whatever the lifetime.',
    plant: json(() => ({ value: (name, text) => (name === 'valid_minutes' ? '180' : text) })),
  },
  {
    id: 'xml-refusal-failed',
    breaks: 'answer.refusal.xml',
    sentence: 'A refusal in XML has the status failed.',
    plant: xml(({ attributes }) => ({
      attributes: (reply) => attributes(reply).map(([name, value]) => [name, value === 'error' ? 'failed' : value]),
    })),
  },
  {
    id: 'xml-refusal-unescaped',
    breaks: 'answer.refusal.xml',
    sentence: 'A valid_minutes that is no number is refused, and repeated in the message as it is.',
    plant: change('answers', ({ fields, xml: { escapeAttribute, ...others } }) => ({
      fields: (reply, format) => (misnumbered(reply) === undefined ? fields(reply, format) : []),
      xml: {
        ...others,
        attributes(reply) {
          const text = misnumbered(reply);
          const refusal = { ...reply, code: 'invalid_input', message: `${text}${unescaped}` };
          return others.attributes(text === undefined ? reply : refusal);
        },
        escapeAttribute: (text) => (text.endsWith(unescaped) ? text : escapeAttribute(text)),
      },
    })),
  },
  {
    id: 'refusal-500',
    breaks: 'answer.refusal.xml',
    sentence: 'A refusal is answered with HTTP 500.',
    plant: change('answers', () => ({ errorStatus: () => 500 })),
  },
  {
    id: 'xml-refusal-ok',
    breaks: 'answer.refusal.xml',
    sentence: 'A refusal in XML has the status ok and a code.',
    plant: xml(({ attributes }) => ({
      attributes: (reply) => attributes(reply).map(([name, value]) => [name, value === 'error' ? 'ok' : value]),
    })),
  },
  {
    id: 'json-refusal-ok',
    breaks: 'answer.refusal.json',
    sentence: 'A refusal in JSON has the status ok and a code.',
    plant: json(({ members }) => ({ members: (...args) => ({ ...members(...args), status: 'ok' }) })),
  },
  {
    id: 'json-refusal-without-status',
    breaks: 'answer.refusal.json',
    sentence: 'A refusal in JSON has a code and no status.',
    plant: json(({ members }) => ({
      members(reply, fields, site) {
        const { status, ...others } = members(reply, fields, site);
        return reply.code === undefined ? { status: status ?? '', ...others } : others;
      },
    })),
  },
  {
    id: 'uses-refused-with-token',
    breaks: 'token.uses.above',
    sentence: 'A max_uploads above 100 is refused, and the refusal holds a token that takes 100 uploads.',
    plant: xml(({ attributes }) => ({
      attributes: (reply) =>
        attributes(
          reply.wrapper === 'uploadtoken' && Number(reply.asked.get('max_uploads')) > 100
            ? { ...reply, code: 'invalid_input', message: 'max_uploads is out of range' }
            : reply,
        ),
    })),
  },
  {
    id: 'missing-file-refused-as-ok',
    breaks: 'file.upload.missing',
    sentence: 'A call without a file is answered with HTTP 400, without a url and with the status ok.',
    plant: change('answers', ({ errorStatus, xml: before }) => ({
      errorStatus: (code) => (code === 'no_file' ? 400 : errorStatus(code)),
      xml: {
        ...before,
        attributes: (reply) =>
          before
            .attributes(reply)
            .map(([name, value]): Pair => [name, name === 'status' && reply.code === 'no_file' ? 'ok' : value]),
      },
    })),
  },
  {
    id: 'refusal-with-token',
    breaks: 'answer.refusal.empty-handed',
    sentence: 'A refusal in XML holds a token all the same.',
    plant: change('answers', ({ fields }) => ({
      fields: (reply, format) =>
        reply.code === undefined
          ? fields(reply, format)
          : [['upload_token', 'ab54a98ceb1f0ad2ab54a98ceb1f0ad2ab54a98c']],
    })),
  },
]);
