import type { Pairs } from '../../client/pairs.js';
import { clientRequirements } from '../../contract/requirements.js';
import type { CheckResult } from '../../run/check-result.js';
import { Findings, unconcerned } from '../findings.js';
import type { Judged } from '../judge.js';
import { accepted, isAccepted, isLost } from './accepted.js';
import { type CallbackCall, callHandler, type HandlerAnswer } from './call.js';
import { another, failure, injected, lure, lures, odd, pathLures, word } from './callbacks.js';
import { carriers, injectedInto, payloads } from './markup.js';
import { outcomes } from './outcome.js';
import { leadsTo, shows } from './page.js';

/** What to judge. */
export interface HandlerOptions {
  /** Its address as an integrator would write it into return_url. */
  readonly url: string;
  readonly limitMs: number;
  readonly signal: AbortSignal;
}

/** Redirects that are followed at most. */
const mostSteps = 8;

const login = /\/(?:log-?in|sign-?in|sso|auth)(?:[/.]|$)/i;

function shown({ status, location }: HandlerAnswer): string {
  if (status === 0) return 'no answer';
  return `HTTP ${status}${location === '' ? '' : ` to ${location.slice(0, 200)}`}`;
}

function shortly(text: string): string {
  return text.length <= 100 ? text : `${text.slice(0, 100)}…`;
}

/** Calls a handler in every way in which a site may call it, and judges its answers. */
class HandlerJudge {
  readonly results: CheckResult[] = [];
  calls = 0;
  readonly #options: HandlerOptions;
  #shows = false;

  constructor(options: HandlerOptions) {
    this.#options = options;
  }

  async #call(call: CallbackCall): Promise<HandlerAnswer> {
    this.calls += 1;
    return callHandler(this.#options.url, call, this.calls, this.#options.limitMs);
  }

