import { change } from '../decisions/decisions.js';
import type { Variant } from '../faults/fault.js';
import type { Answer } from '../state/model.js';

const script = /<script>(.*)<\/script>/;

/** Changes the page that posts a long callback. */
const page = (changed: (html: string) => string, headers: Answer['headers'] = []) =>
  change('callbacks', ({ long }) => ({
    long(callback) {
      const answer = long(callback);
      return {
        ...answer,
        headers: [...answer.headers, ...headers],
        body: Buffer.from(changed(answer.body.toString())),
      };
    },
  }));

const withButton = (html: string): string => html.replaceAll(/<\/?noscript>/g, '');

/** Other pages that post a long callback. */
export const postingVariants: readonly Variant[] = [
  {
    id: 'long-callbacks-by-button',
    sentence: 'The page that posts a long callback has a button and no script.',
    misses: ['callback.length.self-posting', 'browser.long.by-itself'],
    inBrowser: true,
    choose: page((html) => withButton(html).replace(script, '')),
  },
  {
    id: 'long-callbacks-by-nonce',
    sentence: 'The page that posts a long callback has a Content-Security-Policy with a nonce for its script.',
    inBrowser: true,
    choose: page(
      (html) => html.replace('<script>', '<script nonce="c29tZS1ub25jZQ">'),
      [['Content-Security-Policy', "default-src 'none'; script-src 'nonce-c29tZS1ub25jZQ'"]],
    ),
  },
  {
    id: 'long-callbacks-after-a-moment',
    sentence: 'The page that posts a long callback waits for a moment, and has a button as well.',
    inBrowser: true,
    choose: page((html) =>
      withButton(html).replace(
        script,
        '<script>addEventListener("load", () => setTimeout(() => { $1 }, 300))</script>',
      ),
    ),
  },
];
