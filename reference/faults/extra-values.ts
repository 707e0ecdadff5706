import { change } from '../decisions/decisions.js';
import { Parameters } from '../server/parameters.js';
import type { Pair } from '../state/model.js';
import { extras } from './extras.js';
import { type Fault, faultsOf } from './fault.js';

/** Changes the names and values of the extra parameters of both calls. */
const each = (changed: (pairs: readonly Pair[]) => readonly Pair[]) =>
  extras((before) => (onGet, onRedeem, token) => before(changed(onGet), changed(onRedeem), token));

const naming = (changed: (name: string) => string) =>
  each((pairs) => pairs.map(([name, value]): Pair => [changed(name), value]));

const valuing = (changed: (value: string) => string) =>
  each((pairs) => pairs.map(([name, value]): Pair => [name, changed(value)]));

const keeping = (isKept: (name: string) => boolean) => each((pairs) => pairs.filter(([name]) => isKept(name)));

/** Of a name that occurs several times the last value stays. */
const lastOfEach = (pairs: readonly Pair[]) => [...new Map(pairs)];

const routed: readonly string[] = ['action', 'controller', 'page', 'route'];

/** Values that are escaped again where they were escaped. */
const decodedAgain = (value: string): string => value.replaceAll(/%[0-7][0-9a-f]/gi, (one) => decodeURIComponent(one));

const escapedForHtml = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const own: readonly string[] = ['photo_id', 'tree_id', 'token', 'domain'];

