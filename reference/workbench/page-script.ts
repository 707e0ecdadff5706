/** The script of the page: a client of the API in a few lines, which shows its requests and the state of the server. */
export const script = `'use strict';
const $ = (id) => document.getElementById(id);
const bearer = document.querySelector('meta[name=bearer]').content;
const redeem = '/api/photo/redeem-upload-token';
const item = (text) => Object.assign(document.createElement('li'), { textContent: text });

$('issue').return_url.value = location.origin + '/reference/returned?theme=green';

$('issue').addEventListener('submit', async (event) => {
  event.preventDefault();
  const body = new URLSearchParams(new FormData(event.target));
  body.append('format', 'json');
  body.append('raw', '1');
  const headers = { authorization: 'Bearer ' + bearer };
  const answer = await fetch('/api/photo/get-upload-token', { method: 'POST', body, headers });
  const text = await answer.text();
  try {
    const { uploadtoken } = JSON.parse(text);
    $('token').value = uploadtoken.upload_token;
    $('issued').textContent = 'For ' + uploadtoken.max_uploads + ' uploads within ' + uploadtoken.valid_minutes + ' minutes';
  } catch {
    $('issued').textContent = answer.status + ' ' + text;
  }
});

$('whole').addEventListener('submit', (event) => {
  event.target.upload_token.value = $('token').value;
});

function chunksOf(file, size, forced) {
  const count = Math.max(1, forced ? Math.ceil(file.size / size) : Math.floor(file.size / size));
  return Array.from({ length: count }, (_, at) => ({
    number: at + 1,
    blob: file.slice(at * size, at === count - 1 ? file.size : (at + 1) * size),
  }));
}

function fieldsOf(file, size, number) {
  return {
    upload_token: $('token').value,
    resumableChunkNumber: number,
    resumableChunkSize: size,
    resumableTotalSize: file.size,
    resumableIdentifier: file.size + '-' + file.name.replace(/[^0-9a-zA-Z_-]/g, ''),
    resumableFilename: file.name,
  };
}

async function isThere(fields) {
  const answer = await fetch(redeem + '?' + new URLSearchParams(fields), { redirect: 'manual' });
  return answer.status === 200;
}

/** 200 means never again, 500 means stop, anything else means again. A redirect is the outcome of the last chunk. */
async function sendChunk(fields, blob, name) {
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const body = new FormData();
    for (const [key, value] of Object.entries(fields)) body.append(key, value);
    body.append('file', blob, name);
    try {
      const answer = await fetch(redeem, { method: 'POST', body, redirect: 'manual' });
      if (answer.type === 'opaqueredirect') return 'sent on to return_url';
      if (answer.status === 200) return await answer.text();
      if (answer.status === 500) throw new Error('the file is not supported');
      $('sent').textContent = 'Chunk ' + fields.resumableChunkNumber + ': ' + answer.status + ', again';
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      $('sent').textContent = 'Chunk ' + fields.resumableChunkNumber + ': no answer, again';
    }
    await new Promise((resolve) => setTimeout(resolve, 500 * attempt));
  }
  throw new Error('chunk ' + fields.resumableChunkNumber + ' was not accepted');
}

$('chunks').addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = event.target;
  const [file] = form.chunked.files;
  if (file === undefined) return void ($('sent').textContent = 'Choose a file first');
  const size = Number(form.size.value);
  const waiting = chunksOf(file, size, form.forced.checked);
  const all = waiting.length;
  let done = 0;
  let last = '';
  const work = async () => {
    for (let chunk = waiting.shift(); chunk !== undefined; chunk = waiting.shift()) {
      const fields = fieldsOf(file, size, chunk.number);
      if (!(form.probe.checked && (await isThere(fields)))) {
        const words = await sendChunk(fields, chunk.blob, file.name);
        if (words.trim() !== '') last = words;
      }
      done += 1;
      $('progress').value = done / all;
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(all, Number(form.parallel.value)) }, work));
    $('sent').textContent = all + ' chunks sent: ' + last;
  } catch (error) {
    waiting.length = 0;
    $('sent').textContent = 'Stopped: ' + error.message;
  }
});

let isAsking = false;
async function showState() {
  if (isAsking) return;
  isAsking = true;
  await new Promise((resolve) => setTimeout(resolve, 200));
  isAsking = false;
  const { tokens, uploads, photos } = await (await fetch('/reference/state')).json();
  $('tokens').replaceChildren(...tokens.map((one) =>
    item(one.token.slice(0, 8) + '…: ' + one.usesLeft + ' of ' + one.maxUploads + ' uses left' + (one.isExpired ? ', expired' : ''))));
  $('uploads').replaceChildren(...uploads.map((one) =>
    item(one.identifier + ': ' + (one.isComplete && one.held.length === 0 ? 'complete' : 'holds ' + (one.held.join(', ') || 'nothing') + ' of ' + one.chunks))));
  $('photos').replaceChildren(...photos.map((one) => {
    const entry = item('photo ' + one.photoId + ', ' + one.size + ' bytes ');
    if (one.url === '') return entry;
    const link = Object.assign(document.createElement('a'), { href: one.url, textContent: 'file' });
    const image = Object.assign(document.createElement('img'), { src: one.url, alt: 'photo ' + one.photoId, loading: 'lazy' });
    image.addEventListener('error', () => image.remove());
    entry.append(link, image);
    return entry;
  }));
}

new EventSource('/reference/events').addEventListener('message', ({ data }) => {
  const { time, method, path, taken, status, answer, remarks } = JSON.parse(data);
  const entry = item(time.slice(11, 19) + ' ' + method + ' ' + path + ', ' + taken + ' → ' + (status ?? '') + ' ' + answer);
  if (remarks.length > 0) {
    const list = document.createElement('ul');
    list.append(...remarks.map(item));
    entry.append(list);
  }
  const list = $('requests');
  list.prepend(entry);
  while (list.children.length > 200) list.lastChild.remove();
  void showState();
});
void showState();
`;
