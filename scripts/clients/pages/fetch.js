// fetch of the browser, which sends a file whole and follows the redirect by itself.
import { input, say, token, url } from './page.js';

input().addEventListener('change', async ({ target }) => {
  const body = new FormData();
  body.append('upload_token', token);
  body.append('file', target.files[0]);
  try {
    say((await fetch(url, { method: 'POST', body })).ok ? 'done' : 'failed');
  } catch {
    say('failed');
  }
});
