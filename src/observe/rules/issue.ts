import { fieldIn, numberIn } from '../../../suites/shared/fields.js';
import { decodeAnswer, type Fields, holdsToken, saysOk } from '../../client/answer.js';
import type { Reply } from '../../client/exchange.js';
import type { Say } from '../findings.js';
import type { Book } from '../model/book.js';
import type { Reading } from '../model/reading.js';
import type { KnownToken } from '../model/token.js';
import { judgeEchoes } from './echoes.js';
import { askedBy } from './issue-asked.js';
import { judgeNumber, numbersOf } from './numbers.js';

/** What the examples of an answer show. */
const shown = {
  upload: ['title', 'description', 'publish', 'tags', 'user_id', 'album_id'],
  replace: ['photo_id'],
} as const;

const terms = ['max_uploads', 'valid_minutes', 'valid_until'] as const;

/**
 * Judges the answer to a call for a token.
 * @returns the token, where one was issued under terms that are known
 */
export function judgeIssue(reading: Reading, book: Book, say: Say): KnownToken | undefined {
  const kind = reading.operation === 'getUploadToken' ? 'upload' : 'replace';
  const { reply, isRead } = reading;
  if (reply === undefined || !isRead) return undefined;
  const format = reply.text.trimStart().startsWith('<') ? 'xml' : 'json';
  const answer = decodeAnswer(reply, kind === 'upload' ? 'UploadToken' : 'ReplaceToken', format);
  const own = kind === 'upload' ? (`token.issue.${format}` as const) : (`replace.issue.${format}` as const);
  if (answer.kind === 'refused') {
    say.is('answer.refusal.empty-handed', !holdsToken(reply.text), 'an error without a token', 'an error with a token');
    return undefined;
  }
  if (answer.kind === 'unclear') {
    judgeUnclear(answer.problems, reply, kind, own, say);
    return undefined;
  }
  const { fields } = answer;
  const text = fieldIn(fields, `${kind}_token`);
  say.is(own, text !== '', `a ${kind}_token that is not empty`, 'an empty one');
  if (format === 'xml') say.holds('answer.xml.well-formed');
  const missing = [...shown[kind], ...terms, 'return_url'].filter((name) => !fields.has(name));
  say.is(
    `${kind === 'upload' ? 'token' : 'replace'}.issue.fields`,
    missing.length === 0,
    'every field of the example',
    `no ${missing.join(', ')}`,
  );
  const bad = terms.filter((name) => !(numberIn(fields, name) > 0));
  if (kind === 'upload') {
    say.is(
      'token.issue.terms',
      bad.length === 0,
      'max_uploads, valid_minutes and valid_until',
      `no number in ${bad.join(', ')}`,
    );
    const until = fieldIn(fields, 'valid_until');
    say.is('token.valid-until.epoch-seconds', /^\d{9,11}$/.test(until), 'whole seconds since 1970', until);
  }
  const isKnown = book.isKnown(text, reading.seen.id);
  const distinct = kind === 'upload' ? 'token.distinct' : 'replace.distinct';
  if (text !== '') say.is(distinct, !isKnown, 'a token of its own', 'the token of an earlier call');
  for (const one of numbersOf(kind)) {
    const granted = numberIn(fields, one.name);
    if (!Number.isNaN(granted)) judgeNumber(one, askedBy(reading, one.name), granted, say);
  }
  judgeValidUntil(reply, fields, kind, book, say);
  judgeEchoes(reading, kind, fields, say);
  if (text === '' || bad.length > 0 || isKnown) return undefined;
  return tokenOf(reading, kind, text, fields, book);
}

function judgeUnclear(
  problems: readonly string[],
  reply: Reply,
  kind: KnownToken['kind'],
  own: 'token.issue.xml' | 'token.issue.json' | 'replace.issue.xml' | 'replace.issue.json',
  say: Say,
): void {
  // Anybody on the way may answer with a page of his own; only what says ok is an answer of the API.
  if (reply.status !== 200 || !saysOk(reply.text)) return;
  const all = problems.join('; ');
  if (/not well-formed/.test(all)) {
    say.fails('answer.xml.well-formed', 'a well-formed document', all);
    return;
  }
  if (/_token is (missing|empty)/.test(all)) {
    say.fails(own, `a ${kind}_token that is not empty`, all);
    return;
  }
  if (kind === 'upload' && /(max_uploads|valid_minutes|valid_until) /.test(all))
    say.fails('token.issue.terms', 'max_uploads, valid_minutes and valid_until', all);
}

/**
 * Compares valid_until with the moment of issue plus the lifetime, both on the target's own clock. Who writes the Date may
 * have another clock than who counts the lifetime: only what one clock cannot explain is wrong.
 */
function judgeValidUntil(
  { date, exchange }: Reply,
  fields: Fields,
  kind: KnownToken['kind'],
  book: Book,
  say: Say,
): void {
  const [until, minutes] = [numberIn(fields, 'valid_until'), numberIn(fields, 'valid_minutes')];
  if (date === undefined || Number.isNaN(until) || Number.isNaN(minutes)) return;
  const issue = until - 60 * minutes;
  const seconds = exchange.duration / 1000;
  const [least, most] = [issue - (date + 1 + seconds), issue - (date - seconds)];
  const miss = Math.round(Math.max(least, Math.min(most, 0)));
  const got = `${miss} seconds from it`;
  const [lenient, strict] =
    kind === 'upload'
      ? (['token.valid-until.arithmetic', 'token.valid-until.exact'] as const)
      : (['replace.valid-until', 'replace.valid-until-exact'] as const);
  const isOneClock = book.agreesOnClock(least - 60, most + 60);
  if (Math.abs(miss) <= 60 && isOneClock) {
    say.holds(lenient);
    say.is(strict, Math.abs(miss) <= 5, 'valid_until within 5 seconds of the moment of issue plus valid_minutes', got);
  } else if (isOneClock) {
    say.open(lenient, `valid_until is ${got} by the Date header, which another clock may write`);
  } else {
    say.fails(lenient, 'valid_until within 60 seconds of the moment of issue plus valid_minutes', got);
  }
}

function tokenOf(reading: Reading, kind: KnownToken['kind'], text: string, fields: Fields, book: Book): KnownToken {
  return {
    number: book.numberOf(text),
    kind,
    text,
    issued: reading.seen,
    returnUrl: termOf(reading, 'return_url'),
    background: backgroundOf(termOf(reading, 'background_return_p')),
    maxUploads: numberIn(fields, 'max_uploads'),
    validUntil: numberIn(fields, 'valid_until'),
    photoId: termOf(reading, 'photo_id'),
    sent: reading.sent,
    whole: [],
    sets: new Map(),
    isUnsure: false,
  };
}

/** A term of a token as it was asked for: empty where it was not, undefined where it is open what counts. */
function termOf(reading: Reading, name: string): string | undefined {
  const asked = askedBy(reading, name);
  if (asked.kind === 'unsure') return undefined;
  return asked.kind === 'absent' ? '' : asked.text.trim();
}

function backgroundOf(term: string | undefined): boolean | undefined {
  if (term === '1') return true;
  return term === '' || term === '0' ? false : undefined;
}
