import { change } from '../decisions/decisions.js';
import { Parameters } from '../server/parameters.js';
import type { Pair, TokenKind } from '../state/model.js';
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
    id: 'filename-of-rescaled-images-ignored',
    breaks: 'file.name.given',
    sentence: 'A file for the width that is asked for is named by its part, whatever filename says.',
    plant(decisions) {
      // By the names of their parts: several files may be under way.
      const rescaled = new Set<string | undefined>();
      return change('files', ({ name, rescales }) => ({
        rescales(asked, isChunked, part) {
          const isRescaled = rescales(asked, isChunked, part);
          if (isRescaled) rescaled.add(part);
          return isRescaled;
        },
        name: (asked, part, resumable) => name(rescaled.has(part) ? undefined : asked, part, resumable),
      }))(decisions);
    },
  },
  {
    id: 'filename-gets-extension',
    breaks: 'file.name.kept',
    sentence: 'A filename without an extension gets that of the part.',
    plant: change('files', ({ name }) => ({
      name(asked, part, resumable) {
        const given = name(asked, part, resumable);
        return given.includes('.') ? given : `${given}${/\.[^.]*$/.exec(part ?? '')?.[0] ?? ''}`;
      },
    })),
  },
  {
    id: 'filename-plus-is-blank',
    breaks: 'file.name.kept',
    sentence: 'A plus sign in a filename is a blank.',
    plant: change('files', ({ name }) => ({
      name: (asked, part, resumable) => name(asked?.replaceAll('+', ' '), part, resumable),
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
    breaks: 'file.name.kept',
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
]);
