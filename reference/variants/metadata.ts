import type { AnswerDecisions } from '../decisions/answers.js';
import { change, together } from '../decisions/decisions.js';
import type { Variant } from '../faults/fault.js';
import { stating } from '../faults/stating.js';
import { plainText } from '../methods/html.js';
import { escapeText } from '../server/xml.js';

const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\p{Cc}+/gu, ' ')
    .trim();

/** Lists in JSON are lists. */
const listed: AnswerDecisions['json']['value'] = (name, text) => {
  if (name !== 'tags' && name !== 'album_id') return text;
  return text.split(/[\s,]+/).filter(Boolean);
};

const albumsHere: readonly string[] = ['12', '15'];

/** What becomes of the metadata: the documents give examples and few rules. */
export const metadataVariants: readonly Variant[] = [
  {
    id: 'titles-limited',
    sentence: 'A title has 255 characters at the most, and is cut between two of them.',
    choose: change('metadata', ({ title }) => ({ title: (text) => Array.from(title(text)).slice(0, 255).join('') })),
  },
  {
    id: 'basic-plane-only',
    sentence: 'Characters outside the basic plane, which the database cannot hold, are question marks in a title.',
    misses: ['answer.xml.emoji', 'answer.json.emoji'],
    choose: change('metadata', ({ title }) => ({
      title: (text) => title(text).replace(/[\u{10000}-\u{10ffff}]/gu, '?'),
    })),
  },
  {
    id: 'joiners-removed',
    sentence: 'Invisible characters, such as those that join emoji, are removed from a title.',
    misses: ['answer.xml.emoji', 'answer.json.emoji'],
    choose: change('metadata', ({ title }) => ({ title: (text) => title(text).replace(/\p{Cf}/gu, '') })),
  },
  {
    id: 'texts-tidied',
    sentence: 'Titles, descriptions and tags are trimmed and composed, and control characters removed from them.',
    choose: change('metadata', ({ title, description, tags }) => ({
      title: (text) => tidy(title(text)),
      description: (text, safe) => tidy(description(text, safe)),
      tags: (text) => tidy(tags(text)),
    })),
  },
  {
    id: 'titles-cut-at-200',
    sentence: 'A title or a description has 200 characters at the most.',
    choose: change('metadata', ({ title, description }) => ({
      title: (text) => Array.from(title(text)).slice(0, 200).join(''),
      description: (text, safe) => Array.from(description(text, safe)).slice(0, 200).join(''),
    })),
  },
  {
    id: 'titles-through-a-parser',
    sentence: 'A title goes through a parser of HTML, which resolves character references.',
    choose: change('metadata', () => ({ title: (text) => plainText(text) })),
  },
  {
    id: 'titles-escaped-for-html',
    sentence: 'A title is kept as it is written into a page, with its markup characters escaped.',
    choose: change('metadata', ({ title }) => ({ title: (text) => escapeText(title(text)) })),
  },
  {
    id: 'metadata-tidied',
    sentence: 'Tags come back in order and set off by commas, unknown albums are left out, more tags of HTML are safe.',
    choose: change('metadata', () => ({
      tags: (text) => text.split(/\s+/).filter(Boolean).toSorted().join(', '),
      albumId: (asked = '') =>
        asked
          .split(',')
          .filter((id) => albumsHere.includes(id))
          .join(', '),
      safeTags: ['b', 'p', 'i', 'em', 'strong', 'u', 'ul', 'ol', 'li', 'br'],
    })),
  },
  {
    id: 'lists-in-json',
    sentence: 'Tags and albums are lists in JSON.',
    choose: change('answers', ({ json }) => ({ json: { ...json, value: listed } })),
  },
  {
    id: 'default-album',
    sentence: 'What is put into no album goes into the first one of the site, and its answer states that.',
    misses: ['token.echo.album'],
    choose: change('metadata', () => ({ albumId: (asked) => asked || '1' })),
  },
  {
    id: 'site-album-added',
    sentence: 'Whatever is uploaded goes into one more album of the site, and its answer states that.',
    misses: ['token.echo.album'],
    choose: change('metadata', () => ({ albumId: (asked) => ['1', asked].filter(Boolean).join(', ') })),
  },
  {
    id: 'unknown-albums-refused',
    sentence: 'A call with an album that does not exist is refused.',
    choose: change('metadata', ({ refuses }) => ({
      refuses: (asked) =>
        refuses(asked) || (asked.get('album_id') ?? '').split(',').some((id) => id !== '' && !albumsHere.includes(id)),
    })),
  },
  {
    id: 'other-publish-refused',
    sentence: 'A publish other than 0 and 1 is refused.',
    choose: change('metadata', () => ({ refuses: (asked) => !['', '0', '1'].includes(asked.get('publish') ?? '') })),
  },
  {
    id: 'publish-in-words',
    sentence: 'publish is stated as t or f, and any number but 0 is read as yes.',
    choose: stating('publish', (value) => (value === '0' ? 'f' : 't')),
  },
  {
    id: 'return-url-parsed',
    sentence: 'return_url is parsed, and kept as the parser of URLs writes it.',
    misses: ['token.echo.return-url-exact'],
    choose: change('callbacks', ({ returnUrl }) => ({
      returnUrl(asked) {
        const given = returnUrl(asked);
        return given !== undefined && URL.canParse(given) ? new URL(given).href : given;
      },
    })),
  },
  {
    id: 'return-url-stated-without-fragment',
    sentence: 'The answer states the return_url without its fragment, which no server is ever sent.',
    misses: ['token.echo.return-url-exact'],
    choose: stating('return_url', (value) => value.split('#')[0] ?? ''),
  },
  {
    id: 'absolute-url-stated',
    sentence: 'The answer states the absolute_url, as the parser of URLs writes it.',
    choose: change('answers', ({ fields }) => ({
      fields(reply, format) {
        const asked = reply.asked.get('absolute_url') ?? '';
        const own = fields(reply, format);
        return reply.wrapper === 'uploadtoken' && URL.canParse(asked)
          ? [...own, ['absolute_url', new URL(asked).href]]
          : own;
      },
    })),
  },
  {
    id: 'empty-fields-left-out',
    sentence: 'Fields without a value are left out of every answer.',
    misses: ['token.issue.fields', 'replace.issue.fields'],
    choose: change('answers', ({ fields }) => ({
      fields: (reply, format) => fields(reply, format).filter(([, value]) => value !== ''),
    })),
  },
  {
    id: 'descriptions-in-paragraphs',
    sentence: 'A description without HTML becomes a paragraph.',
    choose: change('metadata', ({ description }) => ({
      description(text, safe) {
        const clean = description(text, safe);
        return clean === '' || text.includes('<') ? clean : `<p>${escapeText(clean)}</p>`;
      },
    })),
  },
  {
    id: 'defaults-filled-in',
    sentence: 'What has no title is called Untitled, and what has no description is given one.',
    choose: change('metadata', ({ title, description }) => ({
      title: (text) => title(text) || 'Untitled',
      description: (text, safe) => description(text, safe) || 'No description',
    })),
  },
  {
    id: 'users-by-name',
    sentence: 'Users have names instead of numbers.',
    choose: together(
      change('metadata', () => ({
        userId: (asked, caller) => (caller.level === 'super' && asked ? asked : `user-${caller.userId}@example.com`),
      })),
    ),
  },
  {
    id: 'levels-unstated',
    sentence: 'No answer states a permission level, a message or whether it is cached.',
    misses: ['answer.permission-level'],
    choose: change('answers', ({ xml, json }) => ({
      xml: { ...xml, attributes: (reply) => xml.attributes(reply).filter(([name]) => name === 'status') },
      json: {
        ...json,
        members(reply, fields, site) {
          const {
            permission_level: _level,
            message: _message,
            cached: _cached,
            ...others
          } = json.members(reply, fields, site);
          return others;
        },
      },
    })),
  },
  {
    id: 'posts-read-their-address',
    sentence: 'On a POST the parameters of the address apply as well, as in the example of a call that posts.',
    misses: ['token.issue.post-query-unused'],
    choose: change('requests', () => ({ asked: (_method, query, body) => body.over(query) })),
  },
  {
    id: 'tokens-count-up',
    sentence: 'Tokens are numbers that count up.',
    misses: ['token.not-sequential'],
    choose: together(
      change('tokens', () => ({ mint: (_draft, count) => String(1_000_000_007 + count) })),
      change('replaceTokens', () => ({ mint: (_draft, count) => String(1_000_000_007 + count) })),
    ),
  },
];
