import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { command } from './command.mjs';

/** What a process holds: megabytes of memory, now and at the most so far, and open descriptors. */
function held(/** @type {number} */ pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'latin1');
  const megabytes = (/** @type {RegExp} */ line) => (Number(line.exec(status)?.[1]) * 1024) / 1e6;
  return {
    memory: megabytes(/^VmRSS:\s+(\d+)/m),
    peak: megabytes(/^VmHWM:\s+(\d+)/m),
    descriptors: readdirSync(`/proc/${pid}/fd`).length,
  };
}

/**
 * A command that serves until it is interrupted.
 * @param {readonly string[]} words
 * @param {string} folder
 */
export async function serving(words, folder) {
  const temporary = join(folder, `tmp-${words[0]}`);
  await mkdir(temporary);
  const environment = { ...process.env, TMPDIR: temporary };
  const child = spawn(process.execPath, [command, ...words], {
    ...{ cwd: folder, env: environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const [first] = await once(lines, 'line');
  const url = /https?:\/\/[^\s/]+/.exec(String(first))?.[0];
  if (url === undefined || child.pid === undefined) throw new Error(`${words[0]} gave no address`);
  const { pid } = child;
  return {
    url,
    held: () => held(pid),
    temporary: () => readdirSync(temporary).length,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      await ended;
    },
  };
}
