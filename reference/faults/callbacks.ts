import { change } from '../decisions/decisions.js';
import type { Outcome, Pair } from '../state/model.js';
import { type Fault, faultsOf } from './fault.js';

/** Changes the documents' own parameters of one outcome. */
const own = (kind: Outcome['kind'], changed: (pairs: readonly Pair[]) => readonly Pair[]) =>
  change('callbacks', (before) => ({
    own(outcome, token, field, domain) {
      const pairs = before.own(outcome, token, field, domain);
      return outcome.kind === kind && token.kind === 'upload' ? changed(pairs) : pairs;
    },
  }));

const without = (name: string) => (pairs: readonly Pair[]) => pairs.filter(([other]) => other !== name);

const having = (name: string, value: string) => (pairs: readonly Pair[]) =>
  pairs.map((pair): Pair => (pair[0] === name ? [name, value] : pair));

const renumbered = (changed: (photoId: string, count: number) => string) =>
  change('archive', ({ number }) => ({
    number(count, token) {
      const photo = number(count, token);
      return count === 1 ? photo : { ...photo, photoId: changed(photo.photoId, count) };
    },
  }));

export const callbackFaults: readonly Fault[] = faultsOf('callbacks', [
  {
    id: 'success-without-upload-token',
    breaks: 'callback.upload-token',
    sentence: 'The callback of a successful upload does not name the upload token.',
    plant: own('success', without('upload_token')),
  },
  {
    id: 'success-with-upload-token-cut',
    breaks: 'callback.upload-token',
    sentence: 'The callback of a successful upload names the first half of the upload token.',
    plant: own('success', (pairs) =>
      pairs.map(([name, value]) => [name, name === 'upload_token' ? value.slice(0, 20) : value]),
    ),
  },
  {
    id: 'success-without-domain',
    breaks: 'callback.domain',
    sentence: 'The callback of a successful upload does not name the domain.',
    plant: own('success', without('domain')),
  },
  {
    id: 'domain-with-scheme',
    breaks: 'callback.domain',
    sentence: 'The domain has a scheme.',
    plant: change('callbacks', ({ domain }) => ({
      domain: (site, host, token) => `http://${domain(site, host, token)}`,
    })),
  },
  {
    id: 'domain-with-path',
    breaks: 'callback.domain',
    sentence: 'The domain ends with a slash.',
    plant: change('callbacks', ({ domain }) => ({ domain: (site, host, token) => `${domain(site, host, token)}/` })),
  },
  {
    id: 'domain-of-another-site',
    breaks: 'callback.domain.host',
    sentence: 'The domain is that of another site.',
    plant: change('callbacks', () => ({ domain: () => 'www.example.org' })),
  },
  {
    id: 'domain-by-turns',
    breaks: 'callback.domain.constant',
    sentence: 'Two machines of one site give their own names by turns.',
    plant(decisions) {
      let calls = 0;
      return change('callbacks', ({ domain }) => ({
        domain(site, host, token) {
          calls += 1;
          return `www${(calls % 2) + 1}.${domain(site, host, token)}`;
        },
      }))(decisions);
    },
  },
  {
    id: 'domain-other-in-background',
    breaks: 'callback.domain.constant',
    sentence: 'With background_return_p=1 the domain is another one.',
    plant: change('callbacks', ({ domain }) => ({
      domain: (site, host, token) =>
        `${token.background && token.kind === 'upload' ? 'worker.' : ''}${domain(site, host, token)}`,
    })),
  },
  {
    id: 'success-without-photo-id',
    breaks: 'callback.photo-id',
    sentence: 'The callback holds no photo_id.',
    plant: own('success', without('photo_id')),
  },
  {
    id: 'success-with-empty-photo-id',
    breaks: 'callback.photo-id',
    sentence: 'The photo_id of the callback is empty.',
    plant: own('success', having('photo_id', '')),
  },
  {
    id: 'photo-id-shared',
    breaks: 'callback.photo-id.distinct',
    sentence: 'Photos of the same moment share a photo_id.',
    plant: renumbered((_photoId, count) => String(200_000 + Math.floor(count / 4))),
  },
  {
    id: 'photo-id-swapped',
    breaks: 'callback.photo-id.resolves',
    sentence: 'photo_id and tree_id are swapped.',
    plant: own('success', (pairs) =>
      pairs.map(([name, value]) => [name === 'photo_id' ? 'tree_id' : name === 'tree_id' ? 'photo_id' : name, value]),
    ),
  },
  {
    id: 'photo-id-of-the-next',
    breaks: 'callback.photo-id.resolves',
    sentence: 'The photo_id of the callback is that of the photo to come.',
    plant: own('success', (pairs) =>
      pairs.map(([name, value]) => [name, name === 'photo_id' ? String(Number(value) + 1_000) : value]),
    ),
  },
  {
    id: 'success-without-tree-id',
    breaks: 'callback.tree-id',
    sentence: 'The callback holds no tree_id.',
    plant: own('success', without('tree_id')),
  },
  {
    id: 'success-without-photo-token',
    breaks: 'callback.token',
    sentence: 'The callback does not hold the token of the photo.',
    plant: own('success', without('token')),
  },
  {
    id: 'domain-twice',
    breaks: 'callback.names-once',
    sentence: 'The domain stands in the callback twice.',
    plant: own('success', (pairs) => [...pairs, ...pairs.filter(([name]) => name === 'domain')]),
  },
  {
    id: 'success-with-message',
    breaks: 'callback.success.no-error',
    sentence: 'The callback of a successful upload says so in error_message.',
    plant: own('success', (pairs) => [...pairs, ['error_message', 'The upload was successful']]),
  },
  {
    id: 'success-with-empty-message',
    breaks: 'callback.success.no-empty-error',
    sentence: 'The callback of a successful upload has an empty error_message.',
    plant: own('success', (pairs) => [...pairs, ['error_message', '']]),
  },
  {
    id: 'failure-not-returned',
    breaks: 'callback.failure.sent',
    sentence: 'After a failed upload the client stays on a page of the site.',
    plant: change('callbacks', () => ({
      returns: (outcome, token) => outcome.kind === 'success' || token.kind === 'replace',
    })),
  },
  {
    id: 'failure-without-message',
    breaks: 'callback.failure.error-message',
    sentence: 'The callback of a failed upload has no error_message.',
    plant: own('failure', without('error_message')),
  },
  {
    id: 'failure-with-empty-message',
    breaks: 'callback.failure.error-message',
    sentence: 'The error_message of a missing file is empty.',
    plant: change('callbacks', () => ({ message: () => '' })),
  },
  {
    id: 'failure-without-upload-token',
    breaks: 'callback.failure.upload-token',
    sentence: 'The callback of a failed upload does not name the upload token.',
    plant: own('failure', without('upload_token')),
  },
  {
    id: 'failure-without-domain',
    breaks: 'callback.failure.domain',
    sentence: 'The callback of a failed upload does not name the domain.',
    plant: own('failure', without('domain')),
  },
  {
    id: 'failure-with-ids',
    breaks: 'callback.failure.no-ids',
    sentence: 'The callback of a failed upload holds a photo_id of 0.',
    plant: own('failure', (pairs) => [...pairs, ['photo_id', '0'], ['tree_id', '0']]),
  },
  {
    id: 'failure-in-fragment',
    breaks: 'callback.failure.query',
    sentence: 'The parameters of a failed upload are added behind the fragment of return_url.',
    plant: change('callbacks', ({ compose }) => ({
      compose: (returnUrl, added) =>
        added.includes('error_message=') && returnUrl.includes('#')
          ? `${returnUrl}&${added}`
          : compose(returnUrl, added),
    })),
  },
  {
    id: 'failure-to-the-root',
    breaks: 'callback.failure.sent',
    sentence: 'After a failed upload the client is sent to the start page of the site of return_url.',
    plant: change('callbacks', ({ compose }) => ({
      compose: (returnUrl, added) =>
        compose(added.includes('error_message=') ? new URL('/', returnUrl).href : returnUrl, added),
    })),
  },
  {
    id: 'failure-loses-query',
    breaks: 'callback.failure.query',
    sentence: 'In the callback of a failed upload the query of return_url is lost.',
    plant: change('callbacks', ({ compose }) => ({
      compose: (returnUrl, added) =>
        compose(added.includes('error_message=') ? returnUrl.replace(/\?[^#]*/, '') : returnUrl, added),
    })),
  },
  {
    id: 'client-and-server-call-back',
    breaks: 'callback.by-client-only',
    sentence: 'The server calls return_url itself even when the client is sent there.',
    plant: change('background', () => ({ reports: () => true })),
  },
  {
    id: 'short-callback-1499',
    breaks: 'callback.length.near-limit',
    sentence: 'An address of 1499 characters is already too long for a GET.',
    plant: change('callbacks', () => ({ goesByGet: ({ address }) => address.length < 1499 })),
  },
  {
    id: 'short-callback-1024',
    breaks: 'callback.length.near-limit',
    sentence: 'An address of 1024 characters is already too long for a GET.',
    plant: change('callbacks', () => ({ goesByGet: ({ address }) => address.length < 1024 })),
  },
  {
    id: 'short-callback-400',
    breaks: 'callback.length.short',
    sentence: 'An address of 400 characters is already too long for a GET.',
    plant: change('callbacks', () => ({ goesByGet: ({ address }) => address.length < 400 })),
  },
  {
    id: 'long-callback-cut',
    breaks: 'callback.length.long',
    sentence: 'An address above 1500 characters is cut.',
    plant: change('callbacks', ({ status }) => ({
      long: ({ address }) => ({ status, headers: [['Location', address.slice(0, 1499)]], body: Buffer.alloc(0) }),
    })),
  },
  {
    id: 'long-callback-form-unescaped',
    breaks: 'callback.length.long',
    sentence: 'The form that posts a long callback keeps quotes in its values.',
    plant: change('callbacks', ({ long }) => ({
      long(callback) {
        const answer = long(callback);
        const html = answer.body.toString().replaceAll('&quot;', '"').replaceAll('&amp;', '&');
        return { ...answer, body: Buffer.from(html) };
      },
    })),
  },
  {
    id: 'long-callback-form-apostrophe',
    breaks: 'callback.length.long',
    sentence: 'The form that posts a long callback puts its values between apostrophes and leaves those in them alone.',
    plant: change('callbacks', ({ long }) => ({
      long(callback) {
        const answer = long(callback);
        return { ...answer, body: Buffer.from(answer.body.toString().replace(/value="([^"]*)"/g, "value='$1'")) };
      },
    })),
  },
  {
    id: 'long-callback-form-short',
    breaks: 'callback.length.long',
    sentence: 'The form that posts a long callback leaves out the extra parameters.',
    plant: change('callbacks', ({ long }) => ({
      long: (callback) => long({ ...callback, pairs: callback.pairs.slice(0, 5) }),
    })),
  },
  {
    id: 'long-callback-form-query-lost',
    breaks: 'callback.length.long',
    sentence: 'The form of a long callback goes to the address without its query.',
    plant: change('callbacks', ({ long }) => ({
      long: (callback) => long({ ...callback, returnUrl: callback.returnUrl.replace(/\?.*$/s, '') }),
    })),
  },
  {
    id: 'long-callback-form-with-a-button',
    breaks: 'callback.length.self-posting',
    sentence: 'The form that posts a long callback waits for a click on its button.',
    plant: change('callbacks', ({ long }) => ({
      long(callback) {
        const answer = long(callback);
        const html = answer.body.toString().replace(/<script[\s\S]*?<\/script>/g, '<button>Continue</button>');
        return { ...answer, body: Buffer.from(html) };
      },
    })),
  },
  {
    id: 'long-callback-form-empty-lost',
    breaks: 'callback.extras.empty',
    sentence: 'The form that posts a long callback leaves out extra parameters without a value.',
    plant: change('callbacks', ({ long }) => ({
      long: (callback) => long({ ...callback, pairs: callback.pairs.filter(([, value]) => value !== '') }),
    })),
  },
]);
