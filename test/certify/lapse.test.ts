import { describe, expect, it } from 'vitest';
import { isOver, lapse } from '../../src/certify/lapse.js';
import { revision } from './build.js';

const next = (name: string, frozenOn: string) => ({ ...revision, revision: name, frozenOn });

describe('the end of a certificate', () => {
  it('is twelve months after the run', () => {
    expect(lapse('2026-05-01T23:59:59.000Z', revision, [revision])).toEqual({
      lastDay: '2027-05-01',
      why: 'twelve months after the run',
    });
  });

  it('is in the same month where that has no such day', () => {
    expect(lapse('2028-02-29T00:00:00.000Z', revision, []).lastDay).toBe('2029-02-28');
    const later = [next('2099.1.0', '2026-08-31')];
    expect(lapse('2026-08-31T00:00:00.000Z', revision, later).lastDay).toBe('2027-02-28');
  });

  it('is six months after the first later revision, if that comes first', () => {
    const later = [next('2098.1.0', '2026-06-15'), next('2099.1.0', '2026-07-15')];
    const end = lapse('2026-05-01T10:00:00.000Z', revision, [revision, ...later]);
    expect(end).toEqual({
      lastDay: '2026-12-15',
      why: 'six months after revision 2098.1.0 of the contract was frozen',
    });
  });

  it('does not come from earlier revisions', () => {
    const earlier = [next('2020.1.0', '2020-01-01')];
    expect(lapse('2026-05-01T10:00:00.000Z', revision, earlier).lastDay).toBe('2027-05-01');
  });

  it('is the last day that counts', () => {
    const end = { lastDay: '2027-05-01', why: '' };
    expect(isOver(end, new Date('2027-05-01T23:59:59.999Z'))).toBe(false);
    expect(isOver(end, new Date('2027-05-02T00:00:00.000Z'))).toBe(true);
  });
});
