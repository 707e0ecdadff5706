// A client tested offline: the reference implementation is the server, the catcher receives its callbacks.
import assert from 'node:assert/strict';
import { after, it } from 'node:test';
import { startCatcher } from 'upload-contract/catcher';
import { startReference } from 'upload-contract/reference';

const reference = await startReference();
const catcher = await startCatcher();
after(() => Promise.all([reference.close(), catcher.close()]));

/** What is tested: in your project, your own client. */
async function upload(base, bearer, returnUrl, bytes) {
  const ask = new URLSearchParams({ return_url: returnUrl, background_return_p: '1' });
  const headers = { authorization: `Bearer ${bearer}` };
  const answer = await fetch(`${base}/api/photo/get-upload-token?${ask}`, { headers });
  const token = /<upload_token>(.*)<\/upload_token>/.exec(await answer.text())?.[1] ?? '';
  const form = new FormData();
  form.set('upload_token', token);
  form.set('file', new Blob([bytes], { type: 'image/gif' }), 'dot.gif');
  return fetch(`${base}/api/photo/redeem-upload-token`, { method: 'POST', body: form });
}

it('uploads a picture and is called back', async () => {
  const address = catcher.address();
  const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
  const answer = await upload(reference.url, reference.credentials.write.bearer, address.url, gif);
  assert.equal(answer.status, 200);
  const call = await address.next({ timeoutMs: 5000 });
  assert.match(call.parameters.find(([name]) => name === 'photo_id')?.[1] ?? '', /^\d+$/);
});
