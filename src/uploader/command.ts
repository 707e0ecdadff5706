import { spawn } from 'node:child_process';
import { UsageError } from '../usage-error.js';

/** What is filled in where a command is started. */
export interface Filling {
  readonly url: string;
  readonly token: string;
  readonly file: string;
  /** Empty when the token has none. */
  readonly return_url: string;
}

/** How a start of the command ended. */
export interface Ended {
  /** Undefined when it did not end by itself. */
  readonly exit: number | undefined;
  /** `limit`: it was killed because it took too long; `endless`: because no end was in sight; `stopped`: with everything. */
  readonly killed?: 'limit' | 'endless' | 'stopped';
  /** The end of what it wrote. */
  readonly output: string;
}

/** What ends a command before its time. */
export interface Bounds {
  readonly limitMs: number;
  readonly endless: AbortSignal;
  readonly signal: AbortSignal;
}

const kept = 2000;

/**
 * Starts the uploader and waits for its end; nothing of it is left behind.
 * @throws UsageError when the command cannot be started
 */
export async function runCommand(command: readonly string[], filling: Filling, bounds: Bounds): Promise<Ended> {
  const filled = command.map((word) =>
    word.replaceAll(/\{(url|token|file|return_url)\}/g, (_, name: keyof Filling) => filling[name]),
  );
  const [program = '', ...words] = filled;
  const child = spawn(program, words, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      UPLOAD_URL: filling.url,
      UPLOAD_TOKEN: filling.token,
      UPLOAD_FILE: filling.file,
      UPLOAD_RETURN_URL: filling.return_url,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes: Buffer) => {
      output = (output + bytes.toString('utf8')).slice(-kept);
    });
  let killed: Ended['killed'];
  const kill = (why: NonNullable<Ended['killed']>): void => {
    killed ??= why;
    // The whole group: a shell would leave its curl behind.
    if (child.pid !== undefined) killGroup(child.pid);
  };
  const timer = setTimeout(() => kill('limit'), bounds.limitMs);
  const onEndless = (): void => kill('endless');
  const onStop = (): void => kill('stopped');
  bounds.endless.addEventListener('abort', onEndless);
  bounds.signal.addEventListener('abort', onStop);
  if (bounds.signal.aborted) onStop();
  try {
    const exit = await new Promise<number | undefined>((resolve, reject) => {
      child.on('error', (error) => reject(new UsageError(`${program} cannot be started: ${error.message}`)));
      // Not `close`: a grandchild that keeps the pipes open must not keep us.
      child.on('exit', (code) => resolve(code ?? undefined));
    });
    if (child.pid !== undefined) killGroup(child.pid);
    return { exit: killed === undefined ? (exit ?? 128) : undefined, ...(killed && { killed }), output };
  } finally {
    clearTimeout(timer);
    bounds.endless.removeEventListener('abort', onEndless);
    bounds.signal.removeEventListener('abort', onStop);
  }
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
