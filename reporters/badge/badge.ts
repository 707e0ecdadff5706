import { decisive } from '../../src/results/outcome.js';
import type { Results } from '../../src/results/results.js';
import { xmlLine } from '../junit/xml-text.js';
import type { ReportFile } from '../report-file.js';

/** The content of a badge. */
interface Badge {
  readonly label: string;
  readonly message: string;
  /** Name of a colour as shields knows it. */
  readonly color: 'brightgreen' | 'yellowgreen' | 'red' | 'lightgrey';
}

/** The colours of the picture, dark enough for white letters. */
const fills: Readonly<Record<Badge['color'], string>> = {
  brightgreen: '#2b7a2f',
  yellowgreen: '#65701a',
  red: '#b3261e',
  lightgrey: '#5c5f66',
};

/** What is judged only in part must not look like conformance. */
function badgeOf({ outcome, requirements, run, staleExpectations: stale, notJudged }: Results): Badge {
  const label = 'upload contract';
  if (outcome === 'inconclusive') return { label, message: 'not judged', color: 'lightgrey' };
  if (outcome === 'nonconformant') {
    const failed = decisive(requirements, run.failOn).length;
    const message = failed === 0 ? `${stale.length} stale` : `${failed} failing`;
    return { label, message, color: 'red' };
  }
  if (outcome === 'partial') {
    const missing = notJudged.reduce((sum, one) => sum + one.requirements, 0);
    return { label, message: `partial, ${missing} not judged`, color: 'yellowgreen' };
  }
  return { label, message: 'conformant', color: 'brightgreen' };
}

/** A text within an element or an attribute. */
function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return xmlLine(text).replaceAll(/[&<>"]/g, (char) => entities[char] ?? char);
}

/** Draws two words side by side; the letters are stretched to a fixed width, whatever the font. */
function drawn({ label, message, color }: Badge): string {
  const width = (text: string): number => Math.round(text.length * 6.6);
  const [left, right] = [width(label) + 12, width(message) + 12];
  const title = escaped(`${label}: ${message}`);
  const word = (text: string, x: number): string =>
    `<text x="${x}" y="14" textLength="${width(text)}" lengthAdjust="spacingAndGlyphs">${escaped(text)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${title}">`,
    `<title>${title}</title>`,
    `<clipPath id="corners"><rect width="${left + right}" height="20" rx="4"/></clipPath>`,
    '<g clip-path="url(#corners)">',
    `<rect width="${left}" height="20" fill="#33363b"/>`,
    `<rect x="${left}" width="${right}" height="20" fill="${fills[color]}"/>`,
    '</g>',
    '<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">',
    word(label, 6),
    word(message, left + 6),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

/** The badge of a certificate, as a picture: what a vendor shows. @param revision of the contract */
export function certificateBadge(revision: string): string {
  return drawn({ label: 'upload contract', message: `certified ${revision}`, color: 'brightgreen' });
}

/** The outcome as a picture, `badge.svg`, and as shields.io reads it from an address, `badge.json`. */
export function badge(results: Results): ReportFile[] {
  const said = badgeOf(results);
  return [
    { path: 'badge.svg', content: drawn(said) },
    { path: 'badge.json', content: `${JSON.stringify({ schemaVersion: 1, ...said })}\n` },
  ];
}
