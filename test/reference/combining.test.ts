import { describe, expect, it } from 'vitest';
import { decide } from '../../reference/decisions/decide.js';
import { change, together } from '../../reference/decisions/decisions.js';
import { defaults } from '../../reference/decisions/defaults.js';
import type { Variant } from '../../reference/faults/fault.js';
import { combine, footprintOf, obstacle } from '../../reference/variants/combining.js';

const variant = (id: string, choose: Variant['choose'], claims: readonly string[] = []): Variant => ({
  id,
  sentence: id,
  choose,
  claims,
});

const replaced = variant(
  'replaced',
  change('metadata', () => ({ title: () => 'replaced' })),
);
const louder = variant(
  'louder',
  change('metadata', ({ title }) => ({ title: (text) => `${title(text)}!` })),
);
const slower = variant(
  'slower',
  change('metadata', ({ title }) => ({ title: (text) => `${title(text)}...` })),
);

describe('what a variant does', () => {
  it('replaces what it does not look at, and builds on what it does', () => {
    const { replaces, buildsOn } = footprintOf(
      together(
        change('callbacks', ({ own }) => ({ own: (...args) => own(...args), status: 302 })),
        change('answers', ({ json }) => ({ json: { ...json, value: (_name, text) => text.length } })),
      ),
    );
    expect([...replaces]).toEqual(['answers.json.value', 'callbacks.status']);
    expect([...buildsOn]).toEqual(['callbacks.own']);
  });

  it('copying all decisions of an area reads none of them', () => {
    expect(footprintOf((decisions) => ({ ...decisions, photos: { ...decisions.photos } })).reads).toEqual(new Set());
  });
});

describe('variants that decide the same', () => {
  it('cannot be combined when both replace it', () => {
    const other = variant(
      'other',
      change('metadata', () => ({ title: () => 'other' })),
    );
    expect(obstacle(replaced, other)).toBe('both decide metadata.title');
    expect(() => combine([louder, replaced, other])).toThrow(
      'The variants "replaced" and "other" cannot be combined: both decide metadata.title.',
    );
  });

  it('build on each other, after the one that replaces it', () => {
    const { metadata } = combine([louder, slower, replaced])(defaults);
    expect(metadata.title('asked')).toBe('replaced!...');
  });

  it('cannot be combined when each builds on what the other replaces', () => {
    const tagging = change('metadata', ({ tags }) => ({ title: () => 'one', tags: (text) => tags(text) }));
    const titling = change('metadata', ({ title }) => ({ tags: () => 'other', title: (text) => title(text) }));
    expect(obstacle(variant('tagging', tagging), variant('titling', titling))).toContain('each builds on');
  });

  it('cannot be combined when they claim the same', () => {
    expect(obstacle({ ...louder, claims: ['leeway'] }, { ...slower, claims: ['leeway'] })).toBe(
      'both claim the leeway',
    );
  });
});

it('an instance is several variants at once', () => {
  const { transport, callbacks } = decide(undefined, ['gzip', 'http-1.0', 'domain-with-port']);
  expect([transport.gzip, transport.http10]).toEqual([true, true]);
  expect(callbacks.domain).not.toBe(defaults.callbacks.domain);
});
