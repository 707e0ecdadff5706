import { type Answer, described } from '../../src/client/answer.js';
import type { Expect } from '../check/expect.js';
import { checks } from '../check/registry.js';
import { send } from './send.js';

const check = checks('files/upload');

check('file.upload.xml', 'a stored file is answered in XML', async ({ api, expect, files }) => {
  const fields = expect.granted(await api.attempt.uploadFile(files.photo(), {}, { unformatted: true }));
  for (const name of ['url', 'filename'])
    expect(fields.get(name)?.trim() ?? '', name).toSatisfy((text) => text !== '', 'a value');
});

check('file.upload.json', 'a stored file is answered in JSON', async ({ api, expect, files }) => {
  const fields = expect.granted(await api.attempt.uploadFile(files.photo(), {}, { format: 'json' }));
  for (const name of ['url', 'filename'])
    expect(fields.get(name)?.trim() ?? '', name).toSatisfy((text) => text !== '', 'a value');
});

check('file.upload.missing', 'no file, no url', async ({ api, expect, files }) => {
  await api.uploadFile(files.photo());
  expect.refused(
    await api.attempt.uploadFile(undefined, {}, { deliberate: 'the file is missing' }),
    'a call without a file',
  );
});

for (const format of ['xml', 'json'] as const)
  check('file.name.given', `filename names the file (${format})`, async ({ api, expect, files, unique }) => {
    const filename = `${unique('named')}.png`;
    expect((await api.uploadFile(files.photo(), { filename }, { format })).filename, 'filename').toBe(filename);
  });

for (const ending of ['.Final.PNG', '-Holiday.min.png'])
  check('file.name.given', `a name that ends in ${ending}`, async ({ api, expect, files, unique }) => {
    const filename = `${unique('Named')}${ending}`;
    expect((await api.uploadFile(files.photo(), { filename })).filename, 'filename').toBe(filename);
  });

for (const format of ['xml', 'json'] as const)
  check('file.name.given', `letters outside ASCII are kept or spelled otherwise (${format})`, async (context) => {
    const { api, expect, files, unique } = context;
    const filename = `${unique('named')}-blåbær-東京.png`;
    const answer = await api.attempt.uploadFile(files.photo(), { filename }, { format });
    // A target may spell a name in the letters that its file system likes; what it must not do is misread it.
    if (answer.kind !== 'granted') return expect.refused(answer, 'a name outside ASCII');
    const told = (answer.fields.get('filename') ?? '').normalize('NFC');
    const strange = [...told].filter((letter) => letter > '\u007f' && !filename.includes(letter));
    expect(strange.join(''), 'letters of the filename that nobody sent').toBe('');
  });

check(
  'file.name.given',
  'filename names a file in chunks',
  async (context) => {
    const { expect, files, unique } = context;
    const filename = `${unique('named')}.png`;
    const answers = await send(context, files.chunked({ length: 330 }), undefined, { extras: { filename } });
    const stored = answers.at(-1)?.stored;
    if (stored === undefined) return expect.inconclusive('no file could be stored in chunks');
    expect(stored.filename, 'filename').toBe(filename);
  },
  { needs: ['chunkedFileUpload'] },
);

check('file.name.part', 'without filename the name of the part counts', async ({ api, expect, files }) => {
  const photo = files.photo();
  expect((await api.uploadFile(photo)).filename, 'filename').toBe(photo.filename);
});

const aboutCredentials = /signature|oauth|permission|unauthori[sz]ed|forbidden|credential/i;

for (const name of ['with blanks', 'blåbær-東京'])
  check('file.auth.unsigned-file', `a part named ${name} is not signed`, async ({ api, expect, files, unique }) => {
    // The file is to be stored under a plain name, so that the name of its part should not matter.
    const parameters = { filename: `${unique('unsigned')}.png` };
    await api.uploadFile(files.photo(), parameters);
    const part = files.photo({ filename: `${unique('part')} ${name}.png` });
    const answer = await api.attempt.uploadFile(part, parameters);
    // A target may be picky about names as such; what it must not do is take the call for one that is badly signed.
    const { status, text } = answer.reply;
    if (answer.kind !== 'granted' && (status === 401 || status === 403 || aboutCredentials.test(text)))
      expect.fail('a call that is permitted whatever the part is called', described(answer));
  });

/** Climbs out of its place when names are joined carelessly. */
const climbing = ['../', '../../', '..\\', '/tmp/', 'a/../../', '....//', '%2e%2e%2f'];

function climbs(path: string): boolean {
  return /(?:^|[/\\])\.\.(?:[/\\]|$)/.test(path);
}

/** Escapes in a url stand for characters, in a filename for themselves. */
function decodedUrl(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

function expectNoClimbing(expect: Expect, answer: Answer): void {
  if (answer.kind !== 'granted') {
    expect.refused(answer, 'a hostile filename');
    return;
  }
  const [url, filename] = [answer.fields.get('url') ?? '', answer.fields.get('filename') ?? ''];
  expect(climbs(decodedUrl(url)), `url ${url} climbs out of its place`).toBe(false);
  expect(climbs(filename), `filename ${filename} climbs out of its place`).toBe(false);
}

for (const prefix of climbing)
  check('file.name.traversal', `a filename that begins with ${prefix}`, async ({ api, expect, files, unique }) => {
    const filename = `${prefix}${unique('up')}.png`;
    const answer = await api.attempt.uploadFile(files.photo(), { filename }, { deliberate: 'a hostile name' });
    expectNoClimbing(expect, answer);
  });

check('file.name.traversal', 'the name of a part that climbs', async ({ api, expect, files, unique }) => {
  expectNoClimbing(expect, await api.attempt.uploadFile(files.photo({ filename: `../../${unique('up')}.png` })));
});

for (const [requirement, as, what] of [
  ['file.permission.anonymous', 'nobody', 'without credentials'],
  ['file.permission.read', 'read', 'with the level read'],
  ['file.permission.forged', 'forged', 'with forged credentials'],
] as const)
  check(requirement, `a file ${what} is refused`, async ({ api, expect, files }) => {
    await api.uploadFile(files.photo());
    for (const format of ['xml', 'json'] as const)
      expect.refused(await api.attempt.uploadFile(files.photo(), {}, { as, format }), `a file ${what} (${format})`);
  });
