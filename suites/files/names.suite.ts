import { described } from '../../src/client/answer.js';
import { header } from '../../src/client/exchange.js';
import { media } from '../../src/media/media.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { send } from './send.js';
import { exactFile, expectStored, urlOf } from './stored.js';

const check = checks('files/names');

/** The letters and digits of a name, whatever a target puts between them and in whatever case it writes them. */
const bare = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** Expects that a name which a target may have tidied is still the one that was given. */
function expectNamed({ expect }: CheckContext, filename: string, stem: string): void {
  expect(filename, 'filename').toSatisfy((name) => bare(name).includes(bare(stem)), `a name that holds ${stem}`);
}

for (const format of ['xml', 'json'] as const)
  check('file.name.given', `filename names the file (${format})`, async (context) => {
    const { api, files, unique } = context;
    const stem = unique('named');
    const { filename } = await api.uploadFile(files.photo(), { filename: `${stem}.png` }, { format });
    expectNamed(context, filename, stem);
  });

check('file.name.kept', 'filename names a file whose bytes were stored before', async (context) => {
  const { api, files, unique } = context;
  const part = files.photo();
  await api.uploadFile(part, { filename: `${unique('earlier')}.png` });
  const stem = unique('later');
  expectNamed(context, (await api.uploadFile(part, { filename: `${stem}.png` })).filename, stem);
});

check(
  'file.name.given',
  'filename names an image that is rescaled',
  async (context) => {
    const { api, files, unique } = context;
    const stem = unique('rescaled');
    const image = files.photo({ width: 96, height: 64, length: 10_000 });
    const { filename } = await api.uploadFile(image, { filename: `${stem}.png`, image_p: '1', max_width: 24 });
    expectNamed(context, filename, stem);
  },
  { needs: ['imageRescale'] },
);

for (const filename of ['0', 'null', 'false'])
  check('file.name.given', `filename names the file where it is ${filename}`, async (context) => {
    const { api, expect, files } = context;
    const answer = await api.attempt.uploadFile(files.photo({ filename: 'uc-part-xyz.png' }), { filename });
    // A target may want an extension.
    if (answer.kind !== 'granted') return expect.emptyHanded(answer, `a file named ${filename}`);
    expectNamed(context, answer.fields.get('filename') ?? '', filename);
  });

check(
  'file.name.given',
  'filename names a file in chunks',
  async (context) => {
    const { expect, files, unique } = context;
    const stem = unique('named');
    const answers = await send(context, files.chunked({ length: 330 }), undefined, {
      extras: { filename: `${stem}.png` },
    });
    const stored = answers.at(-1)?.stored;
    if (stored === undefined) return expect.inconclusive('no file could be stored in chunks');
    expectNamed(context, stored.filename, stem);
  },
  { needs: ['chunkedFileUpload'] },
);

for (const ending of ['.png', '.Final.PNG', '-Holiday.min.png', ' of May.png'])
  check('file.name.kept', `a name that ends in ${ending} is kept`, async ({ api, expect, files, unique }) => {
    const filename = `${unique('Named')}${ending}`;
    expect((await api.uploadFile(files.photo(), { filename })).filename, 'filename').toBe(filename);
  });

for (const [what, ending] of [
  ['without an extension', ''],
  ['with a plus sign', '+1 b.png'],
] as const)
  check('file.name.kept', `a name ${what} is refused or kept`, async ({ api, expect, files, unique }) => {
    const filename = `${unique('Named')}${ending}`;
    const answer = await api.attempt.uploadFile(files.photo(), { filename });
    if (answer.kind !== 'granted') return expect.emptyHanded(answer, `a file named ${filename}`);
    expect(answer.fields.get('filename') ?? '', 'filename').toBe(filename);
  });

check('file.name.part', 'without filename the name of the part counts', async (context) => {
  const { api, files, unique } = context;
  const stem = unique('part');
  const { filename } = await api.uploadFile(files.photo({ filename: `${stem}.png` }));
  expectNamed(context, filename, stem);
});

for (const format of ['xml', 'json'] as const) {
  const abroad = ({ unique }: CheckContext): string => `${unique('named')}-blåbær-東京.png`;

  check(
    'file.name.letters',
    `letters outside ASCII are kept or replaced, and never misread (${format})`,
    async (context) => {
      const { api, expect, files } = context;
      const filename = abroad(context);
      const answer = await api.attempt.uploadFile(files.photo(), { filename }, { format });
      // A target may spell a name in the letters that its file system likes.
      if (answer.kind !== 'granted') return expect.emptyHanded(answer, 'a name outside ASCII');
      const named = (answer.fields.get('filename') ?? '').normalize('NFC');
      const strange = [...named].filter((letter) => letter > '\u007f' && !filename.includes(letter));
      expect(strange.join(''), 'letters of the filename that nobody sent').toBe('');
    },
  );

  check('file.name.lost-letters', `letters outside ASCII do not become question marks (${format})`, async (context) => {
    const { api, expect, files } = context;
    const answer = await api.attempt.uploadFile(files.photo(), { filename: abroad(context) }, { format });
    if (answer.kind !== 'granted') return expect.emptyHanded(answer, 'a name outside ASCII');
    expect(answer.fields.get('filename') ?? '', 'filename').toSatisfy((name) => !name.includes('?'), 'no ?');
  });
}

