import fc from 'fast-check';
import { media } from '../../src/media/media.js';
import type { CheckContext } from '../check/context.js';
import type { FileOptions } from '../check/files.js';
import { checks } from '../check/registry.js';

const check = checks('files/readback');

async function expectRoundTrip({ api, expect, files }: CheckContext, options: FileOptions): Promise<void> {
  const file = files.photo(options);
  const stored = await api.uploadFile(file);
  expect.sameFile(await api.readFile(stored, file.end), media(file.descriptor));
}

check('file.readback.exact', 'a photo is read back as it was sent', (context) => expectRoundTrip(context, {}));

check(
  'file.readback.exact',
  'a photo sent for a JSON answer is read back as it was sent',
  async ({ api, expect, files }) => {
    const file = files.photo();
    const stored = await api.uploadFile(file, {}, { format: 'json' });
    expect.sameFile(await api.readFile(stored, file.end), media(file.descriptor));
  },
);

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

for (const [length, seed] of [
  [40, 0],
  [40, 1],
  [40, 2],
  [5000, 1],
] as const)
  check(
    'file.readback.bytes',
    `lines of text (${length} bytes, seed ${seed}) are read back as they were sent`,
    async (context) => {
      const { api, expect, files } = context;
      const file = files.photo({ kind: 'lines', length, seed });
      const answer = await api.attempt.uploadFile(file);
      // Which kinds of files a target takes is up to it.
      if (answer.kind !== 'granted') return expect.refused(answer, 'a text file');
      const read = await api.readFile({ url: answer.fields.get('url')?.trim() ?? '' }, length);
      expect.sameFile(read, media(file.descriptor));
    },
  );

for (const [extension, type] of [
  ['css', 'text/css'],
  ['txt', 'text/plain'],
  ['html', 'text/html'],
  ['gz', 'application/gzip'],
] as const)
  check('file.readback.bytes', `hostile bytes named .${extension} are read back as they were sent`, async (context) => {
    const { api, expect, files, observe, unique } = context;
    const filename = `${unique('hostile')}.${extension}`;
    const file = files.photo({ kind: 'binary', length: 5000, payload: 'hostile', filename, type });
    const answer = await api.attempt.uploadFile(file);
    observe(`file.stores.${extension}`, answer.kind === 'granted');
    // Which kinds of files a target takes is up to it.
    if (answer.kind !== 'granted') return expect.refused(answer, `a file named .${extension}`);
    const read = await api.readFile({ url: answer.fields.get('url')?.trim() ?? '' }, file.end);
    expect.sameFile(read, media(file.descriptor));
  });

check('file.readback.exact', 'a name outside ASCII is no obstacle', async ({ api, expect, files, unique }) => {
  for (const name of ['blåbær-東京-', 'with blanks ']) {
    const file = files.photo({ filename: `${unique(name)}.png` });
    const answer = await api.attempt.uploadFile(file);
    if (answer.kind !== 'granted') return expect.refused(answer, 'a file with such a name');
    const read = await api.readFile({ url: answer.fields.get('url')?.trim() ?? '' }, file.end);
    // Where files are for callers only: servers disagree on how such an address is signed.
    if (read.status !== 401 && read.status !== 403) expect.sameFile(read, media(file.descriptor));
  }
});

check(
  'file.readback.large',
  'a file of 3 MiB is read back as it was sent',
  (context) => expectRoundTrip(context, { length: 3 * 2 ** 20 + 17 }),
  { slow: true },
);

check('file.readback.large', 'a file just above 1 MiB is read back as it was sent', (context) =>
  expectRoundTrip(context, { length: 2 ** 20 + 1 }),
);

check('file.readback.unmixed', 'later files leave an earlier one alone', async ({ api, expect, files }) => {
  const sent = [files.photo(), files.photo({ length: 421 }), files.photo({ kind: 'jpeg', length: 900 })];
  const stored = [];
  for (const file of sent) stored.push(await api.uploadFile(file));
  for (const [at, file] of sent.entries()) {
    const one = stored[at];
    if (one !== undefined) expect.sameFile(await api.readFile(one, file.end), media(file.descriptor));
  }
});

check('file.readback.unmixed', 'files sent at the same time are not mixed up', async ({ api, expect, files }) => {
  const sent = Array.from({ length: 5 }, (_, at) => files.photo({ length: 1000 + at }));
  const stored = await Promise.all(sent.map((file) => api.uploadFile(file)));
  for (const [at, file] of sent.entries()) {
    const one = stored[at];
    if (one !== undefined) expect.sameFile(await api.readFile(one, file.end), media(file.descriptor));
  }
});

check(
  'file.readback.unmixed',
  'what becomes of two files of one name is noted',
  async ({ api, files, observe, unique }) => {
    const filename = `${unique('same')}.png`;
    const [first, second] = [files.photo(), files.photo({ length: 500 })];
    const stored = await api.uploadFile(first, { filename });
    const later = await api.uploadFile(second, { filename });
    const read = await api.readFile(stored, second.end);
    const kept = read.sha256 === media(first.descriptor).sha256();
    observe(
      'file.same-name',
      kept
        ? `both are kept, the second as ${later.filename === filename ? 'the same name' : 'another name'}`
        : 'the later one takes its place',
    );
  },
);
