import fc from 'fast-check';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Code, marked, Said, visible, weight } from '../../reporters/html/text.js';
import { elements, textOf } from './parsed.js';

const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** Any code units, often those that are trouble: controls, an override, halves of pairs, markup. */
const units = fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.constantFrom(0, 9, 10, 0x202e, 0xd83d, 0xde00, 38, 60));

function paragraph(text: string, lines = false): string {
  return render(h('p', null, marked(text, lines)));
}

function readBack(html: string): string {
  return elements(html)
    .filter(({ tagName }) => tagName === 'p')
    .map(textOf)
    .join('');
}

describe('a stranger’s text', { timeout: 30_000 }, () => {
  it('is text whatever it looks like', () => {
    expect(paragraph('<b>&amp;</b>"')).toBe('<p>&lt;b>&amp;amp;&lt;/b>&quot;</p>');
  });

  it('spells out what cannot be seen, repeats counted', () => {
    expect(paragraph('a\u202eb')).toBe('<p>a<mark>U+202E</mark>b</p>');
    expect(paragraph('\u0000\u0000\u0000\u001b[2J')).toBe('<p><mark>U+0000 ×3 U+001B</mark>[2J</p>');
    expect(paragraph('\ud83d|\udc00')).toBe('<p><mark>U+D83D</mark>|<mark>U+DC00</mark></p>');
    expect(paragraph('\u{e0041}')).toBe('<p><mark>U+E0041</mark></p>');
  });

  it('keeps line feeds and tabs only where there are lines', () => {
    expect(paragraph('a\n\tb\r\n', true)).toBe('<p>a\n\tb<mark>U+000D</mark>\n</p>');
    expect(paragraph('a\n\tb')).toBe('<p>a<mark>U+000A U+0009</mark>b</p>');
  });

  it('leaves every script and whole pairs of surrogates alone', () => {
    for (const text of ['日本語', 'עברית', 'é́', '😀', 'naïve ½']) expect(paragraph(text)).toBe(`<p>${text}</p>`);
  });

  it('is cut where it is too long, never in the middle of a character, and says so', () => {
    const cut = render(h('p', null, marked(`${'x'.repeat(9)}😀`, false, 10)));
    expect(cut).toBe('<p>xxxxxxxxx… (11 characters in all)</p>');
  });

  it('cannot turn the direction of what stands around it', () => {
    expect(render(h(Said, { text: 'עברית' }))).toBe('<bdi>עברית</bdi>');
    expect(render(h(Code, { text: 'עברית' }))).toBe('<code dir="ltr">עברית</code>');
  });

  it('is plain in labels, too', () => {
    expect(visible('a\u202eb\n', 10)).toBe('a[U+202E]b[U+000A]');
    expect(visible('x'.repeat(20), 10)).toBe(`${'x'.repeat(10)}… (20 characters in all)`);
  });

  it('comes back as it was when it holds nothing odd, and never with anything unseen', () => {
    fc.assert(
      fc.property(fc.array(units, { maxLength: 60 }), (codes) => {
        const text = String.fromCharCode(...codes);
        const back = readBack(paragraph(text));
        return !unseen.test(back) && (back === text || back.includes('U+'));
      }),
    );
  });

  it('weighs at least what it becomes', () => {
    const pieces = fc.constantFrom('a', '<', '&', '"', '\u0000', '\u202e', '\ud800', 'é', '\n');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 400 }), (parts) => {
        const text = parts.join('');
        expect(paragraph(text).length - '<p></p>'.length).toBeLessThanOrEqual(weight(text));
      }),
    );
  });
});
