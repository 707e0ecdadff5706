import type { Pairs } from '../../client/pairs.js';
import type { CallbackCall } from './call.js';
import { another, failure, odd, otherwise, spelledOtherwise, word } from './callbacks.js';
import { carriers, injectedInto, payloads } from './markup.js';
import { shows } from './page.js';
import { type Session, shortly } from './session.js';

/** Of what the handler shows, that it shows it as it was sent. */
export async function values(session: Session, method: CallbackCall['method']): Promise<void> {
  const ofFailure = (sent: string): Pairs => failure('uc-values', sent);
  const ofExtra = (sent: string): Pairs => [...another('uc-values', session.number()), ['uc_note', sent]];
  for (const [what, added] of [
    ['error_message', ofFailure],
    ['a further parameter', ofExtra],
  ] as const) {
    const plain = await session.call({ method, added: added(word) });
    // What it shows of a GET, and not of a POST, it has not read there; or it shows it on the page where that leads.
    const isShowing = session.showsMessage && added === ofFailure && plain.location === '';
    const isExpected = method === 'POST' && isShowing;
    if (!shows(plain.page, word) && !isExpected) continue;
    if (added === ofFailure) session.showsMessage = true;
    if (added === ofFailure && method === 'GET') await spelledByAnother(session);
    await session.judge(`odd values of ${what}, by ${method}`, async (say) => {
      const long = `${odd} ${'x'.repeat(method === 'POST' ? 3000 : 600)} end7421`;
      for (const sent of [word, odd, long]) {
        const { page, record } = await session.call({ method, added: added(sent) });
        say.is(
          'client.handler.values',
          shows(page, sent),
          `the text ${sent.slice(0, 80)}`,
          shortly(page.visible),
          record,
        );
      }
      if (method !== 'POST') return;
      // Cut within the value, and perhaps within a sign of it.
      const { page, record, status } = await session.call({ method, added: added(odd), inPieces: true });
      const expected = `the text ${odd.slice(0, 80)}, of a form that arrives in pieces`;
      if (status > 0) say.is('client.handler.values', shows(page, odd), expected, shortly(page.visible), record);
    });
  }
}

async function spelledByAnother(session: Session): Promise<void> {
  await session.judge('a message that another encoder spelled', async (say) => {
    const added = failure('uc-spelled', '').filter(([name]) => name !== 'error_message');
    const { page, record } = await session.call({
      ...{ method: 'GET', added, spelled: `error_message=${spelledOtherwise}` },
    });
    say.is('client.handler.encoding', shows(page, otherwise), `the text ${otherwise}`, shortly(page.visible), record);
  });
}

export async function markup(session: Session, method: CallbackCall['method']): Promise<void> {
  await session.judge(`values that look like markup, by ${method}`, async (say) => {
    for (const [what, payload] of Object.entries(payloads))
      for (const added of carriers(payload, session.number())) {
        const { page, record } = await session.call({ method, added });
        const place = injectedInto(page);
        // A page that shows nothing of it says nothing.
        if (place === undefined && !shows(page, payload) && !page.text.includes('uc7421')) continue;
        say.is('client.handler.markup', place === undefined, `${what} to stay text`, `${place}`, record);
      }
  });
}
