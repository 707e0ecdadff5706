import type { RequirementId } from '../../contract/requirements.js';
import type { Say } from '../findings.js';
import type { Given, Received } from '../server/received.js';
import { isRefused, isSmooth, type Start, type Story, sendings } from '../story.js';

/** The first answer of a kind, whether it was delivered or not. */
function first(start: Start, says: Given['says']): Received | undefined {
  return sendings(start).find(({ given }) => given?.says === says);
}

/** The requirement that a false success breaks, by what the uploader was answered. */
function falseSuccess({ plan }: Story, start: Start): [RequirementId, string, Received | undefined] {
  const failed = first(start, 'failed');
  if (failed !== undefined)
    return plan.way === 'line'
      ? ['client.outcome.error-line', 'an error line', failed]
      : ['client.outcome.error-message', 'a redirect with error_message', failed];
  const unsupported = sendings(start).find(({ given }) => given?.status === 500);
  if (unsupported !== undefined) return ['client.outcome.unsupported', 'HTTP 500', unsupported];
  const refused = first(start, 'refused');
  if (refused !== undefined) {
    // Of a message in any words, an uploader that knows of no return_url has nothing but the status to go by.
    const requirement = refused.given?.status === 200 ? 'client.outcome.refused-with-200' : 'client.outcome.refused';
    return [requirement, 'the message that the token is refused', refused];
  }
  return ['client.outcome.incomplete', 'an upload that was not completed', sendings(start).at(-1)];
}

function judgeWord(story: Story, start: Start, say: Say): void {
  const { ended } = start;
  const done = first(start, 'done');
  if (done !== undefined) {
    // Whoever did not get the answer may say what they like.
    if (done.ended === undefined || ended.says === undefined || story.plan.way === 'long') return;
    const isPageWell = story.plan.page === 200;
    const requirement = isPageWell ? 'client.outcome.success' : 'client.redirect.page';
    say.is(requirement, ended.says === 'success', 'a report of success after a success', ended.word, done);
    return;
  }
  const [requirement, what, evidence] = falseSuccess(story, start);
  const shown = evidence === undefined ? [] : [evidence];
  const actual = `${ended.word} after ${what}`;
  if (ended.says !== undefined)
    say.is(requirement, ended.says === 'failure', `a report of failure after ${what}`, actual, ...shown);
}

/** What is the same of a message however it is printed: those who print quote, escape and wrap. */
function bare(text: string): string {
  return text.replaceAll(/[\\"']/g, '').replaceAll(/\s+/g, ' ');
}

function judgeMessage({ plan: { message } }: Story, start: Start, say: Say): void {
  const { says, shown } = start.ended;
  const failed = first(start, 'failed');
  if (failed?.ended === undefined || says !== 'failure' || shown === undefined) return;
  const expected = `${JSON.stringify(message)} in what it prints`;
  const actual = JSON.stringify(shown.trim().slice(-200));
  say.is('client.outcome.message', bare(shown).includes(bare(message)), expected, actual, failed);
}

/** The uploader was answered for this chunk before: what nobody answered may be tried again whatever happens to others. */
function isKnown(seen: Received, start: Start): boolean {
  const number = seen.claim?.number;
  return sendings(start).some(
    ({ claim, given, ended, begun }) =>
      claim?.number === number &&
      ended !== undefined &&
      given?.says !== 'disrupted' &&
      ended < seen.begun &&
      begun < seen.begun,
  );
}

function judgeAfterEnd(start: Start, say: Say): void {
  for (const [says, requirement] of [
    ['done', 'client.outcome.once'],
    ['failed', 'client.outcome.final'],
  ] as const) {
    const end = sendings(start).find(({ given, ended }) => given?.says === says && ended !== undefined);
    if (end?.ended === undefined) continue;
    const at = end.ended;
    const after = sendings(start).filter((one) => one.begun > at && isKnown(one, start));
    say.is(requirement, after.length === 0, 'nothing more of the file', `${after.length} more requests`, end, ...after);
  }
}

function judgeArrival(story: Story, start: Start, say: Say): void {
  if (!isSmooth(story) || start.ended.killed === 'stopped') return;
  if (isRefused(start)) return;
  const all = sendings(start);
  const done = first(start, 'done');
  const stored = all.filter(({ given }) => given?.says === 'accepted' || given?.says === 'done');
  const isWhole = stored.every(({ files }) => files[0]?.isWhole === true || files[0]?.fits === true);
  const actual = done === undefined ? `${all.length} requests that complete nothing` : 'other bytes';
  say.is(
    'client.upload.arrives',
    done !== undefined && isWhole,
    `the ${start.file.size} bytes of the file`,
    `${actual} (${start.ended.word || start.ended.killed || 'it ended without a word'})`,
    ...all.slice(-1),
  );
}

function judgePages({ received }: Start, say: Say): void {
  for (const seen of received.filter(({ to }) => to === 'page')) {
    const isRead = ['GET', 'HEAD', 'OPTIONS'].includes(seen.method) && seen.size === 0;
    const actual = `${seen.method} with ${seen.size} bytes`;
    say.is('client.redirect.get', isRead, 'a GET of return_url without a body', actual, seen);
  }
}

function judgeProbes(story: Story, { received, ended }: Start, say: Say): void {
  if (ended.killed !== undefined || !isSmooth(story)) return;
  for (const probe of received.filter(({ given }) => given?.says === 'absent')) {
    const number = probe.claim?.number;
    const isSent = received.some(
      (one) => one.claim?.number === number && one.given?.says !== 'absent' && one.begun > probe.begun,
    );
    const actual = 'the chunk left out';
    say.is(
      'client.probe.absent',
      isSent,
      `chunk ${number} after HTTP ${probe.given?.status} to its probe`,
      actual,
      probe,
    );
  }
}

/** Judges what the uploader says of the upload, and what it does when that is over. */
export function judgeOutcomes(story: Story, say: Say): void {
  for (const start of story.starts) {
    judgeWord(story, start, say);
    judgeMessage(story, start, say);
    judgeAfterEnd(start, say);
    judgeArrival(story, start, say);
    judgePages(start, say);
    judgeProbes(story, start, say);
  }
}
