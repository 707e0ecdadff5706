import fc from 'fast-check';
import { described } from '../../src/client/answer.js';
import { media } from '../../src/media/media.js';
import { pictureSize } from '../../src/media/picture.js';
import type { CheckContext } from '../check/context.js';
import type { FileOptions } from '../check/files.js';
import { checks } from '../check/registry.js';
import { respectLimit } from '../shared/limits.js';
import { exactFile, expectStored, expectStoredIfTaken, urlOf } from './stored.js';

const check = checks('files/readback');

async function expectRoundTrip(context: CheckContext, options: FileOptions): Promise<void> {
  const file = exactFile(context, options);
  await expectStored(context, await context.api.uploadFile(file), file);
}

/** The same for a file that may be larger than the target takes. */
async function expectLargeRoundTrip(context: CheckContext, length: number): Promise<void> {
  const { api, expect } = context;
  const file = exactFile(context, { length });
  const answer = await api.attempt.uploadFile(file);
  respectLimit(context, answer.reply.status, length);
  if (answer.kind !== 'granted') expect.fail(`a file of ${length} bytes to be stored`, described(answer));
  else await expectStored(context, urlOf(answer), file);
}

/** The same for a file that a target may refuse. */
async function expectRoundTripIfTaken(context: CheckContext, options: FileOptions, what: string): Promise<void> {
  const { api, observe } = context;
  const file = exactFile(context, options);
  const answer = await api.attempt.uploadFile(file);
  observe(`file.stores: ${what}`, answer.kind === 'granted');
  await expectStoredIfTaken(context, answer, file, what);
}

check('file.readback.exact', 'a file is read back as it was sent', (context) => expectRoundTrip(context, {}));

check('file.readback.exact', 'a file sent for a JSON answer is read back as it was sent', async (context) => {
  const file = exactFile(context, { length: 734 });
  await expectStored(context, await context.api.uploadFile(file, {}, { format: 'json' }), file);
});

const edges = [67, 100, 255, 256, 1023, 1024, 4095, 4096, 4097, 8192, 65_535, 65_536, 65_537, 131_072];

check.property(
  'file.readback.sizes',
  'any size is read back as it was sent',
  { length: fc.oneof(fc.integer({ min: 67, max: 3000 }), fc.integer({ min: 3000, max: 300_000 })) },
  (context, { length }) => expectRoundTrip(context, { length }),
  { examples: edges.map((length) => ({ length })), atMost: 4 },
);

check.property(
  'file.readback.bytes',
  'hostile bytes are read back as they were sent',
  { length: fc.integer({ min: 5000, max: 60_000 }), seed: fc.nat() },
  (context, { length, seed }) => expectRoundTrip(context, { length, seed, payload: 'hostile' }),
  { examples: [{ length: 20_000, seed: 1 }], atMost: 3 },
);

for (const [byte, what] of [
  [0x00, 'NUL'],
  [0x0a, 'line ends'],
  [0x20, 'blanks'],
  [0xff, '0xFF'],
] as const)
  check('file.readback.bytes', `a file of nothing but ${what} is read back as it was sent`, (context) =>
    expectRoundTrip(context, { length: 6000, seed: byte, payload: 'uniform' }),
  );

for (const [length, seed] of [
  [1, 0],
  [40, 0],
  [40, 1],
  [40, 2],
  [5000, 7],
] as const)
  check(
    'file.readback.bytes',
    `lines of text (${length} bytes, seed ${seed}) are read back as they were sent`,
    (context) => expectRoundTripIfTaken(context, { kind: 'lines', length, seed }, 'a text file'),
  );

/** Hostile bytes under a name and a type that make something of them. */
const hostile = ({ unique }: CheckContext, extension: string, type: string): FileOptions => ({
  kind: 'binary',
  length: 5000,
  payload: 'hostile',
  filename: `${unique('hostile')}.${extension}`,
  type,
});

for (const [extension, type] of [
  ['txt', 'text/plain'],
  ['gz', 'application/gzip'],
  ['bin', 'application/octet-stream'],
] as const)
  check('file.readback.bytes', `hostile bytes named .${extension} are read back as they were sent`, (context) =>
    expectRoundTripIfTaken(context, hostile(context, extension, type), `a file named .${extension}`),
  );

