/** What clients of an upload API do on an ordinary day, their usual mistakes included. */

const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A picture of so many bytes; equal names make equal pictures. */
function picture(bytes, name) {
  const rest = Buffer.alloc(Math.max(0, bytes - photo.length), name);
  return Buffer.concat([photo, rest]);
}

/** A client of a target, which may be an address of `observe`. */
class Client {
  constructor(url, credentials) {
    this.url = url;
    this.bearer = { authorization: `Bearer ${credentials.write.bearer}` };
  }

  async issue(values = {}, { kind = 'upload', by = 'GET', format = 'xml' } = {}) {
    const all = new URLSearchParams({ ...values, ...(format === 'json' ? { format, raw: '1' } : {}) });
    const path = `${this.url}/api/photo/get-${kind}-token`;
    const answer =
      by === 'GET'
        ? await fetch(`${path}?${all}`, { headers: this.bearer })
        : await fetch(path, { method: 'POST', body: all, headers: this.bearer });
    const text = await answer.text();
    return new RegExp(`${kind}_token(?:>|"\\s*:\\s*")([^<"]+)`).exec(text)?.[1] ?? '';
  }

  async post(path, values, file, { name = 'photo.png', headers = {} } = {}) {
    const form = new FormData();
    for (const [key, value] of Object.entries(values)) form.append(key, String(value));
    if (file !== undefined) form.append('file', new File([file], name));
    const answer = await fetch(`${this.url}${path}`, { method: 'POST', body: form, headers, redirect: 'manual' });
    return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() };
  }

  redeem(token, file, values = {}, options = {}) {
    const { kind = 'upload', ...rest } = options;
    return this.post(`/api/photo/redeem-${kind}-token`, { [`${kind}_token`]: token, ...values }, file, rest);
  }

  async get(path) {
    const answer = await fetch(new URL(path, this.url), { redirect: 'manual' });
    return { status: answer.status, text: await answer.text() };
  }
}

/** The chunks of a file as Resumable.js splits it; the last one is long, or short where that is forced. */
function chunksOf(file, chunkSize, identifier, forced = false) {
  const parts = file.length / chunkSize;
  const count = Math.max(1, forced ? Math.ceil(parts) : Math.floor(parts));
  return Array.from({ length: count }, (_, at) => ({
    values: {
      resumableChunkNumber: at + 1,
      resumableChunkSize: chunkSize,
      resumableTotalSize: file.length,
      resumableIdentifier: identifier,
      resumableFilename: 'photo.png',
    },
    bytes: file.subarray(at * chunkSize, at === count - 1 ? file.length : (at + 1) * chunkSize),
  }));
}

async function tokens(client) {
  await client.issue();
  await client.issue({ title: 'A walk in the park', tags: 'summer park', publish: '0', valid_minutes: '30' });
  await client.issue(
    { title: 'Clip', description: 'Twenty seconds', max_uploads: '5' },
    { by: 'POST', format: 'json' },
  );
  await client.issue({ valid_minutes: '5000', max_uploads: '500' });
  await client.issue({ valid_minutes: '1', max_uploads: '0', return_url: 'http://app.example.com/done?a=1&b=x%26y' });
  await client.issue({ title: '<b>Bold</b> title', description: '<script>x</script> and <b>more</b>' });
}

async function wholeFiles(client) {
  const return_url = 'http://app.example.com/upload/callback?theme=green&a=1&a=2';
  const once = await client.issue({ return_url, campaign2: 'spring' });
  await client.redeem(once, picture(500, 'one'), { page: '7', note: 'blåbær & co' });
  await client.redeem(once, picture(501, 'two'));
  const several = await client.issue({ return_url, max_uploads: '3' }, { by: 'POST' });
  await client.redeem(several, picture(600, 'three'), {}, { name: 'my photo.png' });
  await client.redeem(several, Buffer.from('no picture at all'), {}, { name: 'notes.txt' });
  await client.redeem(several);
  await client.redeem(several, Buffer.alloc(0));
  await client.get(`/api/photo/redeem-upload-token?upload_token=${several}`);
  const plain = await client.issue();
  await client.redeem(plain, picture(700, 'four'));
  await client.redeem(plain, picture(701, 'five'));
  const two = await client.issue({ return_url, max_uploads: '2' });
  await Promise.all([1, 2, 3, 4].map((n) => client.redeem(two, picture(800 + n, `race ${n}`))));
  const long = await client.issue({ return_url, about: 'x'.repeat(2000) }, { by: 'POST' });
  await client.redeem(long, picture(900, 'six'));
}

async function background(client) {
  const values = {
    return_url: `${client.url}/application/callback?theme=green`,
    background_return_p: '1',
    max_uploads: '4',
  };
  const token = await client.issue(values);
  await client.redeem(token, picture(1000, 'seven'), { page: '1' });
  await client.redeem(token, Buffer.from('no picture at all'), {}, { name: 'notes.txt' });
  for (const { values: chunk, bytes } of chunksOf(picture(2500, 'eight'), 1000, '2500-eight'))
    await client.redeem(token, bytes, chunk);
}

