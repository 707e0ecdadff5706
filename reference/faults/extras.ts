import type { CallbackDecisions } from '../decisions/callbacks.js';
import { change } from '../decisions/decisions.js';
import { headerSafe } from '../methods/address.js';
import type { Pair } from '../state/model.js';
import { brokenLines } from './broken-headers.js';
import { type Fault, faultsOf } from './fault.js';

type Extras = CallbackDecisions['extras'];

/** Decides otherwise on the extra parameters of upload tokens. */
export const extras = (decide: (before: Extras) => Extras) =>
  change('callbacks', ({ extras: before }) => {
    const changed = decide(before);
    return {
      extras: (onGet, onRedeem, token) => (token.kind === 'upload' ? changed : before)(onGet, onRedeem, token),
    };
  });

const encoding = (encode: (before: CallbackDecisions['encode']) => CallbackDecisions['encode']) =>
  change('callbacks', (before) => ({ encode: encode(before.encode) }));

const reserved: readonly string[] = ['photo_id', 'tree_id', 'token', 'domain'];

/** Escapes characters up to 255 as one byte, as Latin-1 has them. */
const latin1Escapes = (text: string) =>
  text.replace(/[\x80-\xff]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/** What becomes of names that a list takes for its own numbers. */
const renumbered = (pairs: readonly Pair[]) =>
  pairs.map(([name, value], at): Pair => [/^\d+$/.test(name) ? String(at) : name, value]);

/** Names are the same to it whatever their case, and the last one stays. */
const folded = (pairs: readonly Pair[]) => [...new Map(pairs.map((pair) => [pair[0].toLowerCase(), pair])).values()];

export const extraFaults: readonly Fault[] = faultsOf('callbacks', [
  {
    id: 'extras-of-get-dropped',
    breaks: 'callback.extras.issue',
    sentence: 'Extra parameters of get-upload-token are not repeated.',
    plant: extras(() => (_onGet, onRedeem) => onRedeem),
  },
  {
    id: 'extras-of-get-first-only',
    breaks: 'callback.extras.issue',
    sentence: 'Of the extra parameters of get-upload-token only the first is repeated.',
    plant: extras((before) => (onGet, onRedeem, token) => before(onGet.slice(0, 1), onRedeem, token)),
  },
  {
    id: 'extras-of-redeem-dropped',
    breaks: 'callback.extras.redeem',
    sentence: 'Extra parameters of redeem-upload-token are not repeated.',
    plant: extras(() => (onGet) => onGet),
  },
  {
    id: 'extras-of-first-use-stay',
    breaks: 'callback.extras.redeem',
    sentence: 'An extra parameter of redeem-upload-token keeps the value that it had at the first use of the token.',
    plant(decisions) {
      const known = new Map<string, string>();
      return extras((before) => (onGet, onRedeem, token) => {
        const first = onRedeem.map(([name, value]): Pair => {
          const key = JSON.stringify([token.text, name]);
          known.set(key, known.get(key) ?? value);
          return [name, known.get(key) ?? value];
        });
        return before(onGet, first, token);
      })(decisions);
    },
  },
  {
    id: 'extras-of-earlier-uses-stay',
    breaks: 'callback.extras.own',
    sentence: 'Extra parameters of redeem-upload-token are added to those of earlier uses of the same token.',
    plant(decisions) {
      const earlier = new Map<string, readonly Pair[]>();
      return extras((before) => (onGet, onRedeem, token) => {
        const names = new Set(onRedeem.map(([name]) => name));
        const all = [...(earlier.get(token.text) ?? []).filter(([name]) => !names.has(name)), ...onRedeem];
        earlier.set(token.text, all);
        return before(onGet, all, token);
      })(decisions);
    },
  },
  {
    id: 'extras-of-other-tokens',
    breaks: 'callback.extras.own',
    sentence: 'Extra parameters of the last uploads stay, and are added to those of an upload under another token.',
    plant(decisions) {
      let kept: readonly Pair[] = [];
      return extras((before) => (onGet, onRedeem, token) => {
        const names = new Set([...onGet, ...onRedeem].map(([name]) => name));
        const others = kept.filter(([name]) => !names.has(name));
        kept = [...kept, ...onGet, ...onRedeem].slice(-40);
        return before(onGet, [...others, ...onRedeem], token);
      })(decisions);
    },
  },
  {
    id: 'extras-of-tokens-that-return-to-one-page',
    breaks: 'callback.extras.own',
    sentence: 'Extra parameters of get-upload-token are added to those of the next token with the same return_url.',
    plant(decisions) {
      const kept = new Map<string, { readonly token: string; readonly pairs: readonly Pair[] }>();
      return extras((before) => (onGet, onRedeem, token) => {
        const page = token.returnUrl ?? '';
        const earlier = kept.get(page);
        kept.set(page, { token: token.text, pairs: onGet });
        const others = earlier === undefined || earlier.token === token.text ? [] : earlier.pairs;
        return before([...others, ...onGet], onRedeem, token);
      })(decisions);
    },
  },
  {
    id: 'extras-of-get-renumbered',
    breaks: 'callback.extras.issue',
    sentence: 'Extra parameters of get-upload-token whose names are numbers are numbered anew.',
    plant: extras((before) => (onGet, onRedeem, token) => before(renumbered(onGet), onRedeem, token)),
  },
  {
    id: 'extras-of-get-folded',
    breaks: 'callback.extras.case',
    sentence: 'Of extra parameters of get-upload-token whose names differ in case only the last is repeated.',
    plant: extras((before) => (onGet, onRedeem, token) => before(folded(onGet), onRedeem, token)),
  },
  {
    id: 'extras-of-get-sixteen',
    breaks: 'callback.extras.issue',
    sentence: 'Of the extra parameters of get-upload-token sixteen are repeated.',
    plant: extras((before) => (onGet, onRedeem, token) => before(onGet.slice(0, 16), onRedeem, token)),
  },
  {
    id: 'extras-of-redeem-renumbered',
    breaks: 'callback.extras.redeem',
    sentence: 'Extra parameters of redeem-upload-token whose names are numbers are numbered anew.',
    plant: extras((before) => (onGet, onRedeem, token) => before(onGet, renumbered(onRedeem), token)),
  },
  {
    id: 'extras-of-redeem-folded',
    breaks: 'callback.extras.case',
    sentence: 'Of extra parameters of redeem-upload-token whose names differ in case only the last is repeated.',
    plant: extras((before) => (onGet, onRedeem, token) => before(onGet, folded(onRedeem), token)),
  },
  {
    id: 'extras-of-redeem-sixteen',
    breaks: 'callback.extras.redeem',
    sentence: 'Of the extra parameters of redeem-upload-token sixteen are repeated.',
    plant: extras((before) => (onGet, onRedeem, token) => before(onGet, onRedeem.slice(0, 16), token)),
  },
  {
    id: 'extras-of-one-call',
    breaks: 'callback.extras.together',
    sentence: 'Extra parameters of redeem-upload-token replace those of get-upload-token.',
    plant: extras(() => (onGet, onRedeem) => (onRedeem.length > 0 ? onRedeem : onGet)),
  },
  {
    id: 'extras-dropped-on-failure',
    breaks: 'callback.extras.failure',
    sentence: 'In the callback of a failed upload extra parameters are not repeated.',
    plant: change('callbacks', ({ all }) => ({
      all: (own, more) => (own.some(([name]) => name === 'error_message') ? own : all(own, more)),
    })),
  },
  {
    id: 'empty-extras-dropped',
    breaks: 'callback.extras.empty',
    sentence: 'Extra parameters without a value are not repeated.',
    plant: extras((before) => (onGet, onRedeem, token) => before(onGet, onRedeem, token).filter(([, value]) => value)),
  },
  {
    id: 'extras-trimmed',
    breaks: 'callback.extras.outer-blanks',
    sentence: 'Values lose the blanks at their ends.',
    plant: extras(
      (before) => (onGet, onRedeem, token) =>
        before(onGet, onRedeem, token).map(([name, value]) => [name, value.trim()]),
    ),
  },
  {
    id: 'extras-first-line-only',
    breaks: 'callback.extras.lines',
    sentence: 'Values end with their first line.',
    plant: encoding((encode) => (pairs) => encode(pairs.map(([name, value]) => [name, value.split(/\r?\n/)[0] ?? '']))),
  },
  {
    id: 'extras-names-literal',
    breaks: 'callback.extras.names',
    sentence: 'Names are not escaped.',
    plant: encoding(
      (encode) => (pairs) => pairs.map(([name, value]) => headerSafe(name) + encode([['', value]])).join('&'),
    ),
  },
  {
    id: 'extras-plus-literal',
    breaks: 'callback.extras.encoding',
    sentence: 'A plus sign in a value stays as it is and so becomes a blank.',
    plant: encoding((encode) => (pairs) => encode(pairs).replaceAll('%2B', '+')),
  },
  {
    id: 'extras-ampersand-literal',
    breaks: 'callback.extras.encoding',
    sentence: 'Ampersands in values are not escaped.',
    plant: encoding((encode) => (pairs) => encode(pairs).replaceAll('%26', '&')),
  },
  {
    id: 'extras-number-sign-literal',
    breaks: 'callback.extras.encoding',
    sentence: 'A number sign in a value begins a fragment.',
    plant: encoding((encode) => (pairs) => encode(pairs).replaceAll('%23', '#')),
  },
  {
    id: 'extras-escaped-twice',
    breaks: 'callback.extras.encoding',
    sentence: 'Values are escaped twice.',
    plant: encoding((encode) => (pairs) => encode(pairs.map(([name, value]) => [name, encodeURIComponent(value)]))),
  },
  {
    id: 'extras-latin-1',
    breaks: 'callback.extras.utf-8',
    sentence: 'Values outside ASCII are escaped as Latin-1 where they can be.',
    plant: encoding(
      (encode) => (pairs) =>
        pairs
          .map(([name, value]) =>
            /[\x80-\xff]/.test(value)
              ? `${encode([[name, '']])}${latin1Escapes(value).replaceAll(' ', '+')}`
              : encode([[name, value]]),
          )
          .join('&'),
    ),
  },
  {
    id: 'extras-first-plane-only',
    breaks: 'callback.extras.utf-8',
    sentence: 'Emoji in values become question marks.',
    plant: encoding(
      (encode) => (pairs) =>
        encode(pairs.map(([name, value]) => [name, value.replace(/[\u{10000}-\u{10ffff}]/gu, '?')])),
    ),
  },
  {
    id: 'extras-doubled',
    breaks: 'callback.extras.once',
    sentence: 'Extra parameters of redeem-upload-token are repeated twice.',
    plant: extras((before) => (onGet, onRedeem, token) => [...before(onGet, onRedeem, token), ...onRedeem]),
  },
  {
    id: 'extras-of-both-calls-doubled',
    breaks: 'callback.extras.once',
    sentence: 'Extra parameters of get-upload-token are repeated twice.',
    plant: extras((before) => (onGet, onRedeem, token) => [...onGet, ...before(onGet, onRedeem, token)]),
  },
  {
    id: 'extras-override',
    breaks: 'callback.extras.reserved',
    sentence: 'An extra parameter called photo_id overrides the one of the photo.',
    plant: change('callbacks', ({ isExtraOnRedeem }) => ({
      isExtraOnRedeem: (name) => reserved.includes(name) || isExtraOnRedeem(name),
      all: (own, more) => [...own.filter(([name]) => !more.some(([other]) => other === name)), ...more],
    })),
  },
  {
    id: 'extras-double-reserved-names',
    breaks: 'callback.extras.reserved-once',
    sentence: 'An extra parameter of get-upload-token called token is repeated beside the one of the photo.',
    plant: change('callbacks', ({ isExtraOnGet }) => ({
      isExtraOnGet: (name) => reserved.includes(name) || isExtraOnGet(name),
    })),
  },
  {
    id: 'extras-of-both-calls-cancelled',
    breaks: 'callback.extras.together',
    sentence: 'An extra parameter that both calls give with two values is not repeated.',
    plant: extras((before) => (onGet, onRedeem, token) => {
      const differs = ([name, value]: Pair) => onGet.some((other) => other[0] === name && other[1] !== value);
      const names = onRedeem.filter(differs).map(([name]) => name);
      return before(onGet, onRedeem, token).filter(([name]) => !names.includes(name));
    }),
  },
  {
    id: 'extras-feign-success',
    breaks: 'callback.extras.reserved-absent',
    sentence: 'An extra parameter called photo_id is repeated in the callback of a failed upload.',
    plant: change('callbacks', ({ isExtraOnRedeem, all }) => ({
      isExtraOnRedeem: (name) => name === 'photo_id' || isExtraOnRedeem(name),
      all: (own, more) =>
        all(own, own.some(([name]) => name === 'error_message') ? more : more.filter(([name]) => name !== 'photo_id')),
    })),
  },
  {
    id: 'extras-feign-failure',
    breaks: 'callback.extras.reserved-absent',
    sentence: 'An extra parameter called error_message is repeated in the callback of a successful upload.',
    plant: change('callbacks', ({ isExtraOnRedeem, isExtraOnGet, all }) => ({
      isExtraOnGet: (name) => name === 'error_message' || isExtraOnGet(name),
      isExtraOnRedeem: (name) => name === 'error_message' || isExtraOnRedeem(name),
      all: (own, more) =>
        all(own, own.some(([name]) => name === 'photo_id') ? more : more.filter(([name]) => name !== 'error_message')),
    })),
  },
  {
    id: 'extras-break-headers',
    breaks: 'callback.extras.no-header-injection',
    sentence: 'A line break in an extra parameter begins another header.',
    plant: change('callbacks', () => ({ headers: brokenLines })),
  },
  {
    id: 'extras-with-credentials',
    breaks: 'callback.extras.no-credentials',
    sentence: 'OAuth parameters that stand among the others are repeated in the callback.',
    plant: change('callbacks', ({ isExtraOnGet }) => ({
      isExtraOnGet: (name) => name.startsWith('oauth_') || isExtraOnGet(name),
    })),
  },
]);