/** What stands for another character in XML, in HTML or in JSON. */
const escapes = /&(?:[a-z]+|#\w+);?|\\[nu"]|[<>]/gi;

for (const format of ['xml', 'json'] as const)
  check(
    'file.name.markup',
    `markup, quotes and backslashes in a name are kept or removed (${format})`,
    async (context) => {
      const { api, expect, files, unique } = context;
      for (const middle of ['a&b', 'a<b>c', `a"b'c`, String.raw`a\nb`, 'a&amp;b']) {
        const filename = `${unique('named')}${middle}z.png`;
        const answer = await api.attempt.uploadFile(files.photo(), { filename }, { format });
        if (answer.kind === 'unclear' && answer.reply.status === 200)
          expect.fail(`an answer for a file named ${filename} that can be read`, described(answer));
        if (answer.kind !== 'granted') {
          expect.emptyHanded(answer, `a file named ${filename}`);
          continue;
        }
        const named = answer.fields.get('filename') ?? '';
        const strange = [...named.matchAll(escapes)].map(([found]) => found).filter((one) => !filename.includes(one));
        expect(strange, `escapes in the filename of the answer for ${filename}`).toBe([]);
      }
    },
  );

const aboutCredentials = /signature|oauth|permission|unauthori[sz]ed|forbidden|credential/i;

for (const [what, name] of [
  ['blanks', 'with blanks'],
  ['letters outside ASCII', 'blåbær-東京'],
] as const)
  check(
    'file.auth.unsigned-file',
    `a part whose name has ${what} is not signed`,
    async ({ api, expect, files, unique }) => {
      // The file is to be stored under a plain name, so that the name of its part should not matter.
      const parameters = { filename: `${unique('unsigned')}.png` };
      await api.uploadFile(files.photo(), parameters);
      const part = files.photo({ filename: `${unique('part')} ${name}.png` });
      const answer = await api.attempt.uploadFile(part, parameters);
      // A target may be picky about names as such; what it must not do is take the call for one that is badly signed.
      const { status, text } = answer.reply;
      if (answer.kind !== 'granted' && (status === 401 || status === 403 || aboutCredentials.test(text)))
        expect.fail('a call that is permitted whatever the part is called', described(answer));
    },
  );

/** Climbs out of its place when names are joined carelessly. */
const climbing = ['../', '../../', '..\\', '/tmp/', 'a/../../', '....//', '%2e%2e%2f', '..%2f'];

/**
 * Whether an address leads upwards: whoever follows it takes steps that are written as dots or as their escapes, between
 * slashes of either kind. What is escaped otherwise is part of a name.
 */
function leadsUpwards(url: string): boolean {
  const [path = ''] = url.split(/[?#]/);
  return path.split(/[/\\]/).some((step) => /^(?:\.|%2e){2}$/i.test(step));
}

for (const where of ['filename', 'part'] as const)
  check('file.name.traversal', `a ${where} with steps upwards does not lead upwards`, async (context) => {
    const { api, expect, files, unique } = context;
    for (const prefix of climbing) {
      const name = `${prefix}${unique('up')}.png`;
      const answer = await (where === 'filename'
        ? api.attempt.uploadFile(files.photo(), { filename: name }, { deliberate: 'a hostile name' })
        : api.attempt.uploadFile(files.photo({ filename: name })));
      if (answer.kind !== 'granted') expect.emptyHanded(answer, `a ${where} ${name}`);
      else expect(leadsUpwards(urlOf(answer).url), `the url for a ${where} ${name} leads upwards`).toBe(false);
    }
  });

for (const where of ['filename', 'part'] as const)
  check('file.name.overwriting', `a ${where} with the path of another file leaves that file alone`, async (context) => {
    const { api, expect, unique } = context;
    const victim = exactFile(context);
    const extension = victim.filename.split('.').at(-1) ?? '';
    const stored = await api.uploadFile(victim, { filename: `${unique('kept')}.${extension}` });
    await expectStored(context, stored, victim);
    const path = decodeURIComponent(new URL(stored.url, 'http://target.invalid').pathname);
    const [name = '', folder = ''] = path.split('/').reverse();
    const send = (filename: string) => {
      const file = exactFile(context, where === 'part' ? { filename } : {});
      const parameters = where === 'part' ? {} : { filename };
      return api.attempt.uploadFile(file, parameters, { deliberate: 'a hostile name' });
    };
    await send(name);
    const read = await api.readFile(stored, { size: victim.end });
    if (read.sha256 !== media(victim.descriptor).sha256())
      return expect.notApplicable('a later file takes the place of an earlier one of the same name');
    for (const hostile of [`../${folder}/${name}`, `../..${path}`, path, path.slice(1), `..\\${folder}\\${name}`])
      await send(hostile);
    await expectStored(context, stored, victim);
  });

for (const where of ['filename', 'part'] as const)
  check('file.name.header-line', `a line break in a ${where} makes no header line`, async (context) => {
    const { api, expect, files, unique } = context;
    const name = `${unique('broken')}\r\nX-Uc-Planted: 1\r\n.png`;
    const answer = await (where === 'filename'
      ? api.attempt.uploadFile(files.photo(), { filename: name }, { deliberate: 'a hostile name' })
      : api.attempt.uploadFile(files.photo({ filename: name })));
    const planted = 'a header line of the answer that came from a name';
    expect(header(answer.reply.headers, 'x-uc-planted') ?? 'none', planted).toBe('none');
    if (answer.kind !== 'granted') return expect.emptyHanded(answer, 'a name with a line break');
    if (!context.can('readBack')) return;
    const { reply } = await api.readFile(urlOf(answer));
    expect(header(reply.headers, 'x-uc-planted') ?? 'none', planted).toBe('none');
  });
