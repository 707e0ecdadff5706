import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { Pairs } from '../../client/pairs.js';
import { clientRequirements } from '../../contract/requirements.js';
import type { CheckResult } from '../../run/check-result.js';
import { Findings, unconcerned } from '../findings.js';
import type { Judged } from '../judge.js';
import { type CallbackCall, callHandler, type HandlerAnswer } from './call.js';

/** What to judge. */
export interface HandlerOptions {
  /** Its address as an integrator would write it into return_url. */
  readonly url: string;
  readonly limitMs: number;
  readonly signal: AbortSignal;
}

const about = (token: string): Pairs => [
  ['domain', 'videos.example.com'],
  ['upload_token', token],
];
const photo: Pairs = [
  ['photo_id', '12345'],
  ['tree_id', '97531'],
  ['token', 'mhpDudicFtdjz1isvidhnzsgqv3kaske'],
];
const success = (token: string, more: Pairs = []): Pairs => [...about(token), ...photo, ...more];
const failure = (token: string, message: string): Pairs => [...about(token), ['error_message', message]];

const word = 'Unsupported7421';
const odd = `${word} 1+1=2 & 100%41 blåbær 東京`;
const markup = `<i id="uc7421">${word}</i>`;
const elsewhere = 'https://elsewhere.example.net/uc7421';

function isTaken({ status }: HandlerAnswer): boolean {
  return status >= 200 && status < 400;
}

function shown({ status, location }: HandlerAnswer): string {
  if (status === 0) return 'no answer';
  return `HTTP ${status}${location === '' ? '' : ` to ${location}`}`;
}

