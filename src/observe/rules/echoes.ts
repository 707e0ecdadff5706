import { sameAddress } from '../../../suites/shared/addresses.js';
import { no, yes } from '../../../suites/shared/booleans.js';
import { fieldIn } from '../../../suites/shared/fields.js';
import { sameText, tagList } from '../../../suites/shared/texts.js';
import type { Fields } from '../../client/answer.js';
import type { Say } from '../findings.js';
import type { Reading } from '../model/reading.js';
import { askedBy } from './issue-asked.js';

/** Letters, digits and plain punctuation of one line: what no target has a reason to change. */
const plain = /^(?!.*\s\s)[^<>&\p{C}]{1,190}$/u;

const beyondBasicPlane = /[\u{10000}-\u{10ffff}]/u;

const htmlTag = /<\/?(?:a|b|i|p|br|div|em|iframe|img|script|span|strong)\b[^<>]*>/i;

/** Compares what an answer repeats with what was asked for. */
export function judgeEchoes(reading: Reading, kind: 'upload' | 'replace', fields: Fields, say: Say): void {
  const asked = (name: string): string | undefined => {
    const found = askedBy(reading, name);
    return found.kind === 'value' ? found.text : undefined;
  };
  const echo = (name: string): string => fieldIn(fields, name);
  const returnUrl = asked('return_url');
  if (returnUrl !== undefined && URL.canParse(returnUrl) && !/\p{C}/u.test(returnUrl))
    say.is(
      kind === 'upload' ? 'token.echo.return-url' : 'replace.issue.return-url',
      sameAddress(echo('return_url'), returnUrl),
      returnUrl,
      echo('return_url'),
    );
  if (kind === 'replace') {
    const photoId = asked('photo_id')?.trim();
    if (photoId) say.is('replace.issue.photo-id', echo('photo_id') === photoId, photoId, echo('photo_id'));
    return;
  }
  for (const name of ['title', 'description'] as const) {
    const text = asked(name);
    if (text === undefined || text.trim() === '') continue;
    if (plain.test(text) && !beyondBasicPlane.test(text))
      say.is(`token.echo.${name}`, sameText(echo(name), text), text, echo(name));
    if (name === 'title' && htmlTag.test(text))
      say.is('token.title.stripped', !htmlTag.test(echo(name)), 'a title without tags', echo(name));
    if (name === 'description' && /<(?:script|iframe)\b/i.test(text))
      say.is('token.description.unsafe-stripped', !htmlTag.test(echo(name)), 'a description without HTML', echo(name));
  }
  const tags = asked('tags');
  if (tags !== undefined && /^[a-z0-9:]+(?: [a-z0-9:]+)*$/.test(tags)) {
    const [sent, got] = [tags.split(' '), tagList(echo('tags'))].map((list) => [...new Set(list)].sort().join(' '));
    say.is('token.echo.tags', sent === got, sent ?? '', got ?? '');
  }
  judgePublish(reading, echo('publish'), say);
}

function judgePublish(reading: Reading, echo: string, say: Say): void {
  if (echo === '') return;
  const asked = askedBy(reading, 'publish');
  if (asked.kind === 'absent') say.is('token.publish.default', yes.includes(echo), 'publish 1', `publish ${echo}`);
  if (asked.kind !== 'value') return;
  const text = asked.text.trim();
  if (text === '1') say.is('token.publish.granted', yes.includes(echo), 'publish 1', `publish ${echo}`);
  if (text === '0') say.is('token.publish.granted', no.includes(echo), 'publish 0', `publish ${echo}`);
}
