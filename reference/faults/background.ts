import { change } from '../decisions/decisions.js';
import type { Pair } from '../state/model.js';
import { brokenLines } from './broken-headers.js';
import { type Fault, faultsOf } from './fault.js';

/** Changes the address that is called. */
const calling = (changed: (address: string) => string) =>
  change('background', ({ requests }) => ({
    requests: (address, outcome, token) => requests(changed(address), outcome, token),
  }));

/** The characters that a callback adds to a return_url. */
const addedTo = (address: string, returnUrl: string) => address.length - returnUrl.length - 1;

const without = (name: string) => (address: string) => address.replace(new RegExp(`(?<=[?&])${name}=[^&#]*&?`), '');

/** The request to return_url. */
export const backgroundFaults: readonly Fault[] = faultsOf('background', [
  {
    id: 'background-not-sent',
    breaks: 'background.callback.sent',
    sentence: 'The server never calls return_url.',
    plant: change('background', ({ requests }) => ({
      requests: (address, outcome, token) => (outcome.kind === 'success' ? [] : requests(address, outcome, token)),
    })),
  },
  {
    id: 'background-post',
    breaks: 'background.callback.get',
    sentence: 'The background callback is a POST.',
    plant: change('background', () => ({
      requests(address) {
        const [target = '', body = ''] = address.split('?');
        return [{ method: 'POST', address: target, body }];
      },
    })),
  },
  {
    id: 'background-twice',
    breaks: 'background.callback.once',
    sentence: 'The background callback is sent twice.',
    plant: change('background', () => ({
      requests: (address) => [
        { method: 'GET', address },
        { method: 'GET', address },
      ],
    })),
  },
  {
    id: 'background-without-tree-id',
    breaks: 'background.callback.values',
    sentence: 'The background callback holds no tree_id.',
    plant: calling(without('tree_id')),
  },
  {
    id: 'background-without-upload-token',
    breaks: 'background.callback.values',
    sentence: 'The background callback does not name the upload token.',
    plant: calling(without('upload_token')),
  },
  {
    id: 'background-loses-query',
    breaks: 'background.callback.return-url',
    sentence: 'The background callback loses the query of return_url.',
    plant: calling((address) => address.replace(/\?.*?(?=domain=)/, '?')),
  },
  {
    id: 'background-loses-path',
    breaks: 'background.callback.return-url',
    sentence: 'The background callback goes to the path of return_url with a slash behind it.',
    plant: calling((address) => address.replace(/\/?\?/, '/?')),
  },
  {
    id: 'background-fragment-sent',
    breaks: 'background.callback.return-url',
    sentence: 'The fragment of return_url is escaped into the request of the background callback.',
    plant: calling((address) => address.replaceAll('#', '%23')),
  },
  {
    id: 'background-breaks-headers',
    breaks: 'callback.return-url.no-header-injection',
    sentence: 'An escaped line break in return_url begins another header of the background callback.',
    plant: change('background', () => ({
      requests: (address) => [{ method: 'GET', address, headers: brokenLines(address).slice(1) }],
    })),
  },
  {
    id: 'background-photo-of-the-next',
    breaks: 'background.callback.photo-known',
    sentence: 'The background callback names the photo that comes next.',
    plant: calling((address) => address.replace(/(?<=photo_id=)\d+/, (id) => String(Number(id) + 1000))),
  },
  {
    id: 'background-without-extras',
    breaks: 'background.callback.extras',
    sentence: 'The background callback repeats no extra parameters.',
    plant: change('background', ({ shorten }) => ({
      shorten: (own, _extras, compose, limit) => shorten(own, [], compose, limit),
    })),
  },
  {
    id: 'background-silent-on-failure',
    breaks: 'background.callback.failure',
    sentence: 'After a failed upload the server does not call return_url.',
    plant: change('background', ({ requests }) => ({
      requests: (address, outcome, token) => (outcome.kind === 'failure' ? [] : requests(address, outcome, token)),
    })),
  },
  {
    id: 'background-failure-without-message',
    breaks: 'background.callback.failure',
    sentence: 'The background callback of a failed upload has no error_message.',
    plant: calling(without('error_message')),
  },
  {
    id: 'background-failure-with-ids',
    breaks: 'background.callback.failure-no-ids',
    sentence: 'The background callback of a failed upload holds an empty photo_id and a token.',
    plant: change('background', ({ requests }) => ({
      requests: (address, outcome, token) =>
        requests(outcome.kind === 'failure' ? `${address}&photo_id=0&tree_id=0&token=none` : address, outcome, token),
    })),
  },
  {
    id: 'background-longer-than-1500',
    breaks: 'background.callback.length',
    sentence: 'The data added to a background callback may be 1501 characters long.',
    plant: change('background', () => ({ measure: addedTo, limit: 1501 })),
  },
  {
    id: 'background-target-longer-than-1500',
    breaks: 'background.callback.length.target',
    sentence: 'The 1500 characters of a background callback are counted on the added data alone.',
    plant: change('background', () => ({ measure: addedTo })),
  },
  {
    id: 'background-escape-cut',
    breaks: 'background.callback.escapes',
    sentence: 'A background callback that is too long is cut at 1500 characters, wherever that is.',
    plant: change('background', () => ({
      shorten: (own, extras, compose) => compose([...own, ...extras]).slice(0, 1500),
    })),
  },
  {
    id: 'background-values-cut',
    breaks: 'background.callback.whole-values',
    sentence: 'A background callback that is too long repeats the first 100 characters of each extra parameter.',
    plant: change('background', ({ shorten }) => ({
      shorten(own, extras, compose, fits) {
        const cut: readonly Pair[] = extras.map(([name, value]) => [name, value.slice(0, 100)]);
        return shorten(own, fits(compose([...own, ...extras])) ? extras : cut, compose, fits);
      },
    })),
  },
  {
    id: 'background-without-return-url-refused',
    breaks: 'background.return-url.optional-granted',
    sentence: 'A token for the background without return_url is refused.',
    plant: change('background', () => ({ needsReturnUrl: true })),
  },
  {
    id: 'background-2048',
    breaks: 'background.callback.length',
    sentence: 'The background callback may be 2048 characters long.',
    plant: change('background', () => ({ limit: 2048 })),
  },
  {
    id: 'background-cut-at-1500',
    breaks: 'background.callback.essentials',
    sentence: 'A background callback that is too long is cut, the parameters that were to come last with it.',
    plant: change('background', () => ({
      shorten: (own, extras, compose) => compose([...extras, ...own]).slice(0, 1500),
    })),
  },
  {
    id: 'background-leaves-domain-out',
    breaks: 'background.callback.essentials',
    sentence: 'A background callback that is too long leaves out the domain first.',
    plant: change('background', ({ shorten }) => ({
      shorten(own, extras, compose, fits) {
        const whole = compose([...own, ...extras]);
        return fits(whole)
          ? whole
          : shorten(
              own.filter(([name]) => name !== 'domain'),
              extras,
              compose,
              fits,
            );
      },
    })),
  },
  {
    id: 'background-before-commit',
    breaks: 'background.callback.after-commit',
    sentence: 'The background callback leaves before the photo is in the archive.',
    plant: change('background', () => ({ leadMs: 150 })),
  },
  {
    id: 'background-with-body',
    breaks: 'background.callback.without-file',
    sentence: 'The background callback carries its parameters in a body as well.',
    plant: change('background', () => ({
      requests: (address) => [{ method: 'GET', address, body: address.split('?')[1] ?? 'ok' }],
    })),
  },
  {
    id: 'receiver-fails-upload',
    breaks: 'background.receiver.failing',
    sentence: 'A return_url that answers with an error makes the upload an error.',
    plant: change('background', () => ({ failsUpload: (delivery) => delivery === 'failed' })),
  },
  {
    id: 'slow-receiver-fails-upload',
    breaks: 'background.receiver.slow',
    sentence: 'A return_url that takes more than a second makes the upload an error.',
    plant: change('background', () => ({ failsUpload: (delivery) => delivery === 'late' })),
  },
  {
    id: 'background-needs-return-url',
    breaks: 'background.return-url.optional',
    sentence: 'With background_return_p=1 and no return_url an upload is an error.',
    plant: change('background', ({ okLine: line }) => ({
      okLine: (domain, photo, url) => (url === '' ? 'error return_url is missing' : line(domain, photo, url)),
    })),
  },
  {
    id: 'background-callback-per-chunk',
    breaks: 'background.chunks.callback-once',
    sentence: 'Every chunk leads to a background callback.',
    plant: change('background', () => ({ reportsInnerChunk: true })),
  },
]);
