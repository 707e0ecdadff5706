// An uploader whose habits and bugs are data: node uploader.mjs '{"chunk": 65536}' URL TOKEN FILE
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

const [options, address, token, path] = process.argv.slice(2);
const habits = {
  chunk: 65_536,
  split: 'floor',
  parallel: 1,
  order: 'forward',
  tries: 4,
  pauseMs: 25,
  place: 'form',
  field: 'file',
  boundary: '',
  method: 'POST',
  newline: '\r\n',
  first: 1,
  accepts: [200],
  stops: [500],
  ...JSON.parse(options),
};
const bug = habits.bug ?? '';
let file = readFileSync(path);
if (bug === 'drops-last-byte') file = file.subarray(0, -1);
if (bug === 'drops-round' && file.length % 65_536 === 0) file = file.subarray(0, -1);
if (bug === 'one-byte-is-empty' && file.length === 1) process.exit(0);
if (bug === 'empty-is-done' && file.length === 0) process.exit(0);
if (bug === 'trims') file = file.subarray(0, -6);
if (bug === 'drops-zeros') while (file.at(-1) === 0) file = file.subarray(0, -1);
if (bug === 'text') file = Buffer.from(file.toString('utf8'));
if (bug === 'drops-bom' && file.subarray(0, 3).equals(Buffer.from('\u{feff}'))) file = file.subarray(3);
const total = file.length;
const isWhole = habits.chunk === 0;
const size = isWhole ? total : habits.chunk;
const count = isWhole ? 1 : Math.max(1, habits.split === 'floor' ? Math.floor(total / size) : Math.ceil(total / size));
const name = basename(path);
const identifiers = {
  constant: () => 'upload',
  size: () => `${total}`,
  name: () => name,
  beginning: () => `${total}-${name.slice(0, 16)}`,
  chunk: (number) => `${number}`,
  try: (_number, attempt) => `${total}-${attempt}`,
};
const identifier = identifiers[habits.identifier] ?? (() => `${total}-${name.replaceAll(/[^\w-]/g, '')}`);

function bytesOf(number, attempt) {
  let from = (number - 1) * size;
  let to = number === count ? total : number * size;
  if (bug === 'one-late' && number > 1) from += 1;
  if (bug === 'overlaps' && number < count) to += 1;
  if (bug === 'short-last') to = Math.min(to, number * size);
  if (bug === 'retry-empty' && attempt > 0) to = from;
  if (bug === 'retry-next' && attempt > 0) [from, to] = [from + size, to + size];
  const slice = file.subarray(from, to);
  if (bug === 'changes-byte') return Buffer.concat([slice.subarray(0, 5), Buffer.from('?'), slice.subarray(6)]);
  return bug === 'newline' ? Buffer.concat([slice, Buffer.from('\n')]) : slice;
}

function fieldsOf(number, attempt) {
  const spellings = {
    'token-newline': `${token}\n`,
    'token-lower': token.toLowerCase(),
    'token-encoded': encodeURIComponent(token),
    'token-number': /^\d+$/.test(token) ? `${Number(token)}` : token,
  };
  const sentToken = spellings[bug] ?? token;
  const tokens = bug === 'token-first-only' && number > 1 ? [] : [['upload_token', sentToken]];
  if (isWhole) return tokens;
  const sent = bug === 'shifted' && (number === 2 || number === 3) ? 5 - number : number;
  const prefix = habits.prefix ?? 'resumable';
  const all = [
    [`${prefix}ChunkNumber`, `${habits.first - 1 + (bug === 'always-one' ? 1 : sent)}`],
    [`${prefix}ChunkSize`, `${bug === 'own-size' ? bytesOf(number, 0).length : bug === 'kib' ? size / 1024 : size}`],
    [
      `${prefix}TotalSize`,
      `${bug === 'single-again' && count === 1 && attempt > 0 ? 0 : bug === 'total-minus-one' ? total - 1 : bug === 'total-grows' ? number * size : total}`,
    ],
    [`${prefix}Identifier`, identifier(number, attempt)],
  ];
  if (bug === 'counts-one-more') all.push(['resumableTotalChunks', `${count + 1}`]);
  if (bug === 'full-size') all.push(['resumableCurrentChunkSize', `${size}`]);
  return [...tokens, ...all.filter(([one]) => one !== habits.without)];
}

