import fc from 'fast-check';
import { checks } from '../check/registry.js';
import { fieldIn } from '../shared/fields.js';
import { formats } from '../shared/formats.js';
import { idList } from '../shared/texts.js';

const check = checks('tokens/albums');

check('token.album.known', 'albums that exist are repeated, one as well as several', async ({ api, expect, known }) => {
  const [first = '', ...others] = known.albums;
  for (const albums of [[first], [first, ...others], [...others, first]])
    for (const by of ['GET', 'POST'] as const)
      for (const format of formats) {
        const token = await api.getUploadToken({ album_id: albums.join(',') }, { by, format });
        const missing = albums.filter((album) => !idList(token.text('album_id')).includes(album));
        expect(missing, `albums of ${albums.join(',')} that the answer does not state (${by}, ${format})`).toBe([]);
      }
});

check('token.album.own', 'a call does not state the albums of another', async ({ api, expect }) => {
  const before = idList((await api.getUploadToken()).text('album_id'));
  for (const album of ['4242001', '4242002']) {
    await api.attempt.getUploadToken({ album_id: album });
    const after = idList((await api.getUploadToken()).text('album_id'));
    expect(after, 'albums of a call that names none').toBe(before);
  }
});

check.property(
  'token.echo.album',
  'no other albums are stated than the call names',
  { albums: fc.uniqueArray(fc.integer({ min: 1, max: 10_000_000 }).map(String), { minLength: 1, maxLength: 3 }) },
  async ({ api, expect }, { albums }) => {
    const answer = await api.attempt.getUploadToken({ album_id: albums.join(',') });
    if (answer.kind !== 'granted') return expect.refused(answer, 'a call with albums that do not exist');
    const others = idList(fieldIn(answer.fields, 'album_id')).filter((album) => !albums.includes(album));
    expect(others, 'albums that nobody asked for').toBe([]);
  },
  { examples: [{ albums: ['12345'] }, { albums: ['12345', '678'] }] },
);

check('token.echo.album', 'no album is stated where the call names none', async ({ api, expect, observe }) => {
  for (const format of formats) {
    const albums = idList((await api.getUploadToken({}, { format })).text('album_id'));
    observe('token.album.default', albums.join(',') || 'none');
    expect(albums, `albums in ${format} that nobody asked for`).toBe([]);
  }
});
