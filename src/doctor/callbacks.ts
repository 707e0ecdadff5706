import type { Catcher } from '../catcher/catcher.js';
import { described } from '../client/answer.js';
import { outcomeInWords } from '../client/outcome.js';
import type { Route } from '../client/route.js';
import { tokenOf } from '../client/token.js';
import { ownCall } from '../run/callback-path.js';
import type { Prober } from '../run/probe.js';
import { about, type Finding } from './finding.js';

const { good, note, bad } = about('callbacks');

/** What the way of callbacks showed, and the target's clock beside this one's. */
export interface CallbackFindings {
  readonly findings: readonly Finding[];
  /** Seconds by which the target's clock is ahead; undefined where no answer has a Date. */
  readonly skew: number | undefined;
}

/**
 * Sends a photo whose callback the target itself makes, and waits for it. One upload.
 * @param timeoutMs milliseconds that the callback may take
 */
export async function examineCallbacks(
  { api, made }: Prober,
  catcher: Catcher,
  route: Route,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<CallbackFindings> {
  const findings: Finding[] = [];
  const own = catcher.isIndirect ? await ownCall(catcher, route, signal) : undefined;
  if (own !== undefined) findings.push(note(`this machine does not reach ${catcher.url}: ${own}`, 'see callbacks'));
  const address = catcher.address();
  try {
    const answer = await api.attempt.getUploadToken({ return_url: address.url, background_return_p: 1 });
    const { date } = answer.reply;
    const skew = date === undefined ? undefined : Math.round(date - Date.now() / 1000);
    if (answer.kind !== 'granted') {
      const said = `no token for a background callback: ${described(answer)}`;
      return { findings: [...findings, note(said, 'set capabilities.background to false if there are none')], skew };
    }
    const arrived = address.next({ timeoutMs, signal }).then(
      () => true,
      () => false,
    );
    const outcome = await api.redeem(tokenOf('upload', answer), made.photo());
    if (outcome.result === 'failure') findings.push(bad(`a photo is not accepted: ${outcomeInWords(outcome)}`));
    else if (await arrived) findings.push(good(`the target called ${catcher.url} after an upload`));
    else
      findings.push(
        bad(
          `no callback path: the target did not call ${catcher.url} within ${timeoutMs / 1000} s of an upload`,
          'set callbacks.publicUrl or callbacks.relay to an address that the target reaches, or capabilities.background to false',
        ),
      );
    return { findings, skew };
  } finally {
    address.release();
  }
}
