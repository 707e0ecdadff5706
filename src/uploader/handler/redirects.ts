import type { Pairs } from '../../client/pairs.js';
import type { Findings } from '../findings.js';
import { isAccepted } from './accepted.js';
import { another, failure, lure, lures, pathLures } from './callbacks.js';
import { leadsTo } from './page.js';
import { type Session, shown } from './session.js';

/** Redirects that are followed at most. */
const mostSteps = 8;

const login = /\/(?:log-?in|sign-?in|sso|auth)(?:[/.]|$)/i;

/** A redirect that leads to the handler again never ends, and one to an address from outside serves whoever made it. */
export async function redirects(session: Session): Promise<void> {
  await session.judge('where a callback leads', async (say) => {
    for (const more of [lures, pathLures])
      for (const added of [
        another('uc-redirect', session.number()).concat(more),
        failure('uc-redirect', 'No.', more),
      ]) {
        const answer = await session.call({ method: 'GET', added });
        const isAway = URL.canParse(answer.location) && new URL(answer.location).hostname === lure;
        const isKept = !isAway && !leadsTo(answer.page, `//${lure}`);
        say.is('client.handler.redirect', isKept, `no redirect to ${lure}`, shown(answer), answer.record);
      }
    for (const added of [another('uc-redirect', 22), failure('uc-redirect', 'No.')]) await follow(session, added, say);
  });
}

/** Goes where a handler leads, as long as that is at the same site. */
async function follow(session: Session, added: Pairs, say: Findings): Promise<void> {
  const first = await session.call({ method: 'GET', added });
  const isLogin = URL.canParse(first.location) && login.test(new URL(first.location).pathname);
  say.is(
    'client.handler.redirect',
    !isLogin,
    'no login page: whoever calls back has no session',
    shown(first),
    first.record,
  );
  const { origin } = new URL(session.url);
  const been = new Set([`${origin}${first.record.target}`]);
  for (let last = first; URL.canParse(last.location) && new URL(last.location).origin === origin; ) {
    const isLoop = been.has(last.location) || been.size > mostSteps;
    say.is('client.handler.redirect', !isLoop, 'redirects that end', shown(last), last.record);
    if (isLoop) return;
    been.add(last.location);
    const next = await session.callAt(last.location, { method: 'GET', added: [] });
    say.is(
      'client.handler.redirect',
      isAccepted(next),
      `a page at ${last.location.slice(0, 200)}`,
      shown(next),
      next.record,
    );
    last = next;
  }
}
