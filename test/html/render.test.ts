import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { html } from '../../reporters/html/html.js';
import { renderHtml } from '../../reporters/html/render.js';
import { areaName } from '../../reporters/html/words.js';
import { clientRequirements, requirements } from '../../src/contract/requirements.js';
import { citations } from '../../src/contract/sources.js';
import type { Results } from '../../src/results/results.js';
import { assembled, failed, result } from '../judge/build.js';
import { fixture } from './fixture.js';
import { attribute, type Element, elements, having, shown, textOf, within } from './parsed.js';

/** A run of the size that the figures are about. */
const results = fixture();
const page = renderHtml(results);
const all = elements(page);
const named = (name: string): Element[] => all.filter(({ tagName }) => tagName === name);
const requirement = (id: string): Element => {
  const found = all.find((one) => attribute(one, 'id') === id);
  if (found === undefined) throw new Error(`the page has no ${id}`);
  return found;
};

describe('the HTML report', { timeout: 30_000 }, () => {
  it('is made of a run of the size that the figures are about', () => {
    expect(results.summary.exchanges).toBeGreaterThan(2000);
    expect(results.requirements).toHaveLength(requirements.length);
  });

  it('is one file below 10 MB', () => {
    const [file, ...others] = html(results);
    expect(others).toEqual([]);
    expect(file?.path).toBe('report.html');
    expect(file?.content).toBe(page);
    expect(Buffer.byteLength(page)).toBeLessThan(10e6);
  });

  it('is the same for the same results', () => {
    expect(renderHtml(fixture({ size: 1 }))).toBe(renderHtml(fixture({ size: 1 })));
  });

  it('says the outcome in one sentence, and why', () => {
    expect(named('h1').map(textOf)).toEqual(['Example Videos 4.2.0 does not conform to the contract.']);
    expect(having(all, 'because').map(textOf)).toEqual([results.because]);
    const few = assembled([result('token.distinct')]);
    const sentence = (more: Partial<Results>): string => {
      const other = elements(renderHtml({ ...few, ...more }));
      return other
        .filter(({ tagName }) => tagName === 'h1')
        .map(textOf)
        .join();
    };
    expect(sentence({ outcome: 'conformant' })).toBe('Example Videos 4.2.0 conforms to the contract.');
    expect(sentence({ outcome: 'inconclusive', target: { url: 'http://127.0.0.1:9', reference: true } })).toBe(
      'It could not be judged whether the reference implementation conforms to the contract.',
    );
    expect(sentence({ product: null })).toBe('http://127.0.0.1:9 conforms to the contract.');
  });

  it('holds every sentence of the contract once, with its verdict and where it comes from', () => {
    for (const { id, text, sources = [], verdict } of results.requirements) {
      const content = textOf(requirement(id));
      expect(content).toContain(text);
      expect(sources.length).toBeGreaterThan(0);
      const links = within(requirement(id), 'a').flatMap((one) => attribute(one, 'href') ?? []);
      for (const { title, section, url } of sources) {
        expect(content).toContain(`${title}, ${section}`);
        expect(links).toContain(url);
      }
      if (verdict === 'pass' || verdict === 'fail') expect(content).toContain(verdict);
    }
    expect(having(all, 'requirement')).toHaveLength(requirements.length);
  });

  it('shows failures first and unfolded, the weightiest first, and all else folded away', () => {
    const failing = having(all, 'requirement').slice(0, 8);
    expect(failing.map((one) => attribute(one, 'data-standing'))).toEqual(Array.from({ length: 8 }, () => 'fail'));
    expect(failing.map((one) => attribute(one, 'data-level'))).toEqual([
      ...Array.from({ length: 6 }, () => 'must'),
      'should',
      'should',
    ]);
    expect(failing.every((one) => attribute(one, 'open') !== undefined)).toBe(true);
    const rest = having(all, 'requirement').slice(8);
    expect(rest.some((one) => attribute(one, 'data-standing') === 'fail' || attribute(one, 'open') !== undefined)).toBe(
      false,
    );
  });

  it('proves a failure: what was expected, what came, the counterexample, the steps, and how to see it again', () => {
    const content = textOf(requirement('redeem.history'));
    expect(content).toContain('Expectedthe second redemption not to succeed');
    expect(content).toContain('ActualHTTP 301');
    expect(content).toContain('Shows always (3 of 3 tries)');
    expect(content).toContain('chunk 2 of 2 with #1');
    expect(content).toContain('step by step: 5 requests');
    expect(content).toContain('POST https://videos.example.com/api/photo/redeem-upload-token');
    expect(content).toContain('301 Moved Permanently');
    expect(content).toContain('curl -sS -i');
    expect(content).toContain('upload-contract replay replay/redeem.history-1.json');
  });

  it('tells binary bodies by size and hash, and what never came', () => {
    const body = textOf(requirement('file.readback.bytes'));
    expect(body).toMatch(/Binary body of [\d,]+ bytes, SHA-256 [0-9a-f]{64}/);
    const silence = textOf(requirement('background.receiver.slow'));
    expect(silence).toContain('no answer in time: no answer within 30000 ms');
    expect(silence).toContain('Breaks the contract on purpose: the body ends before its announced length');
    expect(silence).toContain('Unusual transmission: held back in the middle of the body');
  });

  it('leads from what cannot be told to what stands in its way', () => {
    const links = named('a').filter((one) => attribute(one, 'href') === '#redeem.refusal.no-redirect');
    expect(links.length).toBeGreaterThan(0);
    expect(textOf(requirement('redeem.uses.default'))).toContain('Depends on redeem.refusal.no-redirect');
  });

  it('leads only to places that it has, and to the sources of the contract', () => {
    const ids = all.flatMap((one) => attribute(one, 'id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const inside = named('a').filter((link) => attribute(link, 'href')?.startsWith('#'));
    for (const link of inside) expect(ids).toContain(attribute(link, 'href')?.slice(1));
    const addresses = new Set(requirements.flatMap(citations).map(({ url }) => url));
    for (const link of named('a').filter((one) => !inside.includes(one))) {
      expect(addresses).toContain(attribute(link, 'href'));
      expect(attribute(link, 'rel')).toBe('noreferrer');
    }
  });

  it('has landmarks and one order of headings', () => {
    for (const landmark of ['header', 'nav', 'main', 'search']) expect(named(landmark)).toHaveLength(1);
    const levels = all.flatMap(({ tagName }) => (/^h[1-6]$/.test(tagName) ? [Number(tagName[1])] : []));
    for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  it('says beforehand what takes from the worth of its verdicts', () => {
    const notices = having(all, 'notice').map(textOf).join('\n');
    expect(notices).toContain('file.readback.large: the clock of this machine went backwards');
    expect(notices).toContain('The expected failure of token.distinct did not come');
    expect(having(elements(renderHtml(fixture({ trouble: false, size: 1 }))), 'notice')).toEqual([]);
  });

  it('shows what was observed and what the target can do', () => {
    const content = textOf(requirement('profile'));
    expect(content).toContain('chunk.wrong-size.status412');
    expect(content).toContain('redeem.accepts.gifyes');
    expect(content).toContain('imageRescale– nodeclared in the configuration: capabilities.imageRescale is false');
  });

  it('has a heading for each area of the contract', () => {
    const areas = [...requirements, ...clientRequirements].map(({ id }) => id.split('.', 1)[0] ?? '');
    expect(areas.filter((area) => areaName(area) === area)).toEqual([]);
  });

  it('tells its charts in words, too', () => {
    const bars = having(all, 'bar').map((bar) => textOf(bar));
    expect(bars).toHaveLength(1 + 10);
    const { pass } = results.summary.requirements;
    expect(bars[0]).toMatch(`All requirements: 8 fail, 1 waived, 2 inconclusive, 1 deferred, ${pass} pass`);
    const run = textOf(requirement('run'));
    expect(run).toContain('The timeline as a table');
    expect(run).toMatch(/Chunked uploads\d+, \d+ of failing checks/);
  });

  it('says how much of the evidence it shows', () => {
    const said = textOf(requirement('run'));
    const [, of, whole, line] =
      /Of ([\d,]+) exchanges this page shows ([\d,]+) whole and ([\d,]+) in a line\b/.exec(said) ?? [];
    const count = (text = ''): number => Number(text.replaceAll(',', ''));
    expect(count(of)).toBe(results.summary.exchanges);
    expect(having(all, 'exchange')).toHaveLength(count(whole));
    expect(having(all, 'line')).toHaveLength(count(whole) + count(line));
    // What has no room even for a line is counted.
    const counted = count(/and counts ([\d,]+);/.exec(said)?.[1]);
    expect(count(whole) + count(line) + counted).toBe(count(of));
  });

  it('allows nothing but its own style and its own script', () => {
    const policy = attribute(
      named('meta').find((one) => attribute(one, 'http-equiv')) ?? requirement('run'),
      'content',
    );
    const hash = (element: Element | undefined): string =>
      createHash('sha256')
        .update(element === undefined ? '' : textOf(element))
        .digest('base64');
    expect(policy?.split('; ')).toEqual([
      "default-src 'none'",
      `style-src 'sha256-${hash(named('style')[0])}'`,
      `script-src 'sha256-${hash(named('script')[0])}'`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    const inline = all.flatMap(({ attrs }) => attrs.filter(({ name }) => name === 'style' || name.startsWith('on')));
    expect(inline).toEqual([]);
    const loading = ['img', 'iframe', 'object', 'embed', 'link', 'base', 'source', 'audio', 'video', 'image', 'use'];
    expect(all.filter(({ tagName }) => loading.includes(tagName))).toEqual([]);
  });

  it('makes sense of runs that came to nothing', () => {
    const empty = assembled([], { selected: [] });
    const lost = {
      ...empty,
      run: { ...empty.run, startedAt: 'soon', finishedAt: '', complete: false },
      capabilities: {},
    };
    const bare = assembled([failed('token.distinct', { exchanges: [] }), result('token.issue.xml')]);
    for (const one of [empty, lost, bare])
      expect(shown(elements(renderHtml(one)))).not.toMatch(/NaN|Infinity|undefined|\[object/);
    expect(shown(elements(renderHtml(lost)))).toContain('The run is not complete');
  });
});
