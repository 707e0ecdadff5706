import type { RequirementId } from '../../contract/requirements.js';
import type { Say } from '../findings.js';
import type { Received } from '../server/received.js';
import { isRefused, type Start, type Story, sendings } from '../story.js';
import { chunksOf } from './chunks.js';

const permanent: ReadonlySet<number> = new Set([400, 401, 403, 404, 409, 415, 501]);

/** The requirement about an answer that asks for another try. */
function requirementOf({ given, ended }: Received): RequirementId | undefined {
  const status = given?.status ?? 0;
  if (ended === undefined || status === 0) return 'client.retry.lost';
  if (status === 500) return undefined;
  if (status < 300) return 'client.retry.success';
  if (status < 400) return 'client.retry.redirect';
  return permanent.has(status) ? 'client.retry.permanent' : 'client.retry.status';
}

function answerOf({ given, ended }: Received): string {
  return ended === undefined ? 'no answer' : `HTTP ${given?.status}`;
}

/** Judges whether the chunk that was disrupted is sent again, by this start or by a later one. */
function judgeAgain({ starts }: Story, say: Say): void {
  const all = starts.flatMap(chunksOf);
  const reported = new Set<string>();
  for (const start of starts) {
    // Of what the time limit cut off nobody knows what would have followed, nor of one that says no word.
    if (start.ended.killed !== undefined || isCancelled(start)) continue;
    // A chunk that was stored may be the answer's only loss: where the whole file succeeded, nobody needs it again.
    const isDone = start.received.some(({ given }) => given?.says === 'done');
    for (const seen of chunksOf(start)) {
      const { given, claim, begun } = seen;
      const key = claim?.number ?? '';
      const isDisrupted = given?.says === 'disrupted' || (isUnanswered(seen) && !isDone);
      const requirement = requirementOf(seen);
      if (!isDisrupted || requirement === undefined || reported.has(key)) continue;
      reported.add(key);
      const again = all.some((other) => other.begun > begun && (other.claim?.number ?? '') === key);
      const whole = starts.some((other) => sendings(other).some((one) => one.claim === undefined && one.begun > begun));
      say.is(requirement, again || whole, `chunk ${key} again after ${answerOf(seen)}`, 'no further try', seen);
    }
  }
}

/** The uploader was answered that nothing more is to be sent: it owes no further try. */
function isCancelled({ received }: Start): boolean {
  return received.some(({ given }) => given?.status === 500 || given?.says === 'failed' || given?.says === 'refused');
}

/** The chunk was stored, and nobody said so. */
function isUnanswered({ given, ended }: Received): boolean {
  return given?.says === 'accepted' && ended === undefined;
}

/** Judges that an upload is cancelled by HTTP 500. */
function judgeUnsupported(start: Start, say: Say): void {
  const all = sendings(start);
  const refusal = all.find(({ given, ended }) => given?.status === 500 && ended !== undefined);
  if (refusal?.ended === undefined) return;
  const at = refusal.ended;
  const after = all.filter(({ begun }) => begun > at);
  if (refusal.claim === undefined) {
    say.is('client.status.unsupported-whole', after.length === 0, 'nothing after HTTP 500', 'the file again', ...after);
    return;
  }
  const again = after.filter(({ claim }) => claim?.number === refusal.claim?.number);
  // Other workers may have begun a chunk before they knew; whoever begins one after an answer that was held back knows.
  const others = after.filter((one) => all.some(({ held, ended = one.begun }) => held === true && ended < one.begun));
  const isKept = again.length === 0 && others.length === 0;
  const actual = again.length > 0 ? 'the same chunk again' : `${others.length} further chunks`;
  say.is('client.status.unsupported', isKept, 'the upload to be cancelled by HTTP 500', actual, refusal, ...after);
}

/** Tries from which on a pause between them can be looked for, and the milliseconds that are no pause. */
const [manyTries, noPause] = [12, 15];

function judgePersistence(start: Start, say: Say): void {
  const { ended } = start;
  if (ended.killed === 'stopped' || isRefused(start)) return;
  say.is(
    'client.retry.ends',
    ended.killed === undefined || ended.killed === 'quiet',
    'an end',
    ended.killed === 'endless' ? 'tries without end' : 'still running at the time limit (--time-limit)',
    ...sendings(start).slice(-1),
  );
  const tries = new Map<string, Received[]>();
  for (const seen of sendings(start)) {
    const key = seen.claim?.number ?? '';
    tries.set(key, [...(tries.get(key) ?? []), seen]);
  }
  for (const list of tries.values()) {
    if (list.length < 2) continue;
    const pauses = list
      .slice(1)
      .map((seen, at) => seen.startedAt - (list[at]?.startedAt ?? 0) - (list[at]?.duration ?? 0))
      .toSorted((one, other) => one - other);
    const median = pauses[Math.floor(pauses.length / 2)] ?? 0;
    const isHammering = list.length >= manyTries && median < noPause;
    say.is('client.retry.pause', !isHammering, 'pauses between tries', `${list.length} tries at once`, ...list);
  }
}

/** Judges what the uploader does after answers that are not a success. */
export function judgeRetries(story: Story, say: Say): void {
  judgeAgain(story, say);
  for (const start of story.starts) {
    judgeUnsupported(start, say);
    judgePersistence(start, say);
  }
}