function headerOf(number) {
  const names = {
    parts: `${name}.part${number}`,
    percent: encodeURIComponent(name),
    raw: name,
    blob: 'blob',
    usual: name.replaceAll('"', '%22'),
  };
  if (bug === 'file-name-star')
    return `Content-Disposition: form-data; name="${habits.field}"; filename*=UTF-8''${names.percent}`;
  const fileName = habits.noFileName ? '' : `; filename="${names[habits.fileName ?? 'usual']}"`;
  return `Content-Disposition: form-data; name="${habits.field}"${fileName}`;
}

function bodyOf(number, attempt, boundary) {
  const { newline } = habits;
  const fields = fieldsOf(number, attempt);
  const inForm = habits.place === 'query' ? [] : habits.place === 'token-query' ? fields.slice(1) : fields;
  const parts = inForm.map(([key, value]) =>
    Buffer.from(
      `--${boundary}${newline}Content-Disposition: form-data; name="${key}"${newline}${newline}${value}${newline}`,
    ),
  );
  const head = Buffer.from(`--${boundary}${newline}${headerOf(number)}${newline}${newline}`);
  const end = bug === 'no-close' ? newline : `${newline}--${boundary}--${newline}`;
  const part = [head, bytesOf(number, attempt), Buffer.from(end)];
  if (bug === 'no-close') return Buffer.concat([...parts, ...part]);
  return Buffer.concat(
    habits.order === 'file-first'
      ? [head, part[1], Buffer.from(newline), ...parts, Buffer.from(`--${boundary}--${newline}`)]
      : [...parts, ...part],
  );
}

function send(url, method, headers, body) {
  return new Promise((resolve) => {
    const sending = request(url, { method, headers, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (piece) => {
        if (bug !== 'first-piece' || text === '') text += piece;
      });
      const { location = '', 'retry-after': wait = '0' } = answer.headers;
      const isSeen = bug !== 'capital-location' || answer.rawHeaders.includes('Location');
      const status = bug === 'wants-seconds' && Number.isNaN(Number(wait)) ? 500 : answer.statusCode;
      answer.on('end', () => resolve({ status, location: isSeen ? location : '', text }));
      answer.on('error', () => resolve({ status: 0, location: '', text: '' }));
    });
    if (habits.patienceMs) sending.setTimeout(habits.patienceMs, () => sending.destroy());
    sending.on('error', () => resolve({ status: 0, location: '', text: '' }));
    if (bug === 'hangs-up') sending.end(body, () => process.exit(0));
    else sending.end(body);
  });
}

async function post(number, attempt) {
  const boundary = habits.boundary || `b${Math.random().toString(16).slice(2)}`;
  const url = new URL(address);
  const fields = fieldsOf(number, attempt);
  const inQuery = habits.place === 'token-query' ? fields.slice(0, 1) : habits.place === 'form' ? [] : fields;
  for (const [key, value] of inQuery) url.searchParams.append(key, value);
  const body = bodyOf(number, attempt, boundary);
  const headers = {
    'Content-Type': habits.type ?? `multipart/form-data; boundary=${boundary}`,
    'Content-Length': body.length,
    ...(habits.host && { Host: habits.host }),
  };
  if (bug === 'bare') return send(url, habits.method, { ...headers, 'Content-Type': 'application/octet-stream' }, body);
  if (bug === 'gzip')
    return send(
      url,
      habits.method,
      { 'Content-Type': headers['Content-Type'], 'Content-Encoding': 'gzip' },
      gzipSync(body),
    );
  return send(url, habits.method, headers, body);
}

let probed;
async function isThere(number) {
  const url = new URL(address);
  for (const [key, value] of fieldsOf(number, 0)) url.searchParams.append(key, value);
  const { status } = bug === 'one-probe' && probed !== undefined ? probed : await send(url, 'GET', {}, '');
  probed = { status };
  return bug === 'probe-not-404' ? status !== 404 : status === 200;
}

/** What the target says of a failure. */
function messageOf({ location, text }) {
  if (bug === 'own-words') return 'The upload failed.';
  if (location === '') return text;
  const { search, searchParams } = new URL(location);
  if (bug === 'message-not-decoded') return search;
  const message = searchParams.get('error_message') ?? '';
  return bug === 'message-decoded-twice' ? decodeURIComponent(message) : message;
}

