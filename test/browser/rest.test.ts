import type { RequestListener } from 'node:http';
import { afterAll, describe, expect, it } from 'vitest';
import { answered, closeBrowser, form, hasBrowser, html } from './send-form.js';

/** Pages that go on by themselves, each in a way of its own. */
const goingOn: Readonly<Record<string, (returnUrl: string) => RequestListener>> = {
  'a timer of 20 seconds': (to) =>
    html(`<script>addEventListener('load', () => setTimeout(() => location.assign('${to}'), 20000))</script>`),
  'a refresh after 30 seconds': (to) => html(`<meta http-equiv="refresh" content="30; url=${to}">Thank you`),
  'a header Refresh': (to) => html('Thank you', { Refresh: `5; url=${to}` }),
  'a form that is sent when its animation is over': (to) =>
    html(
      `<style>@keyframes away { to { opacity: 0 } } form { animation: away 700ms }</style>${form(to, 'Thank you')}
<script>document.forms[0].onanimationend = (event) => event.target.submit()</script>`,
    ),
  'a form whose fields hide what it has': (to) =>
    html(
      form(to, '<input name="submit"><input name="action"><input name="getAttribute">') +
        '<script>HTMLFormElement.prototype.submit.call(document.forms[0])</script>',
    ),
  'a second page': (to) => (request, response) => {
    const next = request.url === '/next' ? to : '/next';
    html(`<script>setTimeout(() => location.assign('${next}'), 3000)</script>`)(request, response);
  },
  'a page that asks whether the upload is processed': (to) => (request, response) => {
    const page = `<script>
let asked = 0;
const ask = async () => ((await fetch('/state')).ok && ++asked > 4 ? location.assign('${to}') : setTimeout(ask, 2000));
ask();
</script>`;
    html(page)(request, response);
  },
  'a redirect that repeats the form': (to) => (request, response) => {
    request.resume().on('end', () => response.writeHead(307, { Location: to }).end());
  },
};

/** Pages that keep the browser, and what it says of them. */
const staying: Readonly<Record<string, readonly [(returnUrl: string) => RequestListener, RegExp]>> = {
  'a script that its policy forbids': [
    (to) =>
      html(form(to, '<script>document.forms[0].submit()</script>'), {
        'Content-Security-Policy': "default-src 'self'",
      }),
    /after HTTP 200.*Content Security Policy/,
  ],
  'a form that its policy forbids': [
    (to) =>
      html(`${form(to, '')}<script>document.forms[0].submit()</script>`, {
        'Content-Security-Policy': "form-action 'self'",
      }),
    /after HTTP 200.*form-action/,
  ],
  'two addresses at once': [
    (to) => (request, response) => {
      request.resume().on('end', () => response.writeHead(301, ['Location', to, 'Location', `${to}?b`]).end());
    },
    /ERR_RESPONSE_HEADERS_MULTIPLE_LOCATION/,
  ],
  'no content': [
    () => (request, response) => {
      request.resume().on('end', () => response.writeHead(204).end());
    },
    /after HTTP 204/,
  ],
  'a timer that goes on for ever': [() => html('<script>setInterval(() => {}, 100)</script>Done'), /shows "Done"/],
  'a button of something else': [
    () => html('Thank you<form action="/search"><button>Search</button></form>'),
    /Search/,
  ],
  'an animation without end': [
    () => html('<style>@keyframes turn { to { rotate: 1turn } } p { animation: turn 1s infinite }</style><p>Wait'),
    /Wait/,
  ],
};

describe.skipIf(!(await hasBrowser()))('a browser that comes to rest', { timeout: 120_000 }, () => {
  afterAll(closeBrowser);

  for (const [name, page] of Object.entries(goingOn))
    it(`is at return_url after ${name}`, async () => {
      const { landing } = await answered(page, { presses: false });
      expect(landing).toMatchObject({ hasArrived: true, isPressed: false });
    });

  for (const [name, [page, seen]] of Object.entries(staying))
    it(`stays where it is by ${name}`, async () => {
      const { landing, address } = await answered(page);
      expect(landing).toMatchObject({ hasArrived: false });
      expect(landing.seen).toMatch(seen);
      expect(address.calls).toEqual([]);
    });

  it('is not told from one that still waits for the target', async () => {
    const page = (to: string): RequestListener => {
      const first = html(`<script>fetch('/slow').then(() => location.assign('${to}'))</script>`);
      return (request, response) => {
        if (request.url !== '/slow') first(request, response);
      };
    };
    await expect(answered(page, {}, { patienceMs: 1500 })).rejects.toMatchObject({ name: 'WayLost', way: 'target' });
  });

  it('is not told while a script goes on beside the page', async () => {
    const page = (): RequestListener =>
      html('<script>new Worker(URL.createObjectURL(new Blob(["setInterval(() => {}, 1000)"])))</script>');
    await expect(answered(page)).rejects.toMatchObject({ name: 'WayLost' });
  });

  it('is not told from one whose line broke in the middle of an answer', async () => {
    const page = (): RequestListener => (request, response) => {
      request.resume().on('end', () => {
        response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Length': '9000' });
        response.write('<p>half', () => request.socket.destroy());
      });
    };
    await expect(answered(page)).rejects.toMatchObject({ name: 'WayLost' });
  });

  it('presses the button that leads to return_url, wherever it stands', async () => {
    const search = '<form action="/search"><button>Search</button></form>';
    for (const page of [
      (to: string) => html(search + form(to, '<input name="action"><button>On</button>')),
      (to: string) => html(`${search}<a href="${to}?photo_id=1">On</a>`),
      (to: string) => html(`<form id="back" method="post" action="${to}"></form><button form="back">On</button>`),
      (to: string) => html(`<button onclick="location.assign('${to}')">On</button>`),
    ])
      expect((await answered(page)).landing).toMatchObject({ hasArrived: true, isPressed: true });
  });
});
