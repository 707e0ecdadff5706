import type { CDPSession, Page } from 'playwright-core';
import type { Visit } from './visit.js';

/**
 * Milliseconds of its own time that every page gets to go on by itself. Chromium lets this time pass as soon as nothing
 * else is left to do: timers and refreshes up to then have fired, however slow the machine is.
 */
const ownMs = 60_000;

/** Rounds that are waited for: what one begins may only show in the next. */
const rounds = { fewest: 2, most: 12 };

/** Waits for animations that come to an end, and for the frames that report it; gives how many there were. */
const animationsEnd = `(async () => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const running = document.getAnimations().filter(
    (one) => one.playState === 'running' && Number.isFinite(one.effect?.getComputedTiming().endTime),
  );
  await Promise.allSettled(running.map((one) => one.finished));
  await frame();
  await frame();
  return running.length;
})()`;

/** Begins something, and waits for its end, or for the visit's. */
async function ended(
  visit: Visit,
  milliseconds: number,
  begin: (end: () => void) => Promise<unknown>,
): Promise<boolean> {
  let isOver = false;
  const end = (): void =>
    visit.note(() => {
      isOver = true;
    });
  const begun = begin(end);
  // A page that is left meanwhile answers nothing more; what followed is seen elsewhere.
  begun.catch(end);
  return visit.until(() => visit.isDone || isOver, milliseconds);
}

/**
 * Waits until the browser is at return_url, or has nothing left to do: nothing is being loaded, a minute of the page's own
 * time has passed, and its animations are over. That is so on every machine and every line, only later on a slow one.
 * @param patienceMs milliseconds to wait for each step of it
 * @returns false where it cannot be said: it took longer, or a script goes on beside the page
 */
export async function settled(visit: Visit, page: Page, cdp: CDPSession, patienceMs: number): Promise<boolean> {
  let quiet = 0;
  for (let at = 0; at < rounds.most; at++) {
    if (!(await visit.until(() => visit.isDone || visit.isIdle, patienceMs))) return false;
    if (visit.isDone) return true;
    const { loads } = visit;
    const isPassed = await ended(visit, patienceMs, (end) => {
      cdp.once('Emulation.virtualTimeBudgetExpired', end);
      return cdp.send('Emulation.setVirtualTimePolicy', {
        policy: 'pauseIfNetworkFetchesPending',
        budget: ownMs,
      });
    });
    if (!isPassed) return false;
    if (visit.isDone) return true;
    let animations = 0;
    const isStill = await ended(visit, patienceMs, async (end) => {
      animations = await page.evaluate<number>(animationsEnd);
      end();
    });
    if (!isStill) return false;
    if (visit.isDone) return true;
    quiet = visit.isIdle && visit.loads === loads && animations === 0 ? quiet + 1 : 0;
    if (quiet === rounds.fewest) return page.workers().length === 0;
  }
  return false;
}
