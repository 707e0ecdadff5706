import type { Call } from '../server/call.js';
import { plain } from '../server/render.js';
import type { Answer, Outcome, Pair, Token } from '../state/model.js';
import type { Site } from '../state/site.js';

/** What one callback has to say: the parameters of the documents, and the extra ones of both calls. */
interface Message {
  readonly own: readonly Pair[];
  readonly extras: readonly Pair[];
  readonly domain: string;
}

/** Brings an outcome to the token's return_url, and gives the answer that the client gets. */
export async function deliver(
  outcome: Outcome,
  token: Token,
  sent: readonly Pair[],
  call: Call,
  site: Site,
): Promise<Answer> {
  const { callbacks, background } = site.decisions;
  const domain = callbacks.domain(site.domain, call.host, token);
  const extras = callbacks.extras(
    token.extras,
    sent.filter(([name]) => callbacks.isExtraOnRedeem(name)),
    token,
  );
  const own = callbacks.own(outcome, token, callbacks.tokenField(token.kind), domain);
  const message: Message = { own, extras, domain };
  const line = background.reports(token) ? await reportInBackground(outcome, token, message, site) : undefined;
  if (token.background && line !== undefined && background.answersByLine) return line;
  if (token.returnUrl === undefined || !callbacks.returns(outcome, token)) {
    return callbacks.withoutReturnUrl(outcome, token);
  }
  return sendClient(token.returnUrl, message, site);
}

function sendClient(returnUrl: string, { own, extras }: Message, { decisions: { callbacks } }: Site): Answer {
  const pairs = callbacks.all(own, extras);
  const added = callbacks.encode(pairs);
  const address = callbacks.compose(returnUrl, added);
  const callback = { returnUrl, pairs, added, address };
  if (!callbacks.goesByGet(callback)) return callbacks.long(callback);
  return { status: callbacks.status, headers: callbacks.headers(address), body: Buffer.alloc(0) };
}

async function reportInBackground(outcome: Outcome, token: Token, message: Message, site: Site): Promise<Answer> {
  const { background } = site.decisions;
  const address = backgroundAddress(token, message, site);
  const delivery =
    address === undefined ? 'reached' : await site.outbox.send(background.requests(address, outcome, token));
  const line =
    outcome.kind === 'failure'
      ? background.errorLine(outcome.message)
      : background.failsUpload(delivery)
        ? background.errorLine('The callback failed')
        : background.okLine(message.domain, outcome.photo, address ?? '');
  return { ...plain(background.status, line), headers: [['Content-Type', background.contentType]] };
}

function backgroundAddress(token: Token, { own, extras }: Message, { decisions }: Site): string | undefined {
  const { callbacks, background } = decisions;
  const { returnUrl } = token;
  if (returnUrl === undefined) return undefined;
  const bareUrl = returnUrl.replace(/[?#].*$/s, '');
  return background.shorten(
    own,
    extras,
    (pairs, bare) => callbacks.compose(bare ? bareUrl : returnUrl, callbacks.encode(callbacks.all(pairs, []))),
    (address) => background.measure(address, returnUrl) <= background.limit,
  );
}
