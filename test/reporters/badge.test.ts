import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { badge } from '../../reporters/badge/badge.js';
import type { Results } from '../../src/results/results.js';
import { assembled, failed, result } from '../judge/build.js';
import { everything } from './hostile.js';

/** Both forms of a badge; the picture as its elements, read by a strict parser. */
function both(results: Results) {
  const [svg, json, ...more] = badge(results);
  if (svg === undefined || json === undefined || more.length > 0) throw new Error('two files were expected');
  expect([svg.path, json.path]).toEqual(['badge.svg', 'badge.json']);
  const elements: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => void elements.push({ name, attributes, text: '' }));
  parser.on('text', (text) => {
    const last = elements.at(-1);
    if (last !== undefined) last.text += text.trim();
  });
  parser.write(svg.content).close();
  const endpoint: unknown = JSON.parse(json.content);
  return { elements, endpoint };
}

const must = 'token.distinct';

describe('the badge', () => {
  it.each<[string, string, Results]>([
    ['conformant', 'brightgreen', assembled([result(must), failed('token.unguessable')])],
    ['1 failing', 'red', assembled([failed(must), failed('token.unguessable')])],
    ['not judged', 'lightgrey', assembled([])],
    ['1 stale', 'red', assembled([result(must)], { expectedFailures: [{ id: must, reason: 'x' }] })],
  ])('says %s in %s', (message, color, results) => {
    const { elements, endpoint } = both(results);
    // Nothing more and nothing less: shields refuses what it does not know.
    expect(endpoint).toEqual({ schemaVersion: 1, label: 'upload contract', message, color });
    expect(elements.filter(({ name }) => name === 'text').map(({ text }) => text)).toEqual([
      'upload contract',
      message,
    ]);
  });

  it('never looks like conformance when only a part was judged', () => {
    const testable = [must, 'token.uses.above'].map((id) => ({ id, level: 'must' as const }));
    const part = assembled([result(must)], { testable });
    expect(both(part).endpoint).toMatchObject({ message: 'partial, 1 not judged', color: 'yellowgreen' });
  });

  it('is told to those who cannot see it, and both words have room', () => {
    const { elements } = both(assembled([result(must)]));
    const [svg, title] = elements;
    expect(svg).toMatchObject({
      name: 'svg',
      attributes: { role: 'img', 'aria-label': 'upload contract: conformant', height: '20' },
    });
    expect(title).toMatchObject({ name: 'title', text: 'upload contract: conformant' });
    const ends = elements
      .filter(({ name }) => name === 'text')
      .map(({ attributes }) => Number(attributes.x) + Number(attributes.textLength));
    const [left, all] = [elements.findLast(({ name }) => name === 'rect')?.attributes.x, svg?.attributes.width];
    expect(ends[0]).toBeLessThan(Number(left));
    expect(ends[1]).toBeLessThan(Number(all));
  });

  it('is well-formed and holds nothing that runs or loads, whatever a target sent', () => {
    const names = new Set(both(everything()).elements.map(({ name }) => name));
    expect([...names].sort()).toEqual(['clipPath', 'g', 'rect', 'svg', 'text', 'title']);
  });
});
