import { isUtf8 } from 'node:buffer';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import pc from 'picocolors';
import { jsonLine, unambiguous } from '../printable.js';
import type { ReceivedCall } from './call.js';
import { startCatcher } from './catcher.js';

export interface PrintOptions {
  /** `host:port`; default: loopback and any free port. */
  listen?: string;
  publicUrl?: string;
  /** One line of JSON for each call, and nothing else, on `output`. */
  json?: boolean;
  /** Stream for calls; default standard output. */
  output?: Writable & { isTTY?: boolean };
  /** Stream for the address with `json`; default standard error. */
  notices?: Writable;
  /** Default: the environment of the process. */
  environment?: NodeJS.ProcessEnv;
  /** Stops as SIGINT and SIGTERM do. */
  signal?: AbortSignal;
}

const maxShownLength = 500;

function shown(text: string): string {
  const start = unambiguous(text.slice(0, maxShownLength));
  return text.length > maxShownLength ? `${start}… (${text.length} characters)` : start;
}

/** The body, unless it is a form whose fields are shown. */
function bodyLine(call: ReceivedCall): string[] {
  const type = call.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const cut = call.bodyTruncated ? ', cut off' : '';
  if (call.body.length === 0 && !call.bodyTruncated) return [];
  const facts = `(${call.body.length} bytes${cut}${type && `, ${shown(type)}`})`;
  if (/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) return [facts];
  return [isUtf8(call.body) ? `${facts} ${shown(Buffer.from(call.body).toString('utf8'))}` : facts];
}

/** A call for people: time, method and path, then the decoded parameters in a column. */
function readable(call: ReceivedCall, colors: ReturnType<typeof pc.createColors>): string {
  const time = new Date(call.receivedAt).toISOString().slice(11, 23);
  const path = shown(call.url.split('?', 1)[0] ?? '');
  const names = call.parameters.map(([name]) => shown(name));
  const width = Math.min(30, Math.max(0, ...names.map((name) => name.length)));
  const lines = call.parameters.map(
    ([, value], i) => `    ${colors.cyan((names[i] ?? '').padEnd(width))}  ${shown(value)}`,
  );
  const head = `${colors.dim(time)}  ${colors.bold(shown(call.method))} ${path}`;
  return [head, ...lines, ...bodyLine(call).map((line) => `    ${colors.dim(line)}`), ''].join('\n');
}

/** A call for programs; the body as text if it is UTF-8, else in base64. */
function machineReadable(call: ReceivedCall): string {
  const { body, receivedAt, ...rest } = call;
  const bytes = Buffer.from(body);
  const content = isUtf8(bytes) ? { body: bytes.toString('utf8') } : { bodyBase64: bytes.toString('base64') };
  return jsonLine({ receivedAt: new Date(receivedAt).toISOString(), ...rest, ...content });
}

/** What a browser asks for beside the callback; undefined for a callback. */
function noCallback({ method, url, headers }: ReceivedCall): string | undefined {
  const path = url.split('?', 1)[0];
  if (method === 'GET' && path === '/favicon.ico') return 'a browser looks for an icon';
  const isPreflight =
    method === 'OPTIONS' && headers.some(([name]) => name.toLowerCase() === 'access-control-request-method');
  return isPreflight ? `a browser asks whether a page may call ${shown(path ?? '')} (CORS)` : undefined;
}

/**
 * Receives calls to any path and prints them until SIGINT, SIGTERM or `signal`; returns when everything is closed.
 * Throws ListenError when it cannot listen as configured.
 */
export async function catchAndPrint(options: PrintOptions = {}): Promise<void> {
  const { json, output = process.stdout, notices = process.stderr, environment = process.env, signal } = options;
  const colors = pc.createColors(output.isTTY === true && !environment.NO_COLOR);
  const stopped = new AbortController();
  const stop = () => stopped.abort();

  const catcher = await startCatcher({
    ...(options.listen !== undefined && { listen: options.listen }),
    ...(options.publicUrl !== undefined && { publicUrl: options.publicUrl }),
    takeAll: true,
    async onCall(call) {
      const other = noCallback(call);
      if (other !== undefined) {
        const line = `${colors.dim(`passed over: ${other}`)}\n`;
        if (!(json === true ? notices : output).write(line)) await once(json === true ? notices : output, 'drain');
        return;
      }
      // Calls wait for a slow reader instead of piling up in memory.
      if (!output.write(`${json ? machineReadable(call) : readable(call, colors)}\n`)) await once(output, 'drain');
    },
  });
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  signal?.addEventListener('abort', stop);
  // A closed pipe (`| head`) is not an error; it may be reported again after everything is closed.
  output.on('error', stop);
  try {
    const place = catcher.localUrl + (catcher.url === catcher.localUrl ? '' : `, reached as ${catcher.url}`);
    if (json) notices.write(`Listening on ${place}\n`);
    else output.write(`Listening on ${colors.bold(place)} for callbacks to any path. Ctrl-C stops.\n\n`);
    if (!signal?.aborted && !stopped.signal.aborted) await once(stopped.signal, 'abort');
  } finally {
    stopped.abort();
    process.removeListener('SIGINT', stop);
    process.removeListener('SIGTERM', stop);
    signal?.removeEventListener('abort', stop);
    await catcher.close();
  }
}