for (const [extension, type] of [
  ['css', 'text/css'],
  ['html', 'text/html'],
  ['js', 'text/javascript'],
  ['svg', 'image/svg+xml'],
] as const)
  check('file.readback.pages', `hostile bytes named .${extension} are read back as they were sent`, (context) =>
    expectRoundTripIfTaken(context, hostile(context, extension, type), `a file named .${extension}`),
  );

for (const [what, names] of [
  ['letters outside ASCII', ['blåbær-東京-']],
  ['blanks', ['with two blanks ']],
  [
    'characters that have a meaning in a url',
    ['no#1-', 'who?x=2-', '100%-', '%41-', 'one+one-', 'you&me;us=', `"it's"-`],
  ],
] as const)
  check('file.readback.names', `the url leads to a file whose name has ${what}`, async (context) => {
    const { api, expect, unique } = context;
    for (const name of names) {
      const file = exactFile(context);
      const filename = `${name}${unique('n')}.${file.filename.split('.').at(-1)}`;
      const answer = await api.attempt.uploadFile(file, { filename });
      if (answer.kind !== 'granted') {
        expect.emptyHanded(answer, `a file named ${filename}`);
        continue;
      }
      const { status } = await api.readFile(urlOf(answer), { size: file.end });
      // Where files are for callers only: servers disagree on how such an address is signed.
      if (status !== 401 && status !== 403) await expectStored(context, urlOf(answer), file);
    }
  });

check('file.readback.again', 'a file can be read more than once', async (context) => {
  const file = exactFile(context);
  const stored = await context.api.uploadFile(file);
  for (let time = 1; time <= 3; time += 1) await expectStored(context, stored, file);
});

check('file.readback.again', 'a file can be read by several at once', async (context) => {
  const file = exactFile(context, { length: 20_000 });
  const stored = await context.api.uploadFile(file);
  await expectStored(context, stored, file);
  await Promise.all(Array.from({ length: 5 }, () => expectStored(context, stored, file)));
});

check(
  'file.readback.large',
  'a file of 3 MiB is read back as it was sent',
  (context) => expectLargeRoundTrip(context, 3 * 2 ** 20 + 17),
  { slow: true },
);

check('file.readback.large', 'a file just above 1 MiB is read back as it was sent', (context) =>
  expectLargeRoundTrip(context, 2 ** 20 + 1),
);

check('file.readback.unmixed', 'later files leave an earlier one alone', async (context) => {
  const { api, observe, unique } = context;
  const sent = [exactFile(context), exactFile(context, { length: 421 }), exactFile(context, { length: 900 })];
  const stored = [];
  for (const file of sent) stored.push(await api.uploadFile(file));
  for (const [at, file] of sent.entries()) {
    const one = stored[at];
    if (one !== undefined) await expectStored(context, one, file);
  }
  // What becomes of two files of one name is up to the target.
  const [first, second] = [exactFile(context), exactFile(context, { length: 500 })];
  const filename = `${unique('same')}.${first.filename.split('.').at(-1)}`;
  const earlier = await api.uploadFile(first, { filename });
  const later = await api.uploadFile(second, { filename });
  await expectStored(context, later, second);
  const isKept = (await api.readFile(earlier, { size: second.end })).sha256 === media(first.descriptor).sha256();
  const how = later.filename === filename ? 'under the same name' : 'under another name';
  observe('file.same-name', isKept ? `both are kept, the second ${how}` : 'the later one replaces the earlier one');
});

check('file.readback.unmixed', 'files sent at the same time are not mixed up', async (context) => {
  const sent = Array.from({ length: 5 }, () => exactFile(context, { length: 1000 }));
  const stored = await Promise.all(sent.map((file) => context.api.uploadFile(file)));
  for (const [at, file] of sent.entries()) {
    const one = stored[at];
    if (one !== undefined) await expectStored(context, one, file);
  }
});

for (const kind of ['png', 'jpeg', 'gif'] as const)
  check('file.readback.picture', `the url of a ${kind} gives a picture of its width and height`, async (context) => {
    const { api, expect, files } = context;
    const size = { width: 48, height: 32 };
    const answer = await api.attempt.uploadFile(files.photo({ kind, ...size, length: 6000 }));
    // Which kinds of files a target takes is up to it.
    if (answer.kind !== 'granted') return expect.emptyHanded(answer, `a ${kind}`);
    const read = await api.readFile(urlOf(answer));
    expect(pictureSize(read.bytes) ?? 'no picture', 'width and height of what is read back').toBe(size);
  });
