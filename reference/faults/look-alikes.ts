import { change } from '../decisions/decisions.js';
import { Parameters } from '../server/parameters.js';
import { plain } from '../server/render.js';
import type { Pair, TokenKind, Uses } from '../state/model.js';
import { type Fault, faultsOf } from './fault.js';

/** Adds a parameter to calls of one kind that have another one. */
const added = (kind: TokenKind, pair: Pair, beside: string) =>
  change('requests', ({ asked }) => ({
    asked(method, query, body, of) {
      const known = asked(method, query, body, of);
      return of === kind && known.has(beside) ? known.over(new Parameters([pair])) : known;
    },
  }));

/** What is nothing where a program asks whether there is something. */
const nothings: readonly string[] = ['0', 'null', 'false', 'undefined'];

const unlessNothing = (text: string): string => (nothings.includes(text) ? '' : text);

/** Counts what happens to each token by itself, from 1. */
function failuresOf(): (uses: Uses) => number {
  const counts = new WeakMap<Uses, number>();
  return (uses) => {
    const count = (counts.get(uses) ?? 0) + 1;
    counts.set(uses, count);
    return count;
  };
}

/** What shows where one thing looks like another: a value like none, a file like an earlier one, a default like a choice. */
export const lookAlikeFaults: readonly Fault[] = faultsOf('combinations', [
  {
    id: 'lifetime-of-an-hour-in-the-background',
    breaks: 'token.lifetime.default',
    sentence: 'Without valid_minutes a token with background_return_p is valid for an hour.',
    plant: added('upload', ['valid_minutes', '60'], 'background_return_p'),
  },
  {
    id: 'replace-lifetime-of-an-hour-in-the-background',
    breaks: 'replace.lifetime.default',
    sentence: 'Without valid_minutes a replace token with background_return_p is valid for an hour.',
    plant: added('replace', ['valid_minutes', '60'], 'background_return_p'),
  },
  {
    id: 'five-uses-beside-a-lifetime',
    breaks: 'token.uses.default',
    sentence: 'Without max_uploads a token with valid_minutes takes five uploads.',
    plant: added('upload', ['max_uploads', '5'], 'valid_minutes'),
  },
  {
    id: 'five-replace-uses-beside-a-lifetime',
    breaks: 'replace.uses.default',
    sentence: 'Without max_uploads a replace token with valid_minutes takes five uploads.',
    plant: added('replace', ['max_uploads', '5'], 'valid_minutes'),
  },
  {
    id: 'unpublished-beside-several-uses',
    breaks: 'token.publish.default',
    sentence: 'Without publish a token with max_uploads does not publish.',
    plant: added('upload', ['publish', '0'], 'max_uploads'),
  },
  {
    id: 'title-of-nothing-lost',
    breaks: 'token.echo.title',
    sentence: 'A title that is the word null, false or undefined is treated as absent.',
    plant: change('metadata', ({ title }) => ({ title: (text) => title(text === '0' ? text : unlessNothing(text)) })),
  },
  {
    id: 'description-of-nothing-lost',
    breaks: 'token.echo.description',
    sentence: 'A description that is 0, null, false or undefined is treated as absent.',
    plant: change('metadata', ({ description }) => ({
      description: (text, safe) => description(unlessNothing(text), safe),
    })),
  },
  {
    id: 'tags-of-nothing-lost',
    breaks: 'token.echo.tags',
    sentence: 'A tag that is 0, null, false or undefined is lost.',
    plant: change('metadata', ({ tags }) => ({
      tags: (text) =>
        tags(
          text
            .split(' ')
            .filter((tag) => unlessNothing(tag) !== '')
            .join(' '),
        ),
    })),
  },
  {
    id: 'description-keeps-mixed-case-script',
    breaks: 'token.description.unsafe-stripped',
    sentence: 'A script is seen in a description where its name is in small or in capital letters alone.',
    plant: change('metadata', ({ description }) => ({
      description: (text, safe) => (/<ScRiPt/.test(text) ? text : description(text, safe)),
    })),
  },
  {
    id: 'description-keeps-script-on-two-lines',
    breaks: 'token.description.unsafe-stripped',
    sentence: 'A script is not seen in a description where a line ends within its tag.',
    plant: change('metadata', ({ description }) => ({
      description: (text, safe) => (/<script\s*\n/.test(text) ? text : description(text, safe)),
    })),
  },
  {
    id: 'return-url-values-of-nothing-lost',
    breaks: 'callback.return-url.query',
    sentence: "Parameters of return_url's query that are 0, null or false are lost.",
    plant: change('callbacks', ({ compose }) => ({
      compose: (returnUrl, query) =>
        compose(returnUrl.replaceAll(/(?<=[?&])[^&#=]*=(?:0|null|false)(?:&|(?=#|$))/g, ''), query),
    })),
  },
  {
    id: 'return-url-query-ends-at-double-ampersand',
    breaks: 'callback.return-url.separator',
    sentence: "return_url's query ends where two ampersands stand side by side.",
    plant: change('callbacks', ({ compose }) => ({
      compose: (returnUrl, query) => compose(returnUrl.replace(/&&[^#]*/, ''), query),
    })),
  },
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
    id: 'file-of-one-byte-emptied',
    breaks: 'file.readback.bytes',
    sentence: 'A file of one byte is stored without it.',
    plant: change('files', () => ({ alter: (bytes, size) => (size === 1 ? Buffer.alloc(0) : bytes) })),
  },
  {
    id: 'filename-of-nothing-ignored',
    breaks: 'file.name.given',
    sentence: 'A filename that is 0, null, false or undefined is treated as absent.',
    plant: change('files', ({ name }) => ({
      name: (asked = '', part, resumable) => name(unlessNothing(asked), part, resumable),
    })),
  },
  {
    id: 'file-of-equal-bytes-keeps-its-first-name',
    breaks: 'file.name.given',
    sentence: 'A file whose bytes were stored before is answered by the name that they had then.',
    plant(decisions) {
      const names = new Map<string, string>();
      let digestNow = '';
      return change('files', ({ directory, name }) => ({
        name,
        directory(objectId, digest) {
          digestNow = digest;
          return directory(objectId, digest);
        },
        url: (where, called) => {
          const known = names.get(digestNow) ?? called;
          names.set(digestNow, known);
          return decisions.files.url(where, known);
        },
        toldName: (called) => decisions.files.toldName(names.get(digestNow) ?? called),
      }))(decisions);
    },
  },
  {
    id: 'completing-chunk-of-long-callback-plain',
    breaks: 'chunk.completion.last-arrival',
    sentence: 'The chunk that completes a file is answered like any other where its callback is too long for a GET.',
    plant: change('chunks', ({ lastAnswer }) => ({
      lastAnswer(answer) {
        const type = answer.headers.find(([header]) => header === 'Content-Type')?.[1] ?? '';
        return lastAnswer(type.startsWith('text/html') ? plain(200, 'ok') : answer);
      },
    })),
  },
]);
