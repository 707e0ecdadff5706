import { describe, expect, it } from 'vitest';
import { archiveDefaults } from '../../reference/decisions/archive.js';
import { Parameters } from '../../reference/server/parameters.js';
import { Archive } from '../../reference/state/archive.js';
import { Spool } from '../../reference/state/spool.js';
import { type Client, photo, returnUrl, withReference } from './client.js';

/** Replaces a photo, and gives what the callback says. */
async function replace(client: Client, photo_id: string, method = 'replace'): Promise<Record<string, string>> {
  const { replace_token = '' } = await client.issue({ photo_id, return_url: returnUrl }, 'replace');
  const answer = await client.post(`/api/photo/redeem-${method}-token`, { [`${method}_token`]: replace_token }, photo);
  return { status: String(answer.status), ...Object.fromEntries(answer.location.searchParams) };
}

describe('the archive', () => {
  const photoAfter = async (lockedMs: number) => {
    const archive = new Archive({ ...archiveDefaults, lockedMs }, new Spool());
    const photo = archive.found();
    await archive.store(photo, undefined);
    const uses = { max: 1, taken: 0, last: undefined };
    const metadata = { title: '', description: '', tags: '', publish: '1', albumId: '' };
    const terms = { issuedAt: 0, expiresAt: 0, minutes: 15, returnUrl: undefined, background: false, userId: '1' };
    const token = { text: 't', kind: 'replace' as const, uses, metadata, extras: [], photoId: photo.photoId, ...terms };
    return archive.obstacle(token, Parameters.none);
  };

  it('lets a photo be replaced at once, unless it is locked for a while', async () => {
    expect([await photoAfter(0), await photoAfter(60_000)]).toEqual([undefined, 'locked']);
  });
});

describe('a replacement', () => {
  it('of a photo that there is not fails where its token was issued all the same', () =>
    withReference(
      async (client) => {
        const answer = await replace(client, '1');
        expect(answer).toMatchObject({ status: '301', error_message: 'There is no photo to be replaced' });
        expect(answer).not.toHaveProperty('photo_id');
      },
      { variant: 'replace-tokens-for-any-photo' },
    ));

  it('goes by redeem-upload-token where there is no other method', () =>
    withReference(
      async (client) => {
        const { photoId } = client.reference;
        expect(await replace(client, photoId)).toMatchObject({ status: '404' });
        expect(await replace(client, photoId, 'upload')).toMatchObject({ status: '301', photo_id: photoId });
      },
      { variant: 'replacing-by-one-method' },
    ));
});
