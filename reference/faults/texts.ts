import { change } from '../decisions/decisions.js';
import { stripTags } from '../methods/html.js';
import { type Fault, faultsOf } from './fault.js';
import { lastGiven } from './last-given.js';
import { stating } from './stating.js';

/** What goes wrong with the texts that describe the upload. */
export const textFaults: readonly Fault[] = faultsOf('metadata', [
  {
    id: 'title-zero-lost',
    breaks: 'token.echo.title',
    sentence: 'The title 0 is treated as absent.',
    plant: change('metadata', ({ title }) => ({ title: (text) => (text === '0' ? '' : title(text)) })),
  },
  {
    id: 'title-cut',
    breaks: 'token.echo.title',
    sentence: 'A title is cut after 24 characters.',
    plant: change('metadata', ({ title }) => ({ title: (text) => title(text).slice(0, 24) })),
  },
  {
    id: 'title-cut-at-160',
    breaks: 'token.echo.title',
    sentence: 'A title is cut after 160 characters.',
    plant: change('metadata', ({ title }) => ({ title: (text) => title(text).slice(0, 160) })),
  },
  {
    id: 'description-cut-at-160',
    breaks: 'token.echo.description',
    sentence: 'A description is cut after 160 characters.',
    plant: change('metadata', ({ description }) => ({
      description: (text, safe) => description(text, safe).slice(0, 160),
    })),
  },
  {
    id: 'title-unstripped-in-json',
    breaks: 'token.title.stripped',
    sentence: 'JSON states the title as it was sent, with all its tags.',
    plant: stating('title', (value, reply, format) =>
      format === 'json' ? (reply.asked.get('title') ?? value) : value,
    ),
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
    id: 'title-keeps-tags-on-two-lines',
    breaks: 'token.title.stripped',
    sentence: 'Tags with a line break in them stay in the title.',
    plant: change('metadata', () => ({ title: (text) => text.replace(/<[^>\n]*>/g, '') })),
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
    sentence: 'JSON states the description as it was sent, with all its tags.',
    plant: stating('description', (value, reply, format) =>
      format === 'json' ? (reply.asked.get('description') ?? value) : value,
    ),
  },
  {
    id: 'description-of-the-call-before',
    breaks: 'token.echo.description',
    sentence: 'A call without a description gets that of the last call that had one, whoever made it.',
    plant: change('metadata', ({ description }) => {
      const last = lastGiven();
      return { description: (text, safe) => description(last(text), safe) };
    }),
  },
  {
    id: 'title-of-the-call-before',
    breaks: 'token.echo.title',
    sentence: 'A call without a title gets that of the last call that had one, whoever made it.',
    plant: change('metadata', ({ title }) => {
      const last = lastGiven();
      return { title: (text) => title(last(text)) };
    }),
  },
  {
    id: 'tags-of-the-call-before',
    breaks: 'token.echo.tags',
    sentence: 'A call without tags gets those of the last call that had some, whoever made it.',
    plant: change('metadata', ({ tags }) => {
      const last = lastGiven();
      return { tags: (text) => tags(last(text)) };
    }),
  },
  {
    id: 'publish-of-the-call-before',
    breaks: 'token.publish.default',
    sentence: 'A call without publish gets that of the last call that had it, whoever made it.',
    plant(decisions) {
      let last: string | undefined;
      return change('metadata', ({ publish }) => ({
        publish(asked) {
          last = asked ?? last;
          return publish(last);
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
    id: 'tags-are-one-in-json',
    breaks: 'token.echo.tags',
    sentence: 'JSON states the tags as a list of one.',
    plant: change('answers', ({ json }) => ({
      json: { ...json, value: (name, text) => (name === 'tags' ? [text] : json.value(name, text)) },
    })),
  },
  {
    id: 'tags-lost-in-json',
    breaks: 'token.echo.tags',
    sentence: 'JSON states the first of the tags.',
    plant: stating('tags', (value, _reply, format) => (format === 'json' ? (value.split(' ')[0] ?? '') : value)),
  },
]);
