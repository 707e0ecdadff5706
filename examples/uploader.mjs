#!/usr/bin/env node
/**
 * Uploads one file with an upload token, in chunks as Resumable.js does:
 *
 *     node uploader.mjs URL TOKEN FILE
 *
 * URL is the whole address of /api/photo/redeem-upload-token. Exit status 0 says that the file was uploaded.
 * UPLOADER_BUG plants a mistake that real uploaders make, to see what `upload-contract client` says of it.
 */
import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { argv, env, exit } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';

const [url, token, path] = argv.slice(2);
if (path === undefined) {
  console.error('usage: node uploader.mjs URL TOKEN FILE');
  exit(2);
}

const bug = env.UPLOADER_BUG ?? '';
const returnUrl = env.UPLOAD_RETURN_URL ?? '';
const chunkSize = Number(env.UPLOADER_CHUNK_SIZE ?? 256 * 1024);
const mostTries = 5;

const file = await openAsBlob(path);
const name = basename(path);
// The last chunk takes what is left, so it may be up to twice as long as the others.
const count = Math.max(1, Math.floor(file.size / chunkSize));
const identifier = `${file.size}-${name.replaceAll(/[^\w-]/g, '')}-${crypto.randomUUID()}`;

/** The chunk with this number, from 1. */
function slice(number) {
  const start = (number - 1) * chunkSize;
  return file.slice(start, number === count ? file.size : start + chunkSize);
}

function formOf(number, attempt) {
  const form = new FormData();
  form.append('upload_token', token);
  form.append('resumableChunkNumber', bug === 'number-from-0' ? number - 1 : number);
  form.append('resumableChunkSize', chunkSize);
  form.append('resumableTotalSize', bug === 'total-of-chunk' ? slice(number).size : file.size);
  form.append('resumableIdentifier', bug === 'identifier-per-try' ? `${identifier}-${attempt}` : identifier);
  form.append(
    bug === 'part-named-upload' ? 'upload' : 'file',
    slice(bug === 'forgets-a-chunk' && number === 2 ? 1 : number),
    name,
  );
  return form;
}

/** Sends a chunk; undefined when there is no answer. */
async function send(number, attempt) {
  try {
    // The redirect is the answer: to follow it would lose what it says.
    const answer = await fetch(url, { method: 'POST', body: formOf(number, attempt), redirect: 'manual' });
    return {
      status: answer.status,
      location: answer.headers.get('location') ?? '',
      text: (await answer.text()).trim(),
    };
  } catch {
    return undefined;
  }
}

/** What the target says of a failure. */
function messageOf({ location = '', text = '' } = {}) {
  return (URL.canParse(location) && new URL(location).searchParams.get('error_message')) || text;
}

/**
 * What an answer means: `done` and `failed` are about the whole file, `accepted` is about this chunk, `stop` cancels the
 * upload, `again` asks for another try.
 */
function meaningOf(answer, isLast) {
  if (answer === undefined) return bug === 'no-answer-is-yes' ? 'accepted' : 'again';
  const { status, location, text } = answer;
  if (status === 500) return bug === 'ignores-500' ? 'again' : 'stop';
  if (bug === 'stops-at-503' && status === 503) return 'stop';
  if (returnUrl !== '' && location.startsWith(returnUrl)) {
    const sent = new URL(location).searchParams;
    return sent.has('error_message') && bug !== 'any-redirect' ? 'failed' : 'done';
  }
  if (bug === 'any-2xx' && status < 300) return 'accepted';
  if (status !== 200) return 'again';
  if (/^ok\s+\S+\s+\S+\s+\S+/.test(text)) return 'done';
  if (!isLast) return 'accepted';
  // The last answer is an outcome line, or, without return_url, a plain message that all is well.
  return returnUrl === '' && !/^error\b/.test(text) ? 'done' : 'failed';
}

async function upload(number) {
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    if (attempt > 0 && bug !== 'no-pause') await pause(50 * 2 ** attempt);
    const answer = await send(number, attempt);
    const meaning = meaningOf(answer, number === count);
    if (meaning !== 'again') return { meaning, message: messageOf(answer) };
    if (bug === 'no-pause') attempt = Math.min(attempt, 0);
  }
  return { meaning: 'failed', message: `no answer that counts in ${mostTries} tries` };
}

for (let number = 1; number <= count; number += 1) {
  const { meaning, message } = await upload(number);
  if (meaning === 'done') exit(bug === 'always-1' ? 1 : 0);
  if (meaning === 'accepted') continue;
  console.error(`chunk ${number} of ${count}: ${meaning}: ${message}`);
  exit(bug === 'always-0' ? 0 : 1);
}
console.error('all chunks are accepted, and nothing says that the file is uploaded');
exit(1);
