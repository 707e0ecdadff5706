import type { CallbackDecisions } from '../decisions/callbacks.js';
import { change } from '../decisions/decisions.js';
import { formEncode } from '../methods/address.js';
import type { Upload } from '../methods/chunk-rules.js';
import { Parameters } from '../server/parameters.js';
import type { Pair } from '../state/model.js';
import { extras } from './extras.js';
import { type Fault, faultsOf } from './fault.js';

/** Changes the values of the extra parameters of both calls. */
const valuing = (changed: (value: string) => string) => {
  const each = (pairs: readonly Pair[]) => pairs.map(([name, value]): Pair => [name, changed(value)]);
  return extras((before) => (onGet, onRedeem, token) => before(each(onGet), each(onRedeem), token));
};

/** Leaves out extra parameters of redeem-upload-token. */
const withoutRedeemed = (isLost: (name: string) => boolean) =>
  extras(
    (before) => (onGet, onRedeem, token) =>
      before(
        onGet,
        onRedeem.filter(([name]) => !isLost(name)),
        token,
      ),
  );

/** Words for nothing and for truth in some languages, and what becomes of the latter. */
const nothings: readonly string[] = ['null', 'undefined', 'nil', 'None'];
const truths: Readonly<Record<string, string>> = { true: '1', false: '', on: '1', off: '' };

/** Names that other methods have a use for. */
const namesOfMetadata: readonly string[] = ['title', 'description', 'tags', 'album_id', 'publish'];
const namesOfFiles: readonly string[] = ['filename', 'image_p', 'object_id', 'max_width'];

/** Sends a client by a redirect that is cut where it should get a form, for some callbacks. */
const cutWhereLong = (holds: (added: string) => boolean) =>
  change(
    'callbacks',
    ({ long, compose }): Partial<CallbackDecisions> => ({
      long: (callback) =>
        holds(callback.added)
          ? {
              status: 301,
              headers: [['Location', compose(callback.returnUrl, callback.added).slice(0, 1499)]],
              body: Buffer.alloc(0),
            }
          : long(callback),
    }),
  );

const namesIn = (query: string): ReadonlySet<string> => new Set(Parameters.parse(query).pairs.map(([name]) => name));

/** Takes a chunk with the bytes of another one for that one again. */
const equalIsRepeated = (area: 'chunks' | 'fileChunks') =>
  change(area, ({ accept }) => ({
    accept(upload, piece) {
      const known = [...upload.pieces.values()];
      const isKnown = known.some(({ digest, number }) => digest === piece.digest && number !== piece.number);
      return isKnown ? [piece] : accept(upload, piece);
    },
  }));

