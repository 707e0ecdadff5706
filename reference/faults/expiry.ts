import { change } from '../decisions/decisions.js';
import type { TokenDecisions } from '../decisions/tokens.js';
import { wholeNumber } from '../server/parameters.js';
import type { Pair } from '../state/model.js';
import { type Fault, faultsOf } from './fault.js';

const minute = 60_000;
const hour = 60 * minute;

const expiring = (expired: TokenDecisions['expired'], area: 'tokens' | 'replaceTokens' = 'tokens') =>
  change(area, () => ({ expired }));

/** A token that was asked for in this way never expires, whatever its answer states. */
const neverExpiring = (when: (asked: string) => boolean) =>
  change('tokens', ({ expiresAt, told }) => ({
    expiresAt: (issuedAt, minutes, asked) =>
      asked !== undefined && when(asked) ? Number.POSITIVE_INFINITY : expiresAt(issuedAt, minutes, asked),
    told: { ...told, validUntil: (token) => String(Math.floor(token.issuedAt / 1000) + token.minutes * 60) },
  }));

const location: Pair = ['Location', '/expired'];

export const expiryFaults: readonly Fault[] = faultsOf('tokens', [
  {
    id: 'expires-three-minutes-early',
    breaks: 'token.expiry.alive',
    sentence: 'A token expires three minutes before its time.',
    plant: expiring((token, now) => now >= token.expiresAt - 3 * minute),
  },
  {
    id: 'expires-ten-minutes-late',
    breaks: 'token.expiry.ended',
    sentence: 'A token expires ten minutes after its time.',
    plant: expiring((token, now) => now >= token.expiresAt + 10 * minute),
  },
  {
    id: 'replace-expires-three-minutes-early',
    breaks: 'replace.expiry.alive',
    sentence: 'A replace token expires three minutes before its time.',
    plant: expiring((token, now) => now >= token.expiresAt - 3 * minute, 'replaceTokens'),
  },
  {
    id: 'replace-expires-ten-minutes-late',
    breaks: 'replace.expiry.ended',
    sentence: 'A replace token expires ten minutes after its time.',
    plant: expiring((token, now) => now >= token.expiresAt + 10 * minute, 'replaceTokens'),
  },
  {
    id: 'lifetime-not-a-number-never-expires',
    breaks: 'token.expiry.out-of-range',
    sentence: 'A token whose valid_minutes was not a number is stated to be valid for 180 minutes, and never expires.',
    plant: neverExpiring((asked) => wholeNumber(asked) === undefined),
  },
  {
    id: 'chunks-never-expire',
    breaks: 'token.expiry.chunk',
    sentence: 'Files in chunks are completed under a token that has expired.',
    plant: change('chunks', ({ tokenIsChecked }) => ({
      tokenIsChecked: (stage, defect) => defect !== 'expired' && tokenIsChecked(stage, defect),
    })),
  },
  {
    id: 'expired-chunks-redirect',
    breaks: 'token.expiry.chunk',
    sentence: 'A chunk under an expired token is redirected to a page that says so.',
    plant: change('tokens', ({ refusalStatus, refusalHeaders }) => ({
      refusalStatus: (defect, isChunk) => (defect === 'expired' && isChunk ? 302 : refusalStatus(defect, isChunk)),
      refusalHeaders: [...refusalHeaders, location],
    })),
  },
  {
    id: 'expires-a-minute-early',
    breaks: 'token.expiry.not-early',
    sentence: 'A token expires one minute early.',
    plant: expiring((token, now) => now >= token.expiresAt - minute),
  },
  {
    id: 'expires-by-seconds',
    breaks: 'token.expiry.alive',
    sentence: 'A token expires after as many seconds as it was given minutes.',
    plant: expiring((token, now) => now >= token.issuedAt + token.minutes * 1000),
  },
  {
    id: 'expires-a-minute-late',
    breaks: 'token.expiry.not-late',
    sentence: 'A token expires one minute late.',
    plant: expiring((token, now) => now >= token.expiresAt + minute),
  },
  {
    id: 'expires-never',
    breaks: 'token.expiry.ended',
    sentence: 'A token never ends, since seconds are compared with milliseconds.',
    plant: expiring((token, now) => now / 1000 >= token.expiresAt),
  },
  {
    id: 'untitled-never-expires',
    breaks: 'token.expiry.ended',
    sentence: 'A token without a title never ends.',
    plant: expiring((token, now) => token.metadata.title !== '' && now >= token.expiresAt),
  },
  {
    id: 'hundred-uses-never-expire',
    breaks: 'token.expiry.ended',
    sentence: 'A token for a hundred uploads never ends.',
    plant: expiring((token, now) => token.uses.max < 100 && now >= token.expiresAt),
  },
  {
    id: 'expires-default-doubled',
    breaks: 'token.expiry.default',
    sentence: 'A token of 180 minutes can be used for 360.',
    plant: expiring((token, now) => now >= token.expiresAt + (token.minutes === 180 ? 180 * minute : 0)),
  },
  {
    id: 'expires-maximum-halved',
    breaks: 'token.expiry.maximum',
    sentence: 'A token of 24 hours can be used for 12.',
    plant: expiring((token, now) => now >= Math.min(token.expiresAt, token.issuedAt + 12 * hour)),
  },
  {
    id: 'expires-maximum-next-day',
    breaks: 'token.expiry.maximum',
    sentence: 'A token of 24 hours can be used until the end of the next day.',
    plant: expiring((token, now) => now >= token.expiresAt + (token.minutes === 1440 ? 12 * hour : 0)),
  },
  {
    id: 'lifetime-of-zero-never-expires',
    breaks: 'token.expiry.out-of-range',
    sentence: 'A token whose valid_minutes was 0 is stated to be valid for 15 minutes, and never expires.',
    plant: neverExpiring((asked) => asked === '0'),
  },
  {
    id: 'lifetime-below-zero-never-expires',
    breaks: 'token.expiry.out-of-range',
    sentence: 'A token whose valid_minutes was below 0 is stated to be valid for 15 minutes, and never expires.',
    plant: neverExpiring((asked) => Number(asked) < 0),
  },
  {
    id: 'expires-as-asked-out-of-range',
    breaks: 'token.expiry.out-of-range',
    sentence: 'A lifetime out of range is stated as brought into range, but applied as it was asked for.',
    plant: change('tokens', ({ told, expiresAt }) => ({
      expiresAt: (issuedAt, minutes, asked) => expiresAt(issuedAt, wholeNumber(asked) ?? minutes, asked),
      told: { ...told, validUntil: (token) => String(Math.floor(token.issuedAt / 1000) + token.minutes * 60) },
    })),
  },
  {
    id: 'expires-after-last-use',
    breaks: 'token.expiry.fixed',
    sentence: 'The lifetime of a token begins again with each use.',
    plant: expiring((token, now) => now >= Math.max(token.expiresAt, (token.uses.last ?? 0) + token.minutes * minute)),
  },
  {
    id: 'expires-with-the-newest',
    breaks: 'token.expiry.own',
    sentence: 'Every token has the lifetime of the one that was issued last.',
    plant(decisions) {
      let newest = 0;
      return change('tokens', ({ expiresAt }) => ({
        expiresAt(issuedAt, minutes, asked) {
          newest = minutes;
          return expiresAt(issuedAt, minutes, asked);
        },
        expired: (token, now) => now >= token.issuedAt + newest * minute,
      }))(decisions);
    },
  },
  {
    id: 'expires-as-redeemed',
    breaks: 'token.expiry.bound',
    sentence: 'A valid_minutes sent when redeeming counts from the issue of the token.',
    plant: change('tokens', ({ expiresAt }) => ({
      terms(token, sent) {
        const minutes = wholeNumber(sent.get('valid_minutes'));
        return minutes === undefined
          ? token
          : { ...token, minutes, expiresAt: expiresAt(token.issuedAt, minutes, undefined) };
      },
    })),
  },
  {
    id: 'expiry-not-seen-by-chunks',
    breaks: 'token.expiry.chunk-refused',
    sentence: 'Chunks are accepted under an expired token; only the one that completes the file is not.',
    plant: change('chunks', () => ({ tokenIsChecked: (stage, defect) => stage === 'whole' || defect !== 'expired' })),
  },
  {
    id: 'expired-token-redirects',
    breaks: 'token.expiry.plain',
    sentence: 'With an expired token the client is sent to return_url with an error_message.',
    plant: change('callbacks', () => ({ returnsBadToken: (defect) => defect === 'expired' })),
  },
  {
    id: 'token-without-return-url-never-expires',
    breaks: 'token.expiry.ended',
    sentence: 'A token without return_url never ends.',
    plant: expiring((token, now) => token.returnUrl !== undefined && now >= token.expiresAt),
  },
  {
    id: 'token-used-once-never-expires',
    breaks: 'token.expiry.ended',
    sentence: 'A token that was used before, and has uses left, never ends.',
    plant: expiring((token, now) => token.uses.taken === 0 && now >= token.expiresAt),
  },
  {
    id: 'token-used-twice-never-expires',
    breaks: 'redeem.history.clock',
    sentence: 'A token that was used twice, and has uses left, never ends.',
    plant: expiring((token, now) => token.uses.taken < 2 && now >= token.expiresAt),
  },
  {
    id: 'expired-token-calls-back',
    breaks: 'token.expiry.plain',
    sentence: 'An expired token leads to a background callback with an error_message.',
    plant: change('callbacks', () => ({
      returnsBadToken: (defect, token) => defect === 'expired' && token.background,
    })),
  },
  {
    id: 'replace-token-in-the-background-never-expires',
    breaks: 'replace.expiry.ended',
    sentence: 'A replace token with background_return_p=1 never ends.',
    plant: expiring((token, now) => !token.background && now >= token.expiresAt, 'replaceTokens'),
  },
  {
    id: 'replace-expires-a-minute-early',
    breaks: 'replace.expiry.not-early',
    sentence: 'A replace token expires one minute early.',
    plant: expiring((token, now) => now >= token.expiresAt - minute, 'replaceTokens'),
  },
  {
    id: 'replace-expires-a-minute-late',
    breaks: 'replace.expiry.not-late',
    sentence: 'A replace token expires one minute late.',
    plant: expiring((token, now) => now >= token.expiresAt + minute, 'replaceTokens'),
  },
]);
