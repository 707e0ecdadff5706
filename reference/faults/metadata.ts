import { change } from '../decisions/decisions.js';
import { stripTags } from '../methods/html.js';
import { Parameters } from '../server/parameters.js';
import { type Fault, faultsOf } from './fault.js';

export const metadataFaults: readonly Fault[] = faultsOf('metadata', [
  {
    id: 'title-zero-lost',
    breaks: 'token.echo.title',
    sentence: 'The title 0 counts as none.',
    plant: change('metadata', ({ title }) => ({ title: (text) => (text === '0' ? '' : title(text)) })),
  },
  {
    id: 'title-cut',
    breaks: 'token.echo.title',
    sentence: 'A title is cut after 24 characters.',
    plant: change('metadata', ({ title }) => ({ title: (text) => title(text).slice(0, 24) })),
  },
  {
    id: 'title-unescaped-twice',
    breaks: 'token.echo.title',
    sentence: 'What looks like an escape in a title is taken for one.',
    plant: change('metadata', ({ title }) => ({
      title: (text) => title(text.replace(/%[2-7][0-9a-f]/gi, decodeURIComponent)),
    })),
  },
  {
    id: 'title-cut-in-character',
    breaks: 'answer.xml.utf-8',
    sentence: 'A title is cut after 255 bytes, within a character if need be.',
    plant: change('metadata', ({ title }) => ({
      title: (text) => Buffer.from(title(text)).subarray(0, 255).toString(),
    })),
  },
  {
    id: 'title-keeps-upper-case-tags',
    breaks: 'token.title.stripped',
    sentence: 'Tags in capital letters stay in the title.',
    plant: change('metadata', () => ({ title: (text) => text.replace(/<\/?[a-z][^>]*>/g, '') })),
  },
  {
    id: 'title-keeps-tags-with-attributes',
    breaks: 'token.title.stripped',
    sentence: 'Tags with attributes stay in the title.',
    plant: change('metadata', () => ({ title: (text) => text.replace(/<\/?\w+>/g, '') })),
  },
  {
    id: 'title-tags-stripped-once',
    breaks: 'token.title.stripped',
    sentence: 'Tags are stripped from a title once, and what is left may be one.',
    plant: change('metadata', () => ({ title: (text) => text.replace(/<\/?[a-z][^<>]*>/gi, '') })),
  },
  {
    id: 'title-tags-stripped-up-to-eight',
    breaks: 'token.title.stripped',
    sentence: 'Of many tags in a title the first eight are stripped.',
    plant: change('metadata', ({ title }) => ({
      title(text) {
        const tags = text.match(/<[^>]*>/g) ?? [];
        return tags.length > 8 ? tags.slice(0, 8).reduce((left, tag) => left.replace(tag, ''), text) : title(text);
      },
    })),
  },
  {
    id: 'title-number-in-json',
    breaks: 'token.echo.title',
    sentence: 'A title that looks like a number is one in JSON.',
    plant: change('answers', ({ json }) => ({
      json: {
        ...json,
        value: (name, text) =>
          name === 'title' && text.trim() !== '' && Number.isFinite(Number(text))
            ? Number(text)
            : json.value(name, text),
      },
    })),
  },
  {
    id: 'title-loses-text-in-tags',
    breaks: 'token.title.stripped',
    sentence: 'The text between tags is stripped from the title as well.',
    plant: change('metadata', () => ({ title: (text) => stripTags(text.replace(/<(\w+)[^>]*>.*?<\/\1>/gs, '')) })),
  },
  {
    id: 'title-keeps-line-breaks',
    breaks: 'token.title.stripped',
    sentence: 'Tags that close themselves stay in the title.',
    plant: change('metadata', () => ({ title: (text) => text.replace(/<[^>]*[^/>]>/g, '') })),
  },
  {
    id: 'description-cut',
    breaks: 'token.echo.description',
    sentence: 'A description is cut after 32 characters.',
    plant: change('metadata', ({ description }) => ({
      description: (text, safe) => description(text, safe).slice(0, 32),
    })),
  },
  {
    id: 'description-without-paragraphs',
    breaks: 'token.description.safe-kept',
    sentence: 'The tag p is not among the safe ones.',
    plant: change('metadata', () => ({ safeTags: ['b', 'i'] })),
  },
  {
    id: 'description-without-tags',
    breaks: 'token.description.safe-kept',
    sentence: 'A description loses all its tags.',
    plant: change('metadata', () => ({ description: stripTags })),
  },
  {
    id: 'description-loses-only-unsafe-tags',
    breaks: 'token.description.unsafe-stripped',
    sentence: 'Of the tags in a description only the unsafe ones are stripped.',
    plant: change('metadata', () => ({ description: (text) => text.replace(/<\/?(?!\/?[bp]\b)[^>]*>/gi, '') })),
  },
  {
    id: 'description-keeps-upper-case-script',
    breaks: 'token.description.unsafe-stripped',
    sentence: 'A SCRIPT in capital letters is not seen in a description.',
    plant: change('metadata', ({ description }) => ({
      description: (text, safe) =>
        /<[/A-Z]+[^>]*>/.test(text) && !/<script|<iframe/.test(text) ? text : description(text, safe),
    })),
  },
  {
    id: 'description-keeps-iframe',
    breaks: 'token.description.unsafe-stripped',
    sentence: 'An iframe is safe in a description.',
    plant: change('metadata', ({ description }) => ({
      description: (text, safe) => (/<iframe/i.test(text) ? text : description(text, safe)),
    })),
  },
  {
    id: 'description-keeps-iframe-without-end',
    breaks: 'token.description.unsafe-stripped',
    sentence: 'An iframe that closes itself is not seen in a description.',
    plant: change('metadata', ({ description }) => ({
      description: (text, safe) => (/<iframe *\/>/.test(text) ? text : description(text, safe)),
    })),
  },
  {
    id: 'description-unstripped-in-json',
    breaks: 'token.description.unsafe-stripped',
    sentence: 'JSON tells the description as it was sent, with all its tags.',
    plant: change('answers', ({ fields }) => ({
      fields: (reply, format) =>
        fields(reply, format).map(([name, value]) => [
          name,
          name === 'description' && format === 'json' ? (reply.asked.get(name) ?? value) : value,
        ]),
    })),
  },
  {
    id: 'description-of-the-call-before',
    breaks: 'token.echo.description',
    sentence: 'A call without a description gets that of the last call that had one, whoever made it.',
    plant(decisions) {
      let last = '';
      return change('metadata', ({ description }) => ({
        description(text, safe) {
          last = text || last;
          return description(last, safe);
        },
      }))(decisions);
    },
  },
  {
    id: 'tags-first-eight',
    breaks: 'token.echo.tags',
    sentence: 'Only the first eight tags are kept.',
    plant: change('metadata', () => ({ tags: (text) => text.split(' ').slice(0, 8).join(' ') })),
  },
  {
    id: 'tags-first-only',
    breaks: 'token.echo.tags',
    sentence: 'Only the first tag is kept.',
    plant: change('metadata', () => ({ tags: (text) => text.split(' ')[0] ?? '' })),
  },
  {
    id: 'tags-split-at-colons',
    breaks: 'token.echo.tags',
    sentence: 'A tag with a colon becomes two.',
    plant: change('metadata', () => ({ tags: (text) => text.replaceAll(':', ' ') })),
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
    sentence: 'The answer tells the first 255 characters of the return_url.',
    plant: change('answers', ({ fields }) => ({
      fields: (reply, format) =>
        fields(reply, format).map(([name, value]) =>
          name === 'return_url' && reply.wrapper === 'uploadtoken' ? [name, value.slice(0, 255)] : [name, value],
        ),
    })),
  },
  {
    id: 'return-url-told-without-query',
    breaks: 'token.echo.return-url',
    sentence: 'The answer tells the return_url without its query.',
    plant: change('answers', ({ fields }) => ({
      fields: (reply, format) =>
        fields(reply, format).map(([name, value]) =>
          name === 'return_url' && reply.wrapper === 'uploadtoken' ? [name, value.split('?')[0] ?? ''] : [name, value],
        ),
    })),
  },
  {
    id: 'return-url-told-without-fragment',
    breaks: 'token.echo.return-url',
    sentence: 'The answer tells the return_url without its fragment.',
    plant: change('answers', ({ fields }) => ({
      fields: (reply, format) =>
        fields(reply, format).map(([name, value]) =>
          name === 'return_url' && reply.wrapper === 'uploadtoken' ? [name, value.split('#')[0] ?? ''] : [name, value],
        ),
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
    id: 'user-honoured-for-write',
    breaks: 'token.user.below-super',
    sentence: 'The level write may name the user.',
    plant: change('metadata', () => ({ userId: (asked, caller) => asked || caller.userId })),
  },
]);