export const extraValueFaults: readonly Fault[] = faultsOf('callbacks', [
  {
    id: 'extras-names-underscored',
    breaks: 'callback.extras.names',
    sentence: 'Dots and blanks in the names of extra parameters become underscores.',
    plant: naming((name) => name.replaceAll(/[. ]/g, '_')),
  },
  {
    id: 'extras-names-hyphens-underscored',
    breaks: 'callback.extras.names',
    sentence: 'Hyphens in the names of extra parameters become underscores.',
    plant: naming((name) => name.replaceAll('-', '_')),
  },
  {
    id: 'extras-brackets-cut',
    breaks: 'callback.extras.names',
    sentence: 'Brackets at the end of a name are taken for a list, and lost.',
    plant: naming((name) => name.replace(/(?<=.)\[.*$/, '')),
  },
  {
    id: 'extras-brackets-dropped',
    breaks: 'callback.extras.names',
    sentence: 'An extra parameter whose name has empty brackets is not repeated.',
    plant: keeping((name) => !name.endsWith('[]')),
  },
  {
    id: 'extras-names-ascii-only',
    breaks: 'callback.extras.names',
    sentence: 'An extra parameter whose name has characters outside ASCII is not repeated.',
    plant: keeping((name) => /^[ -~]*$/.test(name)),
  },
  {
    id: 'extras-routed-away',
    breaks: 'callback.extras.names',
    sentence: 'Extra parameters with the names of the router are its own.',
    plant: keeping((name) => !routed.includes(name)),
  },
  {
    id: 'extras-of-the-debugger',
    breaks: 'callback.extras.names',
    sentence: 'An extra parameter called debug or session is not repeated.',
    plant: keeping((name) => name !== 'debug' && name !== 'session'),
  },
  {
    id: 'extras-named-like-members',
    breaks: 'callback.extras.names',
    sentence: 'Extra parameters with the names that every object has are not repeated.',
    plant: keeping((name) => !(name in {})),
  },
  {
    id: 'extras-names-64',
    breaks: 'callback.extras.issue',
    sentence: 'Names of extra parameters are cut after 64 characters.',
    plant: naming((name) => name.slice(0, 64)),
  },
  {
    id: 'extras-names-64-on-redeem',
    breaks: 'callback.extras.redeem',
    sentence: 'Names of extra parameters of redeem-upload-token are cut after 64 characters.',
    plant: extras(
      (before) => (onGet, onRedeem, token) =>
        before(
          onGet,
          onRedeem.map(([name, value]) => [name.slice(0, 64), value]),
          token,
        ),
    ),
  },
  {
    id: 'extras-of-get-255',
    breaks: 'callback.extras.issue',
    sentence: 'Values of extra parameters of get-upload-token are cut after 255 characters.',
    plant: extras(
      (before) => (onGet, onRedeem, token) =>
        before(
          onGet.map(([name, value]) => [name, value.slice(0, 255)]),
          onRedeem,
          token,
        ),
    ),
  },
  {
    id: 'extras-of-redeem-255',
    breaks: 'callback.extras.redeem',
    sentence: 'Values of extra parameters of redeem-upload-token are cut after 255 characters.',
    plant: extras(
      (before) => (onGet, onRedeem, token) =>
        before(
          onGet,
          onRedeem.map(([name, value]) => [name, value.slice(0, 255)]),
          token,
        ),
    ),
  },
  {
    id: 'extras-shared-by-tokens',
    breaks: 'callback.extras.issue',
    sentence:
      'Tokens that are issued one after the other share the extra parameters of the one that is redeemed first.',
    plant(decisions) {
      const issued: (readonly Pair[])[] = [];
      return change('callbacks', ({ returnUrl, extras: before }) => ({
        returnUrl(asked) {
          issued.length = 0;
          return returnUrl(asked);
        },
        extras(onGet, onRedeem, token) {
          const [latest = onGet] = issued;
          issued[0] = latest;
          return before(latest, onRedeem, token);
        },
      }))(decisions);
    },
  },
  {
    id: 'extras-shared-by-simultaneous-uploads',
    breaks: 'callback.extras.redeem',
    sentence: 'Uploads under one token within a tenth of a second share the extra parameters of the first.',
    plant(decisions) {
      const first = new Map<string, { readonly at: number; readonly pairs: readonly Pair[] }>();
      return extras((before) => (onGet, onRedeem, token) => {
        const known = first.get(token.text);
        if (known !== undefined && performance.now() - known.at < 100) return before(onGet, known.pairs, token);
        first.set(token.text, { at: performance.now(), pairs: onRedeem });
        return before(onGet, onRedeem, token);
      })(decisions);
    },
  },
  {
    id: 'extras-lost-for-json',
    breaks: 'callback.extras.issue',
    sentence: 'Extra parameters of get-upload-token are lost when it is called for JSON.',
    plant: (decisions) =>
      change('requests', ({ asked }) => ({
        asked(method, query, body, kind) {
          const known = asked(method, query, body, kind);
          if (known.get('format') !== 'json' || kind !== 'upload') return known;
          return new Parameters(known.pairs.filter(([name]) => !decisions.callbacks.isExtraOnGet(name)));
        },
      }))(decisions),
  },
  {
    id: 'extras-last-of-repeated-on-get',
    breaks: 'callback.extras.repeated',
    sentence: 'Of an extra parameter that get-upload-token has several times the last value is repeated.',
    plant: extras((before) => (onGet, onRedeem, token) => before(lastOfEach(onGet), onRedeem, token)),
  },
  {
    id: 'extras-last-of-repeated-on-redeem',
    breaks: 'callback.extras.repeated',
    sentence: 'Of an extra parameter that redeem-upload-token has several times the last value is repeated.',
    plant: extras((before) => (onGet, onRedeem, token) => before(onGet, lastOfEach(onRedeem), token)),
  },
  {
    id: 'extras-decoded-twice',
    breaks: 'callback.extras.encoding',
    sentence: 'Values are decoded once more than they were encoded.',
    plant: valuing(decodedAgain),
  },
  {
    id: 'extras-escaped-for-html',
    breaks: 'callback.extras.encoding',
    sentence: 'Values are escaped for HTML.',
    plant: valuing(escapedForHtml),
  },
  {
    id: 'extras-without-backslashes',
    breaks: 'callback.extras.encoding',
    sentence: 'Backslashes in values are taken away.',
    plant: valuing((value) => value.replaceAll('\\', '')),
  },
  {
    id: 'extras-accents-lost',
    breaks: 'callback.extras.utf-8',
    sentence: 'Accents that are characters of their own are lost.',
    plant: valuing((value) => value.replaceAll(/\p{M}/gu, '')),
  },
  {
    id: 'extras-compatible',
    breaks: 'callback.extras.utf-8',
    sentence: 'Characters become those that they are compatible with, such as a micro sign a Greek letter.',
    plant: valuing((value) => value.normalize('NFKC')),
  },
  {
    id: 'extras-composed',
    breaks: 'callback.extras.normal-form',
    sentence: 'Letters are composed with their accents.',
    plant: valuing((value) => value.normalize('NFC')),
  },
  {
    id: 'extras-of-get-override',
    breaks: 'callback.extras.reserved',
    sentence: 'An extra parameter of get-upload-token called tree_id or domain overrides that of the photo.',
    plant: change('callbacks', ({ isExtraOnGet }) => ({
      isExtraOnGet: (name) => name === 'tree_id' || name === 'domain' || isExtraOnGet(name),
      all: (pairs, more) => [...pairs.filter(([name]) => !more.some(([other]) => other === name)), ...more],
    })),
  },
  {
    id: 'extra-upload-token-overrides',
    breaks: 'callback.extras.reserved',
    sentence: 'An extra parameter of get-upload-token called upload_token overrides the token.',
    plant: change('callbacks', ({ isExtraOnGet }) => ({
      isExtraOnGet: (name) => name === 'upload_token' || isExtraOnGet(name),
      all: (pairs, more) => [...pairs.filter(([name]) => !more.some(([other]) => other === name)), ...more],
    })),
  },
  {
    id: 'extras-of-redeem-double-reserved-names',
    breaks: 'callback.extras.reserved-once',
    sentence: 'An extra parameter of redeem-upload-token with the name of a value of the photo is repeated beside it.',
    plant: change('callbacks', ({ isExtraOnRedeem }) => ({
      isExtraOnRedeem: (name) => own.includes(name) || isExtraOnRedeem(name),
    })),
  },
  {
    id: 'extra-upload-token-doubled',
    breaks: 'callback.extras.reserved-once',
    sentence: 'An extra parameter of get-upload-token called upload_token is repeated beside the token.',
    plant: change('callbacks', ({ isExtraOnGet }) => ({
      isExtraOnGet: (name) => name === 'upload_token' || isExtraOnGet(name),
    })),
  },
]);
