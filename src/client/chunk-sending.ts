import { setTimeout as delay } from 'node:timers/promises';
import { NoAnswer } from './failure.js';
import type { ChunkAnswer } from './methods.js';
import { isFinal, mayBeLost } from './resend.js';
import type { Scope, Target } from './target.js';

/** What has to be known of an answer. */
type Answered = Pick<ChunkAnswer, 'status' | 'result'>;

/** The result of one attempt at a chunk. */
type Attempt<Answer> = { readonly answer: Answer } | { readonly noAnswer: NoAnswer };

async function attempted<Answer>(send: () => Promise<Answer>): Promise<Attempt<Answer>> {
  try {
    return { answer: await send() };
  } catch (error) {
    // A connection that broke off may be a bad one; whoever took too long once is not asked again and again.
    if (error instanceof NoAnswer && error.exchange.failure?.kind === 'broken') return { noAnswer: error };
    throw error;
  }
}

/**
 * Sends a valid chunk until its answer stands, as every client of the API has to.
 * @param send sends it; `again` says that it was sent before
 * @throws NoAnswer when the target breaks off every time
 */
export async function untilItStands<Answer extends Answered>(
  send: (again: boolean) => Promise<Answer>,
  target: Target,
  scope: Scope,
): Promise<Answer & { readonly isRepeat?: true }> {
  const seen: number[] = [];
  for (let number = 1; ; number += 1) {
    const attempt = await attempted(() => send(number > 1));
    const status = 'answer' in attempt ? attempt.answer.status : 0;
    // What a gateway or a refusal says by its content counts for nothing here.
    const isOver = 'answer' in attempt && status < 400 && isFinal(attempt.answer);
    const pauseMs = isOver ? undefined : target.resends.pauseMs(status, number, target.usualAnswerMs);
    if (pauseMs === undefined || scope.signal.aborted) {
      if (number > 1 && pauseMs === undefined) note(status, seen);
      if ('noAnswer' in attempt) throw attempt.noAnswer;
      return seen.some(mayBeLost) ? { ...attempt.answer, isRepeat: true } : attempt.answer;
    }
    seen.push(status);
    const proceed = scope.heldBack?.();
    await delay(pauseMs, undefined, { signal: scope.signal }).finally(proceed);
  }

  function note(last: number, before: readonly number[]): void {
    for (const status of before) if (status !== last) target.resends.helped(status);
    if (before.at(-1) === last) target.resends.inVain(last);
  }
}
