import { change } from '../decisions/decisions.js';
import { plain } from '../server/render.js';
import type { Uses } from '../state/model.js';
import { type Fault, faultsOf } from './fault.js';

/** Counts what happens to each token by itself, from 1. */
function failuresOf(): (uses: Uses) => number {
  const counts = new WeakMap<Uses, number>();
  return (uses) => {
    const count = (counts.get(uses) ?? 0) + 1;
    counts.set(uses, count);
    return count;
  };
}

/** What shows at a later use of a token, or where an upload fails. */
export const laterUseFaults: readonly Fault[] = faultsOf('combinations', [
  {
    id: 'failure-behind-success-with-ids',
    breaks: 'callback.failure.no-ids',
    sentence: 'The callback of a failure holds the photo_id of an earlier upload under the same token.',
    plant: change('callbacks', ({ own }) => ({
      own: (outcome, token, field, domain) => [
        ...own(outcome, token, field, domain),
        ...(outcome.kind === 'failure' && token.uses.taken > 0 ? ([['photo_id', '123456']] as const) : []),
      ],
    })),
  },
  {
    id: 'failure-without-return-url-redirects',
    breaks: 'redeem.no-return-url.failure',
    sentence: 'After a failed upload without return_url the client is sent to an address that is only a query.',
    plant: change('callbacks', ({ withoutReturnUrl }) => ({
      withoutReturnUrl: (outcome, token) =>
        outcome.kind === 'failure'
          ? { status: 301, headers: [['Location', '?error_message=failed']], body: Buffer.alloc(0) }
          : withoutReturnUrl(outcome, token),
    })),
  },
  {
    id: 'second-failure-ends-token',
    breaks: 'redeem.uses.after-failure',
    sentence: 'The second failed upload under a token consumes it.',
    plant(decisions) {
      const failures = failuresOf();
      return change('tokens', ({ afterFailure }) => ({
        afterFailure(uses, attempt) {
          afterFailure(uses, attempt);
          if (failures(uses) === 2) uses.max = uses.taken;
        },
      }))(decisions);
    },
  },
  {
    id: 'failure-adds-use',
    breaks: 'redeem.uses.exact',
    sentence: 'Each failed upload allows one upload more than max_uploads does.',
    plant: change('tokens', ({ afterFailure }) => ({
      afterFailure(uses, attempt) {
        afterFailure(uses, attempt);
        if (attempt === 'unsupported') uses.max += 1;
      },
    })),
  },
  {
    id: 'failure-gives-use-back',
    breaks: 'redeem.uses.exact',
    sentence: 'A failed upload gives back the use that the one before it took.',
    plant: change('tokens', ({ afterFailure }) => ({
      afterFailure(uses, attempt) {
        afterFailure(uses, attempt);
        if (attempt === 'unsupported' && uses.taken > 0) uses.taken -= 1;
      },
    })),
  },
  {
    id: 'ok-line-of-later-uses-without-address',
    breaks: 'background.ok-line.address',
    sentence: 'From the second use of a token on the ok line has no callback_url.',
    plant(decisions) {
      const seen = new Set<string>();
      return change('background', ({ okLine }) => ({
        okLine(domain, photo, url) {
          const token = /upload_token=(\w+)/.exec(url)?.[1] ?? '';
          const isLater = seen.has(token);
          seen.add(token);
          return okLine(domain, photo, isLater ? '' : url);
        },
      }))(decisions);
    },
  },
  {
    id: 'extras-lines-run-together',
    breaks: 'callback.extras.lines-apart',
    sentence: 'Line breaks in values are left out.',
    plant: change('callbacks', ({ encode }) => ({
      encode: (pairs) => encode(pairs.map(([name, value]) => [name, value.replaceAll(/[\r\n]+/g, '')])),
    })),
  },
  {
    id: 'rescaling-for-administrators',
    breaks: 'file.permission.image',
    sentence: 'An image is rescaled for the level admin and those above it.',
    plant: change('permission', ({ allows }) => ({
      allows: (has, needs, call) =>
        allows(has, needs, call) && !(has === 'write' && call.body.parameters.get('image_p') === '1'),
    })),
  },
  {
    id: 'objects-for-administrators',
    breaks: 'file.permission.object',
    sentence: 'A file is related to an object for the level admin and those above it.',
    plant: change('permission', ({ allows }) => ({
      allows: (has, needs, call) =>
        allows(has, needs, call) && !(has === 'write' && call.body.parameters.get('object_id') !== undefined),
    })),
  },
  {
    id: 'completing-chunk-of-long-callback-plain',
    breaks: 'chunk.completion.callback',
    sentence: 'The chunk that completes a file is answered like any other where its callback is too long for a GET.',
    plant: change('chunks', ({ lastAnswer }) => ({
      lastAnswer(answer) {
        const type = answer.headers.find(([header]) => header === 'Content-Type')?.[1] ?? '';
        return lastAnswer(type.startsWith('text/html') ? plain(200, 'ok') : answer);
      },
    })),
  },
]);