/** What shows only where two inputs coincide, or where a value looks like something else. */
export const coincidenceFaults: readonly Fault[] = faultsOf('combinations', [
  {
    id: 'extras-nothing-by-name',
    breaks: 'callback.extras.encoding',
    sentence: 'A value that is the word null, undefined, nil or None is empty.',
    plant: valuing((value) => (nothings.includes(value) ? '' : value)),
  },
  {
    id: 'extras-cast-to-truth',
    breaks: 'callback.extras.encoding',
    sentence: 'A value that is the word true or on is 1, and false or off is empty.',
    plant: valuing((value) => truths[value] ?? value),
  },
  {
    id: 'extras-cast-to-numbers',
    breaks: 'callback.extras.encoding',
    sentence: 'A value that is a number is written as a number of its language is.',
    plant: valuing((value) => (/^[-+]?\d+(?:\.\d+)?(?:e\d+)?$/.test(value) ? String(Number(value)) : value)),
  },
  {
    id: 'extras-large-numbers-rounded',
    breaks: 'callback.extras.encoding',
    sentence: 'A value of seventeen digits or more is rounded.',
    plant: valuing((value) => (/^\d{17,}$/.test(value) ? BigInt(Number(value)).toString() : value)),
  },
  {
    id: 'extras-of-lists-opened',
    breaks: 'callback.extras.encoding',
    sentence: 'A value in brackets is a list, and its brackets are lost.',
    plant: valuing((value) => value.replace(/^\[(.*)\]$/, '$1')),
  },
  {
    id: 'extras-end-at-semicolon',
    breaks: 'callback.extras.encoding',
    sentence: 'A value of digits ends before its first semicolon.',
    plant: valuing((value) => value.replace(/^(\d+);.*$/, '$1')),
  },
  {
    id: 'extras-compatible-forms-only',
    breaks: 'callback.extras.utf-8',
    sentence: 'Ligatures and numerals that are one character become several.',
    plant: valuing((value) => value.replaceAll(/[ﬁⅧ①]/g, (one) => one.normalize('NFKC'))),
  },
  {
    id: 'extras-hard-blanks-softened',
    breaks: 'callback.extras.utf-8',
    sentence: 'Blanks that do not break a line become usual ones.',
    plant: valuing((value) => value.replaceAll('\u00a0', ' ')),
  },
  {
    id: 'extras-of-get-sixty-four',
    breaks: 'callback.extras.issue',
    sentence: 'Of the extra parameters of get-upload-token 64 are repeated.',
    plant: extras((before) => (onGet, onRedeem, token) => before(onGet.slice(0, 64), onRedeem, token)),
  },
  {
    id: 'extras-of-redeem-sixty-four',
    breaks: 'callback.extras.redeem',
    sentence: 'Of the extra parameters of redeem-upload-token 64 are repeated.',
    plant: extras((before) => (onGet, onRedeem, token) => before(onGet, onRedeem.slice(0, 64), token)),
  },
  {
    id: 'extras-named-like-metadata-lost',
    breaks: 'callback.extras.other-methods',
    sentence: 'Parameters of redeem-upload-token are not repeated that get-upload-token would take as metadata.',
    plant: withoutRedeemed((name) => namesOfMetadata.includes(name)),
  },
  {
    id: 'extras-named-like-file-options-lost',
    breaks: 'callback.extras.other-methods',
    sentence: 'Parameters of redeem-upload-token are not repeated that file/upload would take.',
    plant: withoutRedeemed((name) => namesOfFiles.includes(name)),
  },
  {
    id: 'extras-named-like-booleans-lost',
    breaks: 'callback.extras.names',
    sentence:
      'Parameters of redeem-upload-token are not repeated whose name ends in _p, unless file/upload takes them.',
    plant: withoutRedeemed((name) => name.endsWith('_p') && !namesOfFiles.includes(name)),
  },
  {
    id: 'extras-named-like-ids-lost-at-issue',
    breaks: 'callback.extras.names',
    sentence: 'Extra parameters of get-upload-token are not repeated whose name ends in _p or _id.',
    plant: extras(
      (before) => (onGet, onRedeem, token) =>
        before(
          onGet.filter(([name]) => !/_(?:p|id)$/.test(name)),
          onRedeem,
          token,
        ),
    ),
  },
  {
    id: 'return-url-semicolons-lost',
    breaks: 'callback.return-url.query',
    sentence: "Parameters of return_url's query that hold a semicolon are lost.",
    plant: change('callbacks', ({ compose }) => ({
      compose: (returnUrl, added) => compose(returnUrl.replaceAll(/(?<=[?&])[^&#;]*;[^&#]*&?/g, ''), added),
    })),
  },
  {
    id: 'return-url-names-not-added',
    breaks: 'callback.photo-id',
    sentence: "What return_url's query names already is not added.",
    plant: change('callbacks', ({ compose }) => ({
      compose(returnUrl, added) {
        const known = namesIn(/\?([^#]*)/.exec(returnUrl)?.[1] ?? '');
        return compose(returnUrl, formEncode(Parameters.parse(added).pairs.filter(([name]) => !known.has(name))));
      },
    })),
  },
  {
    id: 'long-failure-cut',
    breaks: 'callback.extras.failure',
    sentence: 'The callback of a failed upload is a redirect whatever its length is, cut before 1500 characters.',
    plant: cutWhereLong((added) => added.includes('error_message=') && added.includes('upload_token=')),
  },
  {
    id: 'long-replacement-failure-cut',
    breaks: 'replace.redeem.failure',
    sentence: 'The callback of a failed replacement is a redirect whatever its length is, cut before 1500 characters.',
    plant: cutWhereLong((added) => added.includes('error_message=') && added.includes('replace_token=')),
  },
  {
    id: 'error-line-with-domain',
    breaks: 'background.error-line.message',
    sentence: 'In the error line the domain stands before the message, as in the ok line.',
    plant: change('background', () => ({ errorLine: (message) => `error localhost ${message}` })),
  },
  {
    id: 'error-line-escaped',
    breaks: 'background.error-line.message',
    sentence: 'The message of the error line is escaped as in the callback.',
    plant: change('background', () => ({ errorLine: (message) => `error ${encodeURIComponent(message)}` })),
  },
  {
    id: 'xml-in-character-data',
    breaks: 'answer.xml.special-characters',
    sentence: 'Values stand in XML as character data, whose end in them is not escaped.',
    plant: change('answers', ({ xml }) => ({
      xml: { ...xml, element: (name, _escaped, value) => `<${name}><![CDATA[${value}]]></${name}>` },
    })),
  },
  {
    id: 'chunks-of-equal-bytes-are-one',
    breaks: 'chunk.split.many',
    sentence: 'A chunk with the bytes of another one of its file is taken for that one again.',
    plant: equalIsRepeated('chunks'),
  },
  {
    id: 'file-chunks-of-equal-bytes-are-one',
    breaks: 'file.chunk.many',
    sentence: 'A chunk with the bytes of another one of its file is taken for that one again.',
    plant: equalIsRepeated('fileChunks'),
  },
  {
    id: 'file-pieces-named-without-gap',
    breaks: 'file.chunk.isolation',
    sentence: 'Chunks are kept under identifier and number with nothing between them, so that x with 11 is x1 with 1.',
    plant(decisions) {
      const owners = new Map<string, Upload>();
      const nameOf = ({ scope, first }: Upload, number: number) => `${scope} ${first.identifier}${number}`;
      return change('fileChunks', ({ accept }) => ({
        accept(upload, piece) {
          const name = nameOf(upload, piece.number);
          const owner = owners.get(name) ?? upload;
          owners.set(name, upload);
          for (const number of owner === upload ? [] : owner.pieces.keys())
            if (nameOf(owner, number) === name) owner.pieces.set(number, { ...piece, number });
          return accept(upload, piece);
        },
      }))(decisions);
    },
  },
]);