  /** Judges under one name. */
  async #judge(name: string, rules: (say: Findings) => Promise<void>): Promise<void> {
    const say = new Findings(name, '');
    await rules(say);
    this.results.push(...say.results);
  }

  async accepts([requirement, name, call]: (typeof accepted)[number]): Promise<void> {
    await this.#judge(name, async (say) => {
      const answer = await this.#call(call);
      say.is(requirement, isAccepted(answer), 'an answer from 200 to 399', shown(answer), answer.record);
      const isKept = !isLost(answer, this.#options.url, call.method);
      say.is(
        requirement,
        isKept,
        'the callback to be handled, or a redirect that keeps what it says',
        shown(answer),
        answer.record,
      );
      const header = answer.headers.find(([one]) => one.toLowerCase() === injected);
      if (header !== undefined)
        say.fails(
          'client.handler.markup',
          'no header line made of a value',
          `${header[0]}: ${header[1]}`,
          answer.record,
        );
    });
  }

  /** A redirect that leads to the handler again never ends, and one to an address from outside serves whoever made it. */
  async redirects(): Promise<void> {
    await this.#judge('where a callback leads', async (say) => {
      for (const more of [lures, pathLures])
        for (const added of [another('uc-redirect', 21).concat(more), failure('uc-redirect', 'No.', more)]) {
          const answer = await this.#call({ method: 'GET', added });
          const isAway = URL.canParse(answer.location) && new URL(answer.location).hostname === lure;
          const isKept = !isAway && !leadsTo(answer.page, `//${lure}`);
          say.is('client.handler.redirect', isKept, `no redirect to ${lure}`, shown(answer), answer.record);
        }
      for (const added of [another('uc-redirect', 22), failure('uc-redirect', 'No.')]) await this.#follow(added, say);
    });
  }

  /** Goes where a handler leads, as long as that is at the same site. */
  async #follow(added: Pairs, say: Findings): Promise<void> {
    const first = await this.#call({ method: 'GET', added });
    const isLogin = URL.canParse(first.location) && login.test(new URL(first.location).pathname);
    say.is(
      'client.handler.redirect',
      !isLogin,
      'no login page: whoever calls back has no session',
      shown(first),
      first.record,
    );
    const { origin } = new URL(this.#options.url);
    const been = new Set([`${origin}${first.record.target}`]);
    for (let last = first; URL.canParse(last.location) && new URL(last.location).origin === origin; ) {
      const isLoop = been.has(last.location) || been.size > mostSteps;
      say.is('client.handler.redirect', !isLoop, 'redirects that end', shown(last), last.record);
      if (isLoop) return;
      been.add(last.location);
      this.calls += 1;
      const next = await callHandler(last.location, { method: 'GET', added: [] }, this.calls, this.#options.limitMs);
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

  async repeated(): Promise<void> {
    await this.#judge('several callbacks under one token', async (say) => {
      const first = await this.#call({ method: 'GET', added: another('uc-repeated', 31) });
      if (!isAccepted(first)) return;
      const atOnce = [32, 33, 34, 35, 36, 37].map((number) => another('uc-repeated', number));
      const others = await Promise.all(atOnce.map((added) => this.#call({ method: 'GET', added })));
      for (const one of others)
        say.is('client.handler.repeated', isAccepted(one), 'every one to be accepted', shown(one), one.record);
    });
  }

  async outcome(): Promise<void> {
    const found = await outcomes((method, added) => this.#call({ method, added }));
    for (const { name, expected, answer, isMistaken } of found)
      await this.#judge(name, async (say) => {
        say.is(
          'client.handler.outcome',
          !isMistaken,
          expected,
          shortly(answer.page.visible) || shown(answer),
          answer.record,
        );
      });
  }

  /** Of what the handler shows, that it shows it as it was sent. */
  async values(method: CallbackCall['method']): Promise<void> {
    const ofFailure = (sent: string): Pairs => failure('uc-values', sent);
    const ofExtra = (sent: string): Pairs => [...another('uc-values', 41), ['uc_note', sent]];
    for (const [what, added] of [
      ['error_message', ofFailure],
      ['a further parameter', ofExtra],
    ] as const) {
      const plain = await this.#call({ method, added: added(word) });
      // What it shows of a GET, and not of a POST, it has not read there.
      const isExpected = method === 'POST' && this.#shows && added === ofFailure;
      if (!shows(plain.page, word) && !isExpected) continue;
      if (added === ofFailure) this.#shows = true;
      await this.#judge(`odd values of ${what}, by ${method}`, async (say) => {
        const long = `${odd} ${'x'.repeat(method === 'POST' ? 3000 : 600)} end7421`;
        for (const sent of [word, odd, long]) {
          const { page, record } = await this.#call({ method, added: added(sent) });
          say.is(
            'client.handler.values',
            shows(page, sent),
            `the text ${sent.slice(0, 80)}`,
            shortly(page.visible),
            record,
          );
        }
      });
    }
  }

  async markup(method: CallbackCall['method']): Promise<void> {
    await this.#judge(`values that look like markup, by ${method}`, async (say) => {
      for (const [what, payload] of Object.entries(payloads))
        for (const added of carriers(payload)) {
          const { page, record } = await this.#call({ method, added });
          const place = injectedInto(page);
          // A page that shows nothing of it says nothing.
          if (place === undefined && !shows(page, payload) && !page.text.includes('uc7421')) continue;
          say.is('client.handler.markup', place === undefined, `${what} to stay text`, `${place}`, record);
        }
    });
  }
}

/** Judges a callback handler by its answers alone. */
export async function judgeHandler(options: HandlerOptions): Promise<Judged> {
  const judge = new HandlerJudge(options);
  const steps: (() => Promise<void>)[] = [
    ...accepted.map((one) => () => judge.accepts(one)),
    () => judge.redirects(),
    () => judge.repeated(),
    () => judge.outcome(),
    () => judge.values('GET'),
    () => judge.values('POST'),
    () => judge.markup('GET'),
    () => judge.markup('POST'),
  ];
  const isSilent = (): boolean =>
    judge.results.every(({ exchanges }) => exchanges.every(({ response }) => response === undefined));
  for (const [at, step] of steps.entries()) {
    if (options.signal.aborted || (at >= accepted.length && isSilent())) break;
    await step();
  }
  const concerned = new Set(judge.results.map(({ requirement }) => requirement));
  const rest = clientRequirements.filter(({ id }) => id.startsWith('client.handler.') && !concerned.has(id));
  return {
    results: isSilent()
      ? []
      : [...judge.results, ...rest.map(({ id }) => unconcerned(id, 'the handler shows nothing that it concerns'))],
    observations: [],
    spent: { requests: judge.calls, uploads: 0, bytes: 0 },
    ...(isSilent() ? { endedBy: `no answer from ${options.url}` } : {}),
  };
}
