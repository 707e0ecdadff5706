import type { CallbackDecisions } from '../decisions/callbacks.js';
import { change } from '../decisions/decisions.js';
import type { Variant } from '../faults/fault.js';
import type { Pair } from '../state/model.js';

/** Changes the extra parameters of both calls before they are repeated. */
const each = (changed: (pairs: readonly Pair[]) => readonly Pair[]) =>
  change('callbacks', ({ extras }) => ({
    extras: (onGet, onRedeem, token) => extras(changed(onGet), changed(onRedeem), token),
  }));

const refusing = (refusesExtra: CallbackDecisions['refusesExtra']) => change('callbacks', () => ({ refusesExtra }));

/** Names that a callback has itself, which a caller may send as well. */
const own: readonly string[] = ['photo_id', 'tree_id', 'token', 'domain', 'error_message'];

/** Names are the same whatever their case, and the last one counts. */
const folded = (pairs: readonly Pair[]): readonly Pair[] => {
  const last = new Map(pairs.map(([name, value]) => [name.toLowerCase(), value]));
  const first = new Map(pairs.toReversed().map(([name]) => [name.toLowerCase(), name]));
  return [...last].flatMap(([key, value]) => {
    const name = first.get(key);
    const isFolded = pairs.filter(([other]) => other.toLowerCase() === key).some(([other]) => other !== name);
    if (name === undefined) return [];
    return isFolded ? [[name, value]] : pairs.filter(([other]) => other === name);
  });
};

/** What a server makes of extra parameters, where the documents leave it open. */
export const extraVariants: readonly Variant[] = [
  {
    id: 'extras-without-outer-blanks',
    sentence: 'A framework takes the white space around every value away.',
    misses: ['callback.extras.outer-blanks'],
    choose: each((pairs) => pairs.map(([name, value]) => [name, value.trim()])),
  },
  {
    id: 'extras-equal-values-once',
    sentence: 'Of equal values of one extra parameter one is repeated.',
    choose: each((pairs) =>
      pairs.filter(([name, value], at) => pairs.findIndex(([other, same]) => other === name && same === value) === at),
    ),
  },
  {
    id: 'extras-appended-blindly',
    sentence: 'Extra parameters stand before those of the callback, whatever their names are.',
    misses: ['callback.extras.reserved-once', 'callback.extras.reserved-absent'],
    choose: change('callbacks', ({ isExtraOnGet, isExtraOnRedeem }) => ({
      isExtraOnGet: (name) => own.includes(name) || name === 'upload_token' || isExtraOnGet(name),
      isExtraOnRedeem: (name) => own.includes(name) || isExtraOnRedeem(name),
      all: (pairs, extras) => [...extras, ...pairs],
    })),
  },
  {
    id: 'extras-in-normal-form',
    sentence: 'Letters of extra parameters are composed with their accents.',
    misses: ['callback.extras.normal-form'],
    choose: each((pairs) => pairs.map(([name, value]) => [name.normalize('NFC'), value.normalize('NFC')])),
  },
  {
    id: 'extras-in-any-case',
    sentence: 'Extra parameters whose names differ in case only are one, under the name that is sent first.',
    misses: ['callback.extras.case'],
    choose: each(folded),
  },
  {
    id: 'extras-with-line-breaks-refused',
    sentence: 'A call with a line break in an extra parameter is refused.',
    choose: refusing((name, value) => /[\r\n]/.test(name + value)),
  },
  {
    id: 'extras-of-the-basic-plane',
    sentence: 'A call with an emoji in an extra parameter is refused, since the database cannot hold it.',
    choose: refusing((name, value) => /[\u{10000}-\u{10ffff}]/u.test(name + value)),
  },
  {
    id: 'extras-in-windows-lines',
    sentence: 'Every line break in an extra parameter is CR LF.',
    choose: each((pairs) => pairs.map(([name, value]) => [name, value.replaceAll(/\r\n|\r|\n/g, '\r\n')])),
  },
];