async function inChunks(client) {
  const return_url = 'http://app.example.com/upload/callback?theme=green';
  const token = await client.issue({ return_url, max_uploads: '20' });
  const send = ({ values, bytes }) => client.redeem(token, bytes, values);
  const first = chunksOf(picture(3500, 'nine'), 1000, '3500-nine');
  for (const chunk of first) await send(chunk);
  await send(first[1]);
  const exact = chunksOf(picture(3000, 'ten'), 1000, '3000-ten');
  for (const chunk of exact.toReversed()) await send(chunk);
  const parallel = chunksOf(picture(5500, 'eleven'), 1000, '5500-eleven');
  await Promise.all(parallel.map(send));
  const single = chunksOf(picture(1500, 'twelve'), 1000, '1500-twelve');
  await send(single[0]);
  await send(single[0]);
  const forced = chunksOf(picture(2500, 'thirteen'), 1000, '2500-thirteen', true);
  for (const chunk of forced) await send(chunk);
  const many = chunksOf(picture(12_300, 'fourteen'), 1000, '12300-fourteen');
  await client.get(`/api/photo/redeem-upload-token?${new URLSearchParams({ upload_token: token, ...many[0].values })}`);
  await send(many[0]);
  await send({ values: many[1].values, bytes: many[1].bytes.subarray(0, 700) });
  await send({ values: many[1].values, bytes: Buffer.concat([many[1].bytes, Buffer.from('more')]) });
  await send({ values: { ...many[1].values, resumableChunkNumber: 40 }, bytes: many[1].bytes });
  await send({ values: { ...many[1].values, resumableChunkNumber: 0 }, bytes: many[1].bytes });
  await send({ values: many[11].values, bytes: many[11].bytes.subarray(0, 10) });
  await send({ values: many[2].values, bytes: undefined });
  for (const chunk of many) await send(chunk);
  for (const chunk of chunksOf(Buffer.alloc(2500, 'no picture '), 1000, '2500-text')) await send(chunk);
  const consumed = await client.issue({ return_url });
  await client.redeem(consumed, picture(1100, 'fifteen'));
  for (const { values, bytes } of chunksOf(picture(2600, 'sixteen'), 1000, '2600-sixteen'))
    await client.redeem(consumed, bytes, values);
}

async function replacements(client, photoId) {
  const return_url = 'http://app.example.com/replaced?theme=green';
  const values = { return_url, photo_id: photoId };
  const token = await client.issue(values, { kind: 'replace' });
  await client.redeem(token, picture(1200, 'seventeen'), { page: '3' }, { kind: 'replace' });
  await client.redeem(token, picture(1201, 'eighteen'), {}, { kind: 'replace' });
  const more = await client.issue(
    { ...values, max_uploads: '3', valid_minutes: '45' },
    { kind: 'replace', format: 'json' },
  );
  await client.redeem(more, Buffer.from('no picture at all'), {}, { kind: 'replace', name: 'notes.txt' });
  await client.redeem(more, undefined, {}, { kind: 'replace' });
  const plain = await client.issue({ photo_id: photoId }, { kind: 'replace' });
  await client.redeem(plain, picture(1300, 'nineteen'), {}, { kind: 'replace' });
}

async function files(client) {
  const headers = client.bearer;
  const send = (bytes, values = {}) => client.post('/api/file/upload', values, bytes, { headers, name: 'notes.bin' });
  await send(Buffer.from('some bytes'), { filename: 'notes-1.bin' });
  await send(Buffer.from('other bytes'), { format: 'json', raw: '1' });
  await send(undefined);
  const chunks = chunksOf(Buffer.alloc(2500, 'bytes'), 1000, '2500-notes');
  for (const { values, bytes } of chunks) await send(bytes, values);
  await send(chunks[0].bytes, chunks[0].values);
  const other = chunksOf(Buffer.alloc(3500, 'more'), 1000, '3500-more');
  await send(other[0].bytes.subarray(0, 400), other[0].values);
  for (const { values, bytes } of other.toReversed()) await send(bytes, values);
}

async function late(client, clockUrl) {
  const return_url = 'http://app.example.com/upload/callback';
  const token = await client.issue({ return_url, valid_minutes: '15' });
  const other = await client.issue({ background_return_p: '1', return_url });
  await fetch(clockUrl, { method: 'POST', body: JSON.stringify({ seconds: 4 * 3600 }) });
  await client.redeem(token, picture(1400, 'twenty'));
  await client.redeem(other, picture(1401, 'twenty-one'));
}

/**
 * Sends ordinary traffic.
 * @param url of the target, or of `observe` in front of it
 * @param reference the instance behind it
 */
export async function sendTraffic(url, { credentials, photoId, clockUrl }) {
  const client = new Client(url, credentials);
  for (const part of [tokens, wholeFiles, background, inChunks, (one) => replacements(one, photoId), files])
    await part(client);
  await late(client, clockUrl);
}
