import { change } from '../decisions/decisions.js';
import { Parameters } from '../server/parameters.js';
import { type Fault, faultsOf } from './fault.js';
import { lastGiven } from './last-given.js';
import { stating } from './stating.js';

export const metadataFaults: readonly Fault[] = faultsOf('metadata', [
  {
    id: 'publish-one-lost',
    breaks: 'token.publish.granted',
    sentence: 'publish=1 is read as 0.',
    plant: change('metadata', ({ publish }) => ({ publish: (asked) => (asked === '1' ? '0' : publish(asked)) })),
  },
  {
    id: 'albums-last-only',
    breaks: 'token.album.known',
    sentence: 'Of several albums the last one is kept.',
    plant: change('metadata', ({ albumId }) => ({ albumId: (asked) => albumId(asked).split(',').at(-1) ?? '' })),
  },
  {
    id: 'albums-first-only',
    breaks: 'token.album.known',
    sentence: 'Of several albums the number at the front is read.',
    plant: change('metadata', ({ albumId }) => ({
      albumId: (asked) => String(Number.parseInt(albumId(asked), 10) || ''),
    })),
  },
  {
    id: 'albums-lost-by-post',
    breaks: 'token.album.known',
    sentence: 'A call by POST for JSON loses its albums.',
    plant: change('requests', ({ asked }) => ({
      asked(method, query, body, kind) {
        const given = asked(method, query, body, kind);
        return method === 'POST' && given.get('format') === 'json'
          ? new Parameters(given.pairs.filter(([name]) => name !== 'album_id'))
          : given;
      },
    })),
  },
  {
    id: 'albums-of-the-call-before',
    breaks: 'token.album.own',
    sentence: 'A call without albums gets those of the last call that had some, whoever made it.',
    plant: change('metadata', ({ albumId }) => {
      const last = lastGiven();
      return { albumId: (asked) => last(albumId(asked)) };
    }),
  },
  {
    id: 'album-added',
    breaks: 'token.echo.album',
    sentence: "The site's first album is added to those that were asked for.",
    plant: change('metadata', () => ({ albumId: (asked) => [asked, '1'].filter(Boolean).join(',') })),
  },
  {
    id: 'return-url-told-to-255',
    breaks: 'token.echo.return-url',
    sentence: 'The answer has only the first 255 characters of the return_url.',
    plant: stating('return_url', (value) => value.slice(0, 255)),
  },
  {
    id: 'return-url-told-without-query',
    breaks: 'token.echo.return-url',
    sentence: 'The answer has the return_url without its query.',
    plant: stating('return_url', (value) => value.split('?')[0] ?? ''),
  },
  {
    id: 'return-url-told-without-fragment',
    breaks: 'token.echo.return-url-exact',
    sentence: 'The answer has the return_url without its fragment.',
    plant: stating('return_url', (value) => value.split('#')[0] ?? ''),
  },
  {
    id: 'return-url-told-decoded',
    breaks: 'token.echo.return-url',
    sentence: 'The answer states the return_url with its escapes decoded.',
    plant: stating('return_url', (value) => decodeURIComponent(value)),
  },
  {
    id: 'return-url-told-with-last-value-only',
    breaks: 'token.echo.return-url',
    sentence: 'Of a name that stands twice in return_url the answer states the last value.',
    plant: stating('return_url', (value) => {
      const [path = '', query] = value.split('?');
      return query === undefined ? value : `${path}?${new URLSearchParams([...new Map(new URLSearchParams(query))])}`;
    }),
  },
  {
    id: 'return-url-told-escaped',
    breaks: 'token.echo.return-url-exact',
    sentence: 'The answer states the return_url with quotes and brackets escaped.',
    plant: stating('return_url', (value) =>
      value.replace(/['{}|]/g, (character) => `%${character.charCodeAt(0).toString(16)}`),
    ),
  },
  {
    id: 'publish-7',
    breaks: 'token.publish.other',
    sentence: 'Any publish is kept and repeated.',
    plant: change('metadata', () => ({ publish: (asked) => asked ?? '1' })),
  },
  {
    id: 'publish-7-in-json',
    breaks: 'token.publish.other',
    sentence: 'JSON repeats any publish as it was sent.',
    plant: stating('publish', (value, reply, format) =>
      format === 'json' ? (reply.asked.get('publish') ?? value) : value,
    ),
  },
  {
    id: 'absolute-url-refused',
    breaks: 'token.absolute-url.accepted',
    sentence: 'A call with absolute_url is refused.',
    plant: change('metadata', ({ refuses }) => ({ refuses: (asked) => asked.has('absolute_url') || refuses(asked) })),
  },
  {
    id: 'absolute-url-refused-by-post',
    breaks: 'token.absolute-url.accepted',
    sentence: 'An absolute_url with a query is refused.',
    plant: change('metadata', ({ refuses }) => ({
      refuses: (asked) => asked.get('absolute_url')?.includes('?') === true || refuses(asked),
    })),
  },
  {
    id: 'absolute-url-told-without-query',
    breaks: 'token.absolute-url.accepted',
    sentence: 'The answer states the absolute_url without its query.',
    plant: change('answers', ({ fields }) => ({
      fields(reply, format) {
        const asked = reply.asked.get('absolute_url')?.split('?')[0];
        const own = fields(reply, format);
        return asked === undefined || reply.wrapper !== 'uploadtoken' ? own : [...own, ['absolute_url', asked]];
      },
    })),
  },
  {
    id: 'variable-refused',
    breaks: 'token.variable.accepted',
    sentence: 'A call with a parameter that the documents do not name is refused.',
    plant: change('metadata', ({ refuses }) => ({
      refuses: (asked) => asked.has('campaign') || refuses(asked),
    })),
  },
  {
    id: 'publish-default-0',
    breaks: 'token.publish.default',
    sentence: 'A token asked for without publish does not publish.',
    plant: change('metadata', () => ({ publish: (asked) => (asked === '1' ? '1' : '0') })),
  },
  {
    id: 'publish-default-0-by-post',
    breaks: 'token.publish.default',
    sentence: 'A token asked for by POST without publish does not publish.',
    plant: change('requests', ({ asked }) => ({
      asked(method, query, body, kind) {
        const known = asked(method, query, body, kind);
        return method === 'POST' ? known.over(new Parameters([['publish', '0']])) : known;
      },
    })),
  },
  {
    id: 'publish-0-ignored',
    breaks: 'token.publish.granted',
    sentence: 'publish=0 counts as not given.',
    plant: change('metadata', () => ({ publish: () => '1' })),
  },
  {
    id: 'user-ignored-for-super',
    breaks: 'token.user.super',
    sentence: 'Even the level super cannot name the user.',
    plant: change('metadata', () => ({ userId: (_asked, caller) => caller.userId })),
  },
  {
    id: 'user-ignored-in-json',
    breaks: 'token.user.super',
    sentence: 'A call for JSON cannot name the user.',
    plant: change('requests', ({ asked }) => ({
      asked(method, query, body, kind) {
        const known = asked(method, query, body, kind);
        return known.get('format') === 'json'
          ? new Parameters(known.pairs.filter(([name]) => name !== 'user_id'))
          : known;
      },
    })),
  },
  {
    id: 'user-ignored-without-title',
    breaks: 'token.user.super',
    sentence: 'A call without a title cannot name the user.',
    plant: change('requests', ({ asked }) => ({
      asked(method, query, body, kind) {
        const known = asked(method, query, body, kind);
        return known.get('title') ? known : new Parameters(known.pairs.filter(([name]) => name !== 'user_id'));
      },
    })),
  },
  {
    id: 'user-honoured-for-write',
    breaks: 'token.user.below-super',
    sentence: 'The level write may name the user.',
    plant: change('metadata', () => ({ userId: (asked, caller) => asked || caller.userId })),
  },
]);
