import type { Say } from '../findings.js';
import type { Received } from '../server/received.js';
import { type Start, type Story, sendings } from '../story.js';

function coding({ headers }: Received): string | undefined {
  const value = headers
    .find(([name]) => name.toLowerCase() === 'content-encoding')?.[1]
    ?.trim()
    .toLowerCase();
  return value === undefined || value === '' || value === 'identity' ? undefined : value;
}

function judgeForm(seen: Received, say: Say): boolean {
  say.is('client.request.method', seen.method === 'POST', 'POST', seen.method, seen);
  if (seen.method !== 'POST') return false;
  const compressed = coding(seen);
  say.is('client.request.coding', compressed === undefined, 'a plain body', `Content-Encoding: ${compressed}`, seen);
  if (compressed !== undefined) return false;
  const problem = seen.formProblem;
  say.is('client.request.form', problem === undefined, 'a whole multipart/form-data form', `${problem}`, seen);
  if (problem !== undefined) return false;
  const unreadable = seen.headerProblem;
  say.is('client.file.header', unreadable === undefined, 'headers of parts that can be read', `${unreadable}`, seen);
  return unreadable === undefined;
}

/** One server may serve many sites, by their hosts. HTTP/1.0 knows of no Host, and HTTP/1.1 without one is answered with 400. */
function judgeHost(seen: Received, host: string, say: Say): void {
  for (const [name, value] of seen.headers)
    if (name.toLowerCase() === 'host')
      say.is('client.request.host', value.trim().toLowerCase() === host, `Host: ${host}`, `Host: ${value}`, seen);
}

function judgeToken(seen: Received, token: string, say: Say): void {
  const { tokens, tokenInForm } = seen;
  const [other] = tokens.filter((one) => one !== token);
  const actual = tokens.length === 0 ? 'no upload_token' : `the upload_token ${JSON.stringify(other)}`;
  const isSent = tokens.length > 0 && other === undefined;
  say.is('client.token.sent', isSent, 'the upload_token as it was issued', actual, seen);
  if (isSent) say.is('client.token.form', tokenInForm, 'upload_token in the form', 'upload_token in the address', seen);
}

function judgeFile(seen: Received, start: Start, say: Say): void {
  const { file } = start;
  const { fileParts, files, claim } = seen;
  const [part] = files;
  const fields = files.map(({ field }) => field).join(', ');
  const actual =
    fileParts > 1 ? `${fileParts} parts named file` : `parts with a file: ${fields === '' ? 'none' : fields}`;
  say.is('client.file.part', fileParts === 1, 'one part named file', actual, seen);
  if (part === undefined) return;
  const [name] = part.fileNames;
  say.is('client.file.file-name', name !== undefined, 'a file name', 'none', seen);
  if (claim === undefined) {
    const isOneOfSeveral = sendings(start).some((other) => other.files[0]?.foundAt !== part.foundAt);
    // Uploaders of other libraries name the parameters of a chunk otherwise.
    const isNamedSo = [...seen.query, ...seen.fields].some(([one]) => /chunk/i.test(one));
    const isSlice = !part.isWhole && part.size > 0 && part.foundAt !== undefined && part.size < file.size;
    if (isSlice && (isOneOfSeveral || isNamedSo))
      say.fails(
        'client.chunk.parameters',
        'the four parameters with a chunk',
        'none of them with a part of the file',
        seen,
      );
    else
      say.is(
        'client.file.content',
        part.isWhole,
        `the ${file.size} bytes of the file`,
        `${part.size} ${part.size === file.size ? 'other ' : ''}bytes`,
        seen,
      );
  }
}

/** Of a slice browsers name no file; a name that is the same for all chunks says as much. */
function judgeName(start: Start, say: Say): void {
  const named = sendings(start).flatMap((seen) => {
    const fileNames = seen.files[0]?.fileNames ?? [];
    return fileNames.length === 0 ? [] : [{ seen, fileNames }];
  });
  const { name } = start.file;
  const isSame = new Set(named.map(({ fileNames }) => fileNames[0])).size === 1;
  for (const { seen, fileNames } of named) {
    const isChunk = seen.claim !== undefined;
    const isName = fileNames.some((one) => one.split(/[\\/]/).at(-1)?.normalize() === name.normalize());
    const isBlob = isChunk && isSame && (fileNames[0] === 'blob' || !looksLike(fileNames[0], name));
    say.is('client.file.name', isName || isBlob, JSON.stringify(name), JSON.stringify(fileNames[0]), seen);
  }
}

/** A name that was meant to be the file's, and was changed on its way. */
function looksLike(sent: string | undefined, name: string): boolean {
  return sent?.includes(name.split('.').at(-1) ?? name) === true;
}

/** Judges what every request has to keep, whatever it was answered with. */
export function judgeRequests({ token, host }: Story, start: Start, say: Say): void {
  for (const what of start.malformed)
    say.fails('client.request.form', 'HTTP requests with a body of the length that they state', what);
  for (const seen of sendings(start)) {
    judgeHost(seen, host, say);
    if (!judgeForm(seen, say)) continue;
    judgeToken(seen, token, say);
    judgeFile(seen, start, say);
  }
  judgeName(start, say);
}
