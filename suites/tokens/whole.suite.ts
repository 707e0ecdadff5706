import type { CallOptions } from '../../src/client/methods.js';
import type { Token } from '../../src/client/token.js';
import type { RequirementId } from '../../src/contract/requirements.js';
import { checks } from '../check/registry.js';
import { sameAddress } from '../shared/addresses.js';
import { no, yes } from '../shared/booleans.js';
import { fieldIn, numberIn } from '../shared/fields.js';
import { htmlTag, htmlText } from '../shared/html.js';
import { tagList } from '../shared/texts.js';
import { demand } from '../shared/whole.js';

const check = checks('tokens/whole');

const words = Array.from({ length: 12 }, (_, at) => `word${at + 1}`);
const tail = '?a=%2B%20%26&b=%C3%A6&c=1&c=2&next=https%3A%2F%2Fexample.com%2F%3Fx%3D1';

const marked = words.slice(0, 5);

/**
 * Metadata in which much can be lost, each part with what has to be left of it. With its tags the title has fewer than
 * 200 characters, since longer ones may be cut before anything else is done.
 */
const metadata = {
  title: `100%25 sure <B class="x">word1</B> ${marked.map((one) => `<i>${one}</i>`).join(' ')} blåbær 東京 <br/>a<scr<b></b>ipt>q"q' &amp; a & b & \\end`,
  kept: ['100%25 sure', ...marked, 'blåbær 東京', 'q"q\'', 'a & b', '\\end'],
  safe: `<p>paragraph</p> <b>bold</b> ${'words '.repeat(24)}blåbær end`,
  unsafe: 'text <SCRIPT>x</SCRIPT><iframe src="x"/> <script>y</script>',
  tags: ['product:1234', ...words],
};

/** Judges the answer to a call that gives everything. */
function judgeAnswer(
  token: Token,
  asked: { minutes: number; uses: number; return_url: string; isSafe: boolean },
): void {
  const { minutes, uses, return_url, isSafe } = asked;
  demand('token.lifetime.granted', token.validMinutes === minutes, `${minutes}`, `${token.validMinutes}`);
  demand('token.uses.granted', token.maxUploads === uses, `${uses}`, `${token.maxUploads}`);
  demand('token.valid-until.epoch-seconds', /^\d{9,10}$/.test(token.validUntil), 'seconds', token.validUntil);
  const title = token.text('title') ?? '';
  demand('token.title.stripped', !htmlTag.test(title), 'a title without tags', title);
  // Character references may be resolved or written.
  const titles = [title, htmlText(title)];
  for (const part of metadata.kept)
    demand(
      'token.echo.title',
      titles.some((one) => one.includes(part)),
      `"${part}" in the title`,
      title,
    );
  const description = token.text('description') ?? '';
  if (isSafe) {
    const isKept = /<b>bold<\/b>/i.test(description) && /<p>paragraph/i.test(description);
    demand('token.description.safe-kept', isKept, 'b and p in the description', description);
    demand('token.echo.description', description.includes('blåbær end'), 'the end of the description', description);
  } else {
    const isLeft = /<(?:script|iframe)/i.test(description);
    demand('token.description.unsafe-stripped', !isLeft, 'neither script nor iframe', description);
  }
  const tags = token.text('tags');
  demand('token.echo.tags', tagList(tags).join() === metadata.tags.toSorted().join(), metadata.tags.join(), tags ?? '');
  const echo = token.text('return_url') ?? '';
  demand('token.echo.return-url', sameAddress(echo, return_url), return_url, echo);
  demand('token.publish.granted', no.includes(token.text('publish') ?? ''), 'publish=0', token.text('publish') ?? '');
}

for (const [requirement, options, minutes, uses] of [
  ['token.issue.post', { by: 'POST' }, 1440, 100],
  ['token.issue.json', { by: 'POST', format: 'json' }, 15, 1],
] as const satisfies readonly (readonly [RequirementId, CallOptions, number, number])[])
  check(
    requirement,
    'a call with everything is answered with everything',
    async ({ api, callbacks }) => {
      const return_url = `${callbacks.address().url}${tail}&long=${'x'.repeat(200)}`;
      const { title, tags } = metadata;
      const isSafe = requirement === 'token.issue.post';
      const description = isSafe ? metadata.safe : metadata.unsafe;
      const token = await api.getUploadToken(
        {
          ...{ title, description, return_url, publish: '0', tags: tags.join(' ') },
          max_uploads: uses,
          valid_minutes: minutes,
        },
        options,
      );
      judgeAnswer(token, { minutes, uses, return_url, isSafe });
    },
    { wide: true },
  );

const kinds = [
  { kind: 'upload', lifetime: 'token.lifetime', uses: 'token.uses' },
  { kind: 'replace', lifetime: 'replace.lifetime', uses: 'replace.uses' },
] as const;

/** Lifetimes and uses that are not to be had, together. */
const excessive = [
  ['14', '101'],
  ['1', '0'],
  ['1441', '-1'],
  ['99999', '1000'],
  ['abc', 'abc'],
  ['20abc', '5abc'],
] as const;

/** What is wrong with a number that is not to be had. */
function excessOf(asked: string, least: number): 'below' | 'above' | 'not-a-number' {
  if (!/^-?\d+$/.test(asked)) return 'not-a-number';
  return Number(asked) < least ? 'below' : 'above';
}

const deliberate = 'values that must not be granted as they are';

for (const { kind, lifetime, uses } of kinds) {
  check(
    `${uses}.not-a-number`,
    'no lifetime and no number of uses out of range is granted',
    async (context) => {
      const { api, expect, photoId } = context;
      for (const [valid_minutes, max_uploads] of excessive) {
        const asked = { valid_minutes, max_uploads };
        const answer =
          kind === 'upload'
            ? await api.attempt.getUploadToken(asked, { deliberate })
            : await api.attempt.getReplaceToken({ photo_id: await photoId(), ...asked }, { deliberate });
        if (answer.kind !== 'granted') {
          expect.refused(answer, `valid_minutes=${valid_minutes} with max_uploads=${max_uploads}`);
          continue;
        }
        const minutes = numberIn(answer.fields, 'valid_minutes');
        const count = numberIn(answer.fields, 'max_uploads');
        demand(
          `${lifetime}.${excessOf(valid_minutes, 15)}`,
          minutes >= 15 && minutes <= 1440,
          `valid_minutes=${valid_minutes} to be refused, or brought into its range`,
          `${minutes}`,
        );
        demand(
          `${uses}.${excessOf(max_uploads, 1)}`,
          count >= 1 && count <= 100,
          `max_uploads=${max_uploads} to be refused, or brought into its range`,
          `${count}`,
        );
      }
    },
    { wide: true },
  );

  check(
    `${uses}.default`,
    'a call that asks for nothing is granted what is usual',
    async (context) => {
      const { api, photoId } = context;
      for (const by of ['GET', 'POST'] as const) {
        const token =
          kind === 'upload'
            ? await api.getUploadToken({}, { by })
            : await api.getReplaceToken({ photo_id: await photoId() }, { by });
        demand(`${lifetime}.default`, token.validMinutes === 180, `180 minutes by ${by}`, `${token.validMinutes}`);
        demand(`${uses}.default`, token.maxUploads === 1, `one use by ${by}`, `${token.maxUploads}`);
        if (kind === 'upload') {
          const publish = fieldIn(token.fields, 'publish');
          demand('token.publish.default', yes.includes(publish), `publish by ${by}`, publish);
        }
      }
    },
    { wide: true },
  );
}
