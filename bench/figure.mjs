/**
 * One measured figure.
 * @typedef {object} Figure
 * @property {string} what
 * @property {number} measured
 * @property {string} unit `s`, `MB`, `/s`, `x` (times the other program) or nothing for plain numbers
 * @property {number} [limit]
 * @property {'most' | 'least'} [kind] whether the limit is the most or the least that the figure may be; most when left out
 */

/**
 * @param {string} what @param {number} measured @param {string} unit @param {number} limit
 * @returns {Figure}
 */
export const atMost = (what, measured, unit, limit) => ({ what, measured, unit, limit, kind: 'most' });

/**
 * @param {string} what @param {number} measured @param {string} unit @param {number} limit
 * @returns {Figure}
 */
export const atLeast = (what, measured, unit, limit) => ({ what, measured, unit, limit, kind: 'least' });

/**
 * A figure without a limit, as context for the others.
 * @param {string} what @param {number} measured @param {string} unit
 * @returns {Figure}
 */
export const withoutLimit = (what, measured, unit) => ({ what, measured, unit });

/**
 * Whether a figure keeps its limit; undefined when it has none.
 * @param {Figure} figure
 */
export function holds({ measured, limit, kind }) {
  if (limit === undefined) return undefined;
  return kind === 'least' ? measured >= limit : measured <= limit;
}

/**
 * The cells of a figure in a table.
 * @param {Figure} figure
 */
export function inWords(figure) {
  const { measured, unit, limit, kind } = figure;
  const words = (/** @type {number} */ value) => {
    const digits = Math.abs(value) >= 100 ? 0 : 2;
    return `${Number(value.toFixed(digits)).toLocaleString('en')}${unit === '' ? '' : ` ${unit}`}`;
  };
  const kept = holds(figure);
  return {
    measured: words(measured),
    limit: limit === undefined ? '' : `${kind === 'least' ? '>=' : '<='} ${words(limit)}`,
    verdict: kept === undefined ? '' : kept ? 'OK' : 'OVER',
  };
}

/**
 * The middle one of some values.
 * @param {readonly number[]} values
 */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
