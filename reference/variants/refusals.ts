import { change } from '../decisions/decisions.js';
import type { Variant } from '../faults/fault.js';
import type { Call } from '../server/call.js';
import { plain } from '../server/render.js';
import type { Answer, Pair } from '../state/model.js';

/** Calls that need credentials; anybody may redeem a token. */
const needsCredentials = ({ endpoint }: Call): boolean => !endpoint.includes('/redeem-');

function isAnonymous({ authorization, query, body }: Call): boolean {
  const names = [...query.pairs, ...body.parameters.pairs].map(([name]) => name);
  return authorization === undefined && !names.some((name) => name.startsWith('oauth_'));
}

/** A gateway that answers calls without credentials itself. */
const guarded = (answer: (call: Call) => Answer) =>
  change('transport', () => ({
    gateway: (call) => (needsCredentials(call) && isAnonymous(call) ? answer(call) : undefined),
  }));

/** Refusals of the methods themselves, in a form of their own. */
const refusing = (refused: (code: string, message: string) => Answer) =>
  change('answers', ({ finished }) => ({
    finished: (answer, reply) =>
      reply.code === undefined ? finished(answer, reply) : refused(reply.code, reply.message),
  }));

const answered = (status: number, type: string, text: string, headers: readonly Pair[] = []): Answer => ({
  status,
  headers: [['Content-Type', type], ...headers],
  body: Buffer.from(text),
});

const statuses: Readonly<Record<string, number>> = { invalid_signature: 401, permission_denied: 403 };

/** The documents show no error answer, so a refusal may look like anything that grants nothing. */
export const refusalVariants: readonly Variant[] = [
  {
    id: 'gateway-401-in-html',
    sentence: 'A gateway answers calls without credentials with HTTP 401 and a page of its own.',
    misses: ['answer.refusal.xml', 'answer.refusal.json'],
    choose: guarded(() =>
      answered(401, 'text/html', '<html><head><title>401 Authorization Required</title></head><body/></html>', [
        ['WWW-Authenticate', 'OAuth realm="site"'],
      ]),
    ),
  },
  {
    id: 'login-by-redirect',
    sentence: 'Calls without credentials are redirected to a page where one logs in.',
    misses: ['answer.refusal.xml', 'answer.refusal.json'],
    choose: guarded(({ endpoint }) => ({
      status: 302,
      headers: [['Location', `/login?return_url=${encodeURIComponent(endpoint)}`]],
      body: Buffer.alloc(0),
    })),
  },
  {
    id: 'login-page-200',
    sentence: 'A call for a token without credentials is answered with HTTP 200 and the page where one logs in.',
    misses: ['answer.refusal.xml', 'answer.refusal.json'],
    // A chunk that is answered 200 is accepted, so file/upload cannot show a page.
    choose: guarded(({ endpoint }) =>
      endpoint === '/api/file/upload'
        ? plain(401, 'Log in')
        : answered(
            200,
            'text/html; charset=utf-8',
            '<!DOCTYPE html><title>Log in</title><form><input name="token"></form>',
          ),
    ),
  },
  {
    id: 'problem-details',
    sentence: 'Refusals are problem details in JSON, with HTTP 4xx, whatever format was asked for.',
    misses: ['answer.refusal.xml', 'answer.refusal.json'],
    choose: refusing((code, message) => {
      const status = statuses[code] ?? 400;
      return answered(
        status,
        'application/problem+json',
        JSON.stringify({ type: 'about:blank', status, title: message }),
      );
    }),
  },
  {
    id: 'framework-errors',
    sentence: 'Refusals are an object of the framework with HTTP 422, whatever format was asked for.',
    misses: ['answer.refusal.xml', 'answer.refusal.json'],
    choose: refusing((code, message) =>
      answered(422, 'application/json', JSON.stringify({ errors: [{ code, detail: message }], success: false })),
    ),
  },
  {
    id: 'plain-text-refusals',
    sentence: 'Refusals are a few words of plain text with HTTP 403.',
    misses: ['answer.refusal.xml', 'answer.refusal.json'],
    choose: refusing(() => plain(403, 'Forbidden')),
  },
];
