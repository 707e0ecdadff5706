import { describe, expect, it } from 'vitest';
import { brokenBy } from './watch.js';

describe('ordinary traffic', () => {
  it('is clean in front of the reference', async () => {
    expect(await brokenBy({})).toEqual({ musts: [], shoulds: [] });
  });

  // Habits of right servers that are closest to what is judged; scripts/observed-faults.mjs tries all of them.
  it.each([
    'gateway-clock-ahead',
    'gzip',
    'http-1.0',
    'second-sets-upload-again',
    'files-by-content',
    'plain-200-refusals',
  ])('blames no right server: %s', async (variant) => {
    expect((await brokenBy({ variant })).musts).toEqual([]);
  });

  // A sample of docs/observed-faults.md, one of each kind.
  it.each([
    ['token-of-equal-calls-equal', 'token.distinct'],
    ['token-lifetime-unlimited', 'token.lifetime.above'],
    ['xml-without-valid-until', 'token.issue.terms'],
    ['one-use-too-many', 'redeem.uses.exact'],
    ['consumed-token-redirects', 'redeem.refusal.no-redirect'],
    ['return-url-query-lost', 'callback.return-url.query'],
    ['inner-chunk-redirects', 'chunk.inner.silent'],
    ['short-chunk-accepted', 'chunk.wrong.short'],
    ['repeat-uploads-again', 'chunk.repeat.after-completion'],
    ['ok-line-swapped', 'background.ok-line.values'],
    ['replacement-makes-photo', 'replace.redeem.same-photo'],
    ['file-xml-without-url', 'file.upload.xml'],
  ])('shows the fault %s', async (fault, requirement) => {
    const { musts, shoulds } = await brokenBy({ fault });
    expect([...musts, ...shoulds]).toContain(requirement);
  });
});