/** What an answer means: done, failed, accepted, stop, or again. */
function meaning({ status, location, text }) {
  const back = process.env.UPLOAD_RETURN_URL ?? '';
  if (bug === 'no-wait' && status === 0) return 'done';
  if (bug === 'any-error' && location !== '') return location.includes('error') ? 'failed' : 'done';
  if (bug === 'any-error-message' && location !== '') return location.includes('error_message') ? 'failed' : 'done';
  if (bug === 'any-photo' && location !== '') return location.includes('photo_id') ? 'done' : 'failed';
  if (bug === 'any-photo-id' && location !== '') return location.includes('photo_id=') ? 'done' : 'failed';
  if (bug === 'reads-words' && /\bnot\b/.test(text)) return 'failed';
  if (location.startsWith(back) && back !== '')
    return new URL(location).searchParams.has('error_message') && bug !== 'any-redirect' ? 'failed' : 'done';
  if (/^ok \S+ \S+ \S+/.test(text)) return 'done';
  if (/^error /.test(text)) return bug === 'any-line' ? 'done' : 'failed';
  if (status === 0) return bug === 'cut-is-success' ? 'accepted' : 'again';
  if (bug === 'words-of-500' && status === 500 && !text.includes('not supported')) return 'again';
  if (habits.stops.includes(status)) return 'stop';
  if (!habits.accepts.includes(status)) return 'again';
  if (bug === 'wants-ok' && text !== 'OK') return 'again';
  // Of a chunk the status says enough, but for a token that is refused.
  const isFine = isWhole ? text === 'OK' || text === '' : !/token/i.test(text);
  return bug === 'any-200' || habits.trusts || isFine ? 'done-if-last' : 'failed';
}

let ended;
let accepted = 0;
const numbers = Array.from({ length: count }, (_, at) => at + 1);
if (habits.order === 'reverse') numbers.reverse();
if (bug === 'forgets-one') numbers.splice(2, 1);
if (bug === 'rest-again' && !isWhole) numbers.push(count + 1);
if (bug === 'empty-behind' && !isWhole && total % size === 0) numbers.push(count + 1);
if (bug === 'none-of-one' && !isWhole && total === size) numbers.splice(0, 1);

const sentSlices = new Set();
async function upload(number) {
  const slice = bytesOf(number, 0).toString('latin1');
  if (bug === 'equal-once' && sentSlices.has(slice)) return;
  sentSlices.add(slice);
  if (bug === 'no-zeros' && /^\0*$/.test(slice)) return;
  if (habits.probe && number !== count && (await isThere(number))) return;
  const tries = bug === 'last-once' && number === count ? 1 : habits.tries;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    if (attempt > 0 && habits.pauseMs > 0) await pause(habits.pauseMs);
    if (ended !== undefined) return;
    const answer = await post(number, attempt);
    const isAway = bug === 'follows-any' && answer.location.startsWith('/');
    let what = isAway ? 'accepted' : meaning(answer);
    if (bug === 'follows-with-post' && what === 'done') await send(answer.location, 'POST', {}, 'again');
    if (habits.follows && answer.location !== '') {
      const page = await send(answer.location, 'GET', {}, '');
      if (bug === 'page-counts' && page.status !== 200) ended = 1;
    }
    if (bug === 'later-again' && what === 'again') return void waiting.push(number);
    if (bug === 'later-again' && what === 'failed' && number < count) what = 'done-if-last';
    if (what === 'again' && bug === 'starts-anew') {
      for (const other of numbers.filter((one) => one < number)) await post(other, 1);
    }
    if (bug === 'sends-twice' && number < count) await post(number, attempt);
    if (bug === 'highest-decides' && what === 'done' && number < count) return;
    if (bug === 'highest-ends' && what === 'done-if-last' && number === count) process.exit(0);
    if (what === 'done' || what === 'failed' || what === 'stop') {
      if (what === 'failed') console.error(messageOf(answer));
      if (what === 'failed' && bug === 'failed-again') await post(number, 1);
      if (what === 'stop' && bug === 'goes-on') return;
      if (what === 'stop' && bug === 'others-go-on') throw new Error('stopped');
      if (what === 'done' && bug === 'once-more') await post(number, attempt);
      ended ??= what === 'done' ? 0 : 1;
      return;
    }
    if (what === 'done-if-last' || what === 'accepted') {
      accepted += 1;
      return;
    }
  }
  if (bug !== 'skips-failed') ended ??= 1;
  else accepted += 1;
}

const waiting = [...numbers];
async function worker() {
  for (let number = waiting.shift(); number !== undefined && ended === undefined; number = waiting.shift())
    await upload(number);
}
await Promise.allSettled(Array.from({ length: habits.parallel }, worker));
const isDone = accepted >= numbers.length && (process.env.UPLOAD_RETURN_URL === '' || bug !== '');
process.exitCode = habits.exit ?? ended ?? (isDone ? 0 : 1);
