import { describe, expect, it } from 'vitest';
import { photo, returnUrl, withReference } from './client.js';

const limits = { valid_minutes: '180', max_uploads: '1' };

describe('issuing', () => {
  it.each([
    [{}, limits],
    [
      { valid_minutes: 14, max_uploads: 0 },
      { valid_minutes: '15', max_uploads: '1' },
    ],
    [
      { valid_minutes: 1441, max_uploads: 101 },
      { valid_minutes: '1440', max_uploads: '100' },
    ],
    [
      { valid_minutes: 15, max_uploads: 100 },
      { valid_minutes: '15', max_uploads: '100' },
    ],
    [{ valid_minutes: '', max_uploads: 'many' }, limits],
    [
      { valid_minutes: '99999999999999999999', max_uploads: -1 },
      { valid_minutes: '1440', max_uploads: '1' },
    ],
  ])('%j', (asked, granted) =>
    withReference(async (client) => {
      expect(await client.issue(asked)).toMatchObject(granted);
      expect(await client.issue({ ...asked, photo_id: client.reference.photoId }, 'replace')).toMatchObject(granted);
    }),
  );

  it('refuses what it cannot call back, and photos that are not there', () =>
    withReference(async (client) => {
      const bad = await client.get('/api/photo/get-upload-token', { return_url: 'javascript:alert(1)' });
      expect(bad.text).toContain('status="error" code="invalid_input"');
      const missing = await client.get('/api/photo/get-replace-token', { photo_id: '1' });
      expect(missing.text).toContain('code="no_such_photo"');
    }));

  it('answers in XML, in bare JSON, in a script and as JSON-P', () =>
    withReference(async (client) => {
      const title = `<i>a</i> & "b" ]]> \u{1f3ac}`;
      const xml = await client.get('/api/photo/get-upload-token', { title });
      expect(xml.text).toContain('<title>a &amp; "b" ]]&gt; \u{1f3ac}</title>');
      const script = await client.get('/api/photo/get-upload-token', { format: 'json', varname: 'answer' });
      expect(script.text).toMatch(/^var answer = \{.*\};$/s);
      const call = await client.get('/api/photo/get-upload-token', { format: 'json', callback: 'page.done' });
      expect(call.text).toMatch(/^page\.done\(\{.*\}\);$/s);
      const unsafe = await client.get('/api/photo/get-upload-token', { format: 'json', callback: 'alert(1);x' });
      expect(unsafe.text).toMatch(/^var visual = /);
    }));

  it('needs the level write, and lets only super name the user', () =>
    withReference(async (client) => {
      const { read, write, super: highest } = client.reference.credentials;
      const as = async (bearer: string) =>
        (await client.get('/api/photo/get-upload-token', { user_id: '7' }, { authorization: `Bearer ${bearer}` })).text;
      expect(await as(read.bearer)).toMatch(/code="permission_denied".* permission_level="read"/);
      expect(await as(write.bearer)).toContain(`<user_id>${write.userId}</user_id>`);
      expect(await as(highest.bearer)).toContain('<user_id>7</user_id>');
      expect(await as('wrong')).toContain('code="invalid_signature"');
      expect((await client.get('/api/photo/get-upload-token', {}, {})).text).toContain('permission_level="anonymous"');
    }));
});

describe('uses', () => {
  it('are taken by completed uploads alone, and the last one by one of many at once', () =>
    withReference(async (client) => {
      const token = await client.issue({ return_url: returnUrl, max_uploads: 3 });
      expect((await client.redeem(token)).location.searchParams.get('error_message')).not.toBeNull();
      expect((await client.redeem(token, Buffer.from('no photo'))).status).toBe(301);
      expect((await client.redeem(token, photo)).location.searchParams.get('photo_id')).not.toBeNull();
      const crowd = await Promise.all(Array.from({ length: 12 }, () => client.redeem(token, photo)));
      expect(crowd.filter(({ status }) => status === 301)).toHaveLength(2);
      expect(new Set(crowd.filter(({ status }) => status !== 301).map(({ text }) => text)).size).toBe(1);
    }));

  it('are none of a GET', () =>
    withReference(async (client) => {
      const token = await client.issue({ return_url: returnUrl });
      const { upload_token = '' } = token;
      expect((await client.get('/api/photo/redeem-upload-token', { upload_token }, {})).status).toBe(405);
      expect((await client.redeem(token, photo)).status).toBe(301);
    }));
});

describe('time', () => {
  it('ends a token exactly at valid_until, and moves for one instance alone', () =>
    withReference(async (client) =>
      withReference(async (other) => {
        const tokens = await Promise.all(
          [15, 15, 16].map((minutes) => client.issue({ valid_minutes: minutes, return_url: returnUrl })),
        );
        const [early, late, longer] = tokens;
        const elsewhere = await other.issue({ valid_minutes: 15, return_url: returnUrl });
        if (early === undefined || late === undefined || longer === undefined)
          throw new Error('three tokens were issued');
        await client.advance(15 * 60 - 10);
        expect((await client.redeem(early, photo)).status).toBe(301);
        await client.advance(10);
        const refused = await client.redeem(late, photo);
        expect([refused.status, refused.text]).toEqual([403, 'The token is invalid, consumed or expired']);
        expect((await client.redeem(longer, photo)).status).toBe(301);
        expect((await other.redeem(elsewhere, photo)).status).toBe(301);
        const ahead = Date.parse(refused.headers.get('date') ?? '') - Date.now();
        expect(Math.abs(ahead - 15 * 60_000)).toBeLessThan(5_000);
      }),
    ));
});

describe('replacing', () => {
  it('keeps the photo_id, and the kinds apart', () =>
    withReference(async (client) => {
      const { photoId } = client.reference;
      const { replace_token = '' } = await client.issue(
        { photo_id: photoId, return_url: returnUrl, max_uploads: 2 },
        'replace',
      );
      const replaced = await client.post('/api/photo/redeem-replace-token', { replace_token, photo_id: '1' }, photo);
      expect(Object.fromEntries(replaced.location.searchParams)).toMatchObject({ photo_id: photoId, replace_token });
      expect((await client.redeem({ upload_token: replace_token }, photo)).status).toBe(403);
      const { upload_token = '' } = await client.issue();
      expect(
        (await client.post('/api/photo/redeem-replace-token', { replace_token: upload_token }, photo)).status,
      ).toBe(403);
    }));
});
