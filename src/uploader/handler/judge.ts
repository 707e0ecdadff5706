import { clientRequirements } from '../../contract/requirements.js';
import { unconcerned } from '../findings.js';
import type { Judged } from '../judge.js';
import { accepted, isAccepted, isLost } from './accepted.js';
import { another, injected, malformed, success } from './callbacks.js';
import { outcomes } from './outcome.js';
import { redirects } from './redirects.js';
import { type HandlerOptions, mostLate, Session, shortly, shown } from './session.js';
import { markup, values } from './values.js';

async function accepts(session: Session, [requirement, name, call]: (typeof accepted)[number]): Promise<void> {
  await session.judge(name, async (say) => {
    const answer = await session.call(call);
    // Whoever answers without reading a form to its end may have closed the connection by then.
    if (call.inPieces === true && answer.status === 0 && answer.isLate !== true) return;
    say.is(requirement, isAccepted(answer), 'an answer from 200 to 399', shown(answer), answer.record);
    const isKept = !isLost(answer, session.url, call.method);
    say.is(
      requirement,
      isKept,
      'the callback to be handled, or a redirect that keeps what it says',
      shown(answer),
      answer.record,
    );
    const header = answer.headers.find(([one]) => one.toLowerCase() === injected);
    if (header !== undefined)
      say.fails('client.handler.markup', 'no header line made of a value', `${header[0]}: ${header[1]}`, answer.record);
  });
}

async function repeated(session: Session): Promise<void> {
  await session.judge('several callbacks under one token', async (say) => {
    const first = await session.call({ method: 'GET', added: another('uc-repeated', 31) });
    if (!isAccepted(first)) return;
    const atOnce = [32, 33, 34, 35, 36, 37].map((number) => another('uc-repeated', number));
    const others = await Promise.all(atOnce.map((added) => session.call({ method: 'GET', added })));
    for (const one of others)
      say.is('client.handler.repeated', isAccepted(one), 'every one to be accepted', shown(one), one.record);
  });
}

/** The page that a user is sent to is reloaded, or a browser comes back to it. */
async function reloaded(session: Session): Promise<void> {
  await session.judge('the same callback again', async (say) => {
    const added = success('uc-again');
    if (!isAccepted(await session.call({ method: 'GET', added }))) return;
    for (let times = 2; times < 4; times += 1) {
      const again = await session.call({ method: 'GET', added });
      say.is('client.handler.reload', isAccepted(again), 'it to be accepted again', shown(again), again.record);
    }
  });
}

/** What a site never sends, and anybody else can. */
async function survives(session: Session): Promise<void> {
  for (const method of ['GET', 'POST'] as const)
    await session.judge(`a malformed ${method}`, async (say) => {
      const call = { method, added: another('uc-malformed', session.number()) };
      if (!isAccepted(await session.call(call))) return;
      for (const part of malformed.split('&')) {
        const odd = { method, added: another('uc-malformed', session.number()), spelled: part };
        const answer = await session.call(odd);
        const isAnswered = answer.status > 0 && answer.status < 500;
        const expected = `an answer below 500 to ${part === '' ? '&&' : part}`;
        say.is('client.handler.malformed', isAnswered, expected, shown(answer), answer.record);
      }
      const after = await session.call({ method, added: another('uc-malformed', session.number()) });
      const expected = 'the next callback to be accepted';
      say.is('client.handler.malformed', isAccepted(after), expected, shown(after), after.record);
    });
}

async function outcome(session: Session): Promise<void> {
  const found = await outcomes(async (call) => {
    const { method } = call;
    const answer = await session.call(call);
    const requirement = method === 'GET' ? 'client.handler.get' : 'client.handler.post';
    if (answer.isLate === true)
      await session.judge(`a ${method} that has to be answered`, async (say) =>
        say.fails(requirement, 'an answer from 200 to 399', shown(answer), answer.record),
      );
    return answer;
  });
  for (const { name, expected, answer, isMistaken } of found)
    await session.judge(name, async (say) => {
      say.is(
        'client.handler.outcome',
        !isMistaken,
        expected,
        shortly(answer.page.visible) || shown(answer),
        answer.record,
      );
    });
}

const notShown = 'the handler shows nothing that it concerns';
const givenUp = `${mostLate} calls were not answered in time, so that no other was made`;

/** Judges a callback handler by its answers alone. */
export async function judgeHandler(options: HandlerOptions): Promise<Judged> {
  const session = new Session(options);
  const steps: (() => Promise<void>)[] = [
    ...accepted.slice(0, 1).map((one) => () => accepts(session, one)),
    // Early, to have heard of a success before any failure.
    () => outcome(session),
    ...accepted.slice(1).map((one) => () => accepts(session, one)),
    () => redirects(session),
    () => repeated(session),
    () => reloaded(session),
    () => values(session, 'GET'),
    () => values(session, 'POST'),
    () => markup(session, 'GET'),
    () => markup(session, 'POST'),
    // Last, as it may be the end of the handler.
    () => survives(session),
  ];
  const isSilent = (): boolean =>
    session.results.every(({ exchanges }) => exchanges.every(({ response }) => response === undefined));
  for (const [at, step] of steps.entries()) {
    const isUseless = session.late >= mostLate || (at > accepted.length && isSilent());
    if (options.signal.aborted || isUseless) break;
    await step();
  }
  const isGivenUp = session.late >= mostLate;
  const concerned = new Set(session.results.map(({ requirement }) => requirement));
  const rest = clientRequirements.filter(({ id }) => id.startsWith('client.handler.') && !concerned.has(id));
  return {
    results: isSilent()
      ? []
      : [
          ...session.results,
          ...rest.map(({ id }) => (isGivenUp ? unconcerned(id, givenUp, 'not-run') : unconcerned(id, notShown))),
        ],
    observations: [],
    spent: { requests: session.calls, uploads: 0, bytes: 0 },
    ...(isSilent()
      ? { endedBy: `no answer from ${options.url}${isGivenUp ? ' in time, although the connection was made' : ''}` }
      : {}),
  };
}
