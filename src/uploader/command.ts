import { spawn } from 'node:child_process';
import { setImmediate as turn } from 'node:timers/promises';
import { UsageError } from '../usage-error.js';
import type { Ended, Filling, Upload } from './upload.js';

/** Characters of what a command writes that are kept. */
const kept = 2000;

/**
 * An uploader that is a command, started for each file.
 * @throws UsageError when the command cannot be started
 */
export function byCommand(command: readonly string[]): Upload {
  return async (filling, bounds) => {
    const filled = command.map((part) =>
      part.replaceAll(/\{(url|token|file|return_url)\}/g, (_, name: keyof Filling) => filling[name]),
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
      const exit = await new Promise<number>((resolve, reject) => {
        child.on('error', (error) => reject(new UsageError(`${program} cannot be started: ${error.message}`)));
        // Not `close`: a grandchild that keeps the pipes open must not keep us.
        child.on('exit', (code) => resolve(code ?? 128));
      });
      if (child.pid !== undefined) killGroup(child.pid);
      await readUp();
      if (killed !== undefined) return { killed, word: '', output };
      return { says: exit === 0 ? 'success' : 'failure', word: `exit status ${exit}`, output, shown: output };
    } finally {
      clearTimeout(timer);
      bounds.endless.removeEventListener('abort', onEndless);
      bounds.signal.removeEventListener('abort', onStop);
    }
  };
}

/** Resolves when what stands in a pipe has been read: between two turns of the event loop pipes are looked at. */
async function readUp(): Promise<void> {
  await turn();
  await turn();
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