/** What a reader of the page sees. */
function visible(html: string): string {
  const texts: string[] = [];
  const open: DefaultTreeAdapterTypes.ChildNode[] = [...parse(html).childNodes];
  for (let node = open.shift(); node !== undefined; node = open.shift()) {
    if ('value' in node) texts.push(node.value);
    if ('childNodes' in node) open.unshift(...node.childNodes);
  }
  return texts.join(' ');
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

  async call(method: CallbackCall['method'], added: Pairs, ownLast?: true): Promise<HandlerAnswer> {
    this.calls += 1;
    const call = { method, added, ...(ownLast && { ownLast }) };
    return callHandler(this.#options.url, call, this.calls, this.#options.limitMs);
  }

  #say(name: string): Findings {
    return new Findings(name, '');
  }

  async taken(
    requirement: CheckResult['requirement'],
    name: string,
    method: CallbackCall['method'],
    added: Pairs,
    ownLast?: true,
  ): Promise<void> {
    const answer = await this.call(method, added, ownLast);
    const say = this.#say(name);
    say.is(requirement, isTaken(answer), 'an answer from 200 to 399', shown(answer), answer.record);
    this.results.push(...say.results);
  }

  /** A redirect that leads to the handler again never ends, and one to an address from outside serves whoever made it. */
  async redirects(): Promise<void> {
    const lures: Pairs = ['next', 'callback_url', 'url', 'redirect'].map((name) => [name, elsewhere]);
    const answer = await this.call('GET', success('uc-redirect', lures));
    const say = this.#say('a callback with addresses in further parameters');
    say.is(
      'client.handler.redirect',
      !answer.location.startsWith(elsewhere),
      'no redirect there',
      shown(answer),
      answer.record,
    );
    const to = URL.canParse(answer.location, this.#options.url)
      ? new URL(answer.location, this.#options.url)
      : undefined;
    const own = new URL(this.#options.url);
    const isLoop =
      to !== undefined && to.origin === own.origin && to.pathname === own.pathname && to.searchParams.has('photo_id');
    say.is('client.handler.redirect', !isLoop, 'no redirect to the same callback', shown(answer), answer.record);
    this.results.push(...say.results);
  }

  async repeated(): Promise<void> {
    const first = await this.call('GET', success('uc-repeated'));
    const [, , ...rest] = photo;
    const second = await this.call('GET', [
      ...about('uc-repeated'),
      ['photo_id', '12346'],
      ['tree_id', '97532'],
      ...rest,
    ]);
    const say = this.#say('two callbacks under one token');
    if (isTaken(first))
      say.is(
        'client.handler.repeated',
        isTaken(second),
        'the second to be taken as well',
        shown(second),
        second.record,
      );
    this.results.push(...say.results);
  }

  /** Of what the handler shows, that it shows it as it was sent. */
  async values(method: CallbackCall['method']): Promise<void> {
    const plain = await this.call(method, failure('uc-values', word));
    const isShown = visible(plain.text).includes(word);
    // What it shows of a GET, and not of a POST, it has not read there.
    if (!isShown && (method === 'GET' || !this.#shows)) return;
    this.#shows = true;
    const say = this.#say(`odd values, by ${method}`);
    const long = `${odd} ${'x'.repeat(method === 'POST' ? 3000 : 600)} end7421`;
    for (const sent of [word, odd, long]) {
      const answer = await this.call(method, failure('uc-values', sent));
      const isSame = visible(answer.text).includes(sent);
      say.is(
        'client.handler.values',
        isSame,
        `the message ${sent.slice(0, 60)}`,
        shortly(visible(answer.text)),
        answer.record,
      );
    }
    const marked = await this.call(method, failure('uc-values', markup));
    say.is('client.handler.markup', !marked.text.includes(markup), 'markup that is escaped', markup, marked.record);
    this.results.push(...say.results);
  }
}

function shortly(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= 100 ? line : `${line.slice(0, 100)}…`;
}

/** Judges a callback handler by its answers alone. */
export async function judgeHandler(options: HandlerOptions): Promise<Judged> {
  const judge = new HandlerJudge(options);
  const steps: (() => Promise<void>)[] = [
    () => judge.taken('client.handler.get', 'a GET after success', 'GET', success('uc-get')),
    () =>
      judge.taken(
        'client.handler.get',
        'a GET after failure',
        'GET',
        failure('uc-get', "The file type isn't supported"),
      ),
    () =>
      judge.taken(
        'client.handler.post',
        'a POST after success',
        'POST',
        success('uc-post', [['note', 'x'.repeat(2000)]]),
      ),
    () =>
      judge.taken('client.handler.post', 'a POST after failure', 'POST', failure('uc-post', `No. ${'x'.repeat(2000)}`)),
    () =>
      judge.taken(
        'client.handler.extras',
        'a GET with further parameters',
        'GET',
        success('uc-more', [
          ['uc_note', odd],
          ['uc note.1', ''],
        ]),
      ),
    () =>
      judge.taken(
        'client.handler.extras',
        'a POST with further parameters',
        'POST',
        success('uc-more', [
          ['uc_note', odd],
          ['uc note.1', ''],
        ]),
      ),
    () =>
      judge.taken('client.handler.order', 'a GET in another order', 'GET', [...success('uc-order')].reverse(), true),
    () =>
      judge.taken(
        'client.handler.long',
        'a GET of 1499 characters',
        'GET',
        success('uc-long', [['note', 'x'.repeat(1300)]]),
      ),
    () => judge.redirects(),
    () => judge.repeated(),
    () => judge.values('GET'),
    () => judge.values('POST'),
  ];
  for (const step of steps) if (!options.signal.aborted) await step();
  const isSilent = judge.results.every(({ exchanges }) => exchanges.every(({ response }) => response === undefined));
  const concerned = new Set(judge.results.map(({ requirement }) => requirement));
  const rest = clientRequirements.filter(({ id }) => id.startsWith('client.handler.') && !concerned.has(id));
  return {
    results: isSilent ? [] : [...judge.results, ...rest.map(({ id }) => unconcerned(id, 'the handler shows no value'))],
    observations: [],
    spent: { requests: judge.calls, uploads: 0, bytes: 0 },
    ...(isSilent ? { trouble: `no answer from ${options.url}` } : {}),
  };
}
