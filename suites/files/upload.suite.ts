import { holdsUrl, saysOk } from '../../src/client/answer.js';
import { checks } from '../check/registry.js';
import { exactFile, expectStored, urlOf } from './stored.js';

const check = checks('files/upload');

for (const [requirement, options] of [
  ['file.upload.xml', { unformatted: true }],
  ['file.upload.json', { format: 'json' }],
] as const)
  check(requirement, 'a stored file is answered with url and filename', async ({ api, expect, files }) => {
    const fields = expect.granted(await api.attempt.uploadFile(files.photo(), {}, options));
    for (const name of ['url', 'filename'])
      expect(fields.get(name)?.trim() ?? '', name).toSatisfy((text) => text !== '', 'a value');
  });

check('file.upload.missing', 'a call without a file is refused', async ({ api, expect, files }) => {
  await api.uploadFile(files.photo());
  const answer = await api.attempt.uploadFile(undefined, {}, { deliberate: 'the file is missing' });
  expect.refused(answer, 'a call without a file');
});

check('file.upload.empty', 'a form whose file was not chosen is refused', async ({ api, expect, files }) => {
  // As browsers send it: a part without a name, without content, of the general type.
  const part = files.photo({ kind: 'empty', length: 0, filename: '', type: 'application/octet-stream' });
  expect.refused(await api.attempt.uploadFile(part), 'a form whose file was not chosen');
});

check('file.upload.empty', 'a file without content is refused', async ({ api, expect, files }) => {
  expect.refused(await api.attempt.uploadFile(files.photo({ kind: 'empty', length: 0 })), 'a file of zero bytes');
});

check('file.upload.get', 'a GET stores nothing', async ({ api, expect, unique }) => {
  const { reply } = await api.getInstead('uploadFile', { filename: `${unique('got')}.png` }, 'write');
  expect(saysOk(reply.text), 'a GET of file/upload is answered ok').toBe(false);
  expect(holdsUrl(reply.text), 'the answer to a GET of file/upload holds a url').toBe(false);
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

check('token.permission.higher', 'a call with the level super stores a file', async ({ api, expect, files }) => {
  await api.uploadFile(files.photo());
  expect.granted(await api.attempt.uploadFile(files.photo(), {}, { as: 'super' }));
});

check('file.permission.image', 'the level write suffices for an image that is to be rescaled', async (context) => {
  const { api, expect, files } = context;
  const image = () => files.photo({ width: 96, height: 64, length: 10_000 });
  const rescaled = { image_p: '1', max_width: 24 };
  const answer = await api.attempt.uploadFile(image(), rescaled);
  if (answer.kind === 'granted') return;
  // Where images are not rescaled at all, nobody is refused for the level.
  const higher = await api.attempt.uploadFile(image(), rescaled, { as: 'super' });
  expect(higher.kind === 'granted', 'whether super is granted what write is refused').toBe(false);
});

check('file.object.accepted', 'a file for no object is refused or stored', async (context) => {
  const { api, expect, files, observe } = context;
  for (const object_id of ['999999999999999', 'theme', '-1']) {
    const answer = await api.attempt.uploadFile(files.photo(), { object_id }, { deliberate: 'nothing has that id' });
    observe(`file.object: ${object_id}`, answer.kind === 'granted' ? 'stored' : 'refused');
    if (answer.kind !== 'granted') expect.emptyHanded(answer, `a file for the object ${object_id}`);
    else expect(urlOf(answer).url, 'url').toSatisfy((url) => url !== '', 'a value');
  }
});

check(
  'file.permission.object',
  'the level write suffices for a file of an object',
  async ({ api, expect, files, photoId }) => {
    const object_id = await photoId();
    const send = (as: 'write' | 'super') =>
      api.attempt.uploadFile(
        files.photo(),
        { object_id },
        { as, deliberate: 'the id is the one that the target gave' },
      );
    if ((await send('write')).kind === 'granted') return;
    // What files can be related to is up to the target, whoever asks.
    expect((await send('super')).kind === 'granted', 'whether super is granted what write is refused').toBe(false);
  },
);

check('file.object.unmixed', 'two files of one object are both kept', async (context) => {
  const { api, expect, photoId } = context;
  const object_id = await photoId();
  const sent = [exactFile(context), exactFile(context, { length: 500 })];
  const answers = [];
  for (const file of sent)
    answers.push(
      await api.attempt.uploadFile(file, { object_id }, { deliberate: 'the id is the one that the target gave' }),
    );
  for (const [at, file] of sent.entries()) {
    const answer = answers[at];
    if (answer === undefined) continue;
    // What files can be related to is up to the target.
    if (answer.kind !== 'granted') return expect.emptyHanded(answer, 'a file for a photo');
    await expectStored(context, urlOf(answer), file);
  }
});

check('file.client-errors', "a file that is missing is not the server's fault", async ({ api, expect }) => {
  const answer = await api.attempt.uploadFile(undefined, {}, { deliberate: 'the file is missing' });
  expect(answer.reply.status, 'HTTP status').toSatisfy((status) => status < 500, 'below 500');
});

check('file.client-errors', "what cannot be rescaled is not the server's fault", async ({ api, expect, files }) => {
  for (const kind of ['text', 'corrupt-png'] as const) {
    const answer = await api.attempt.uploadFile(files.photo({ kind, length: 900 }), { image_p: '1', max_width: 10 });
    expect(answer.reply.status, `HTTP status for a file of the kind ${kind}`).toSatisfy(
      (status) => status < 500,
      'below 500',
    );
  }
});

check(
  'file.client-errors',
  "a parameter that makes no sense is not the server's fault",
  async ({ api, expect, files }) => {
    for (const parameters of [
      { image_p: '1', max_width: 'wide' },
      { image_p: '1', max_width: 0 },
      { image_p: '1', max_width: '9'.repeat(30) },
      { object_id: 'theme' },
      { object_id: '999999999999999' },
    ]) {
      const deliberate = 'a parameter makes no sense';
      const { reply } = await api.attempt.uploadFile(files.photo(), parameters, { deliberate });
      expect(reply.status, `HTTP status with ${JSON.stringify(parameters)}`).toSatisfy(
        (status) => status < 500,
        'below 500',
      );
    }
  },
);
