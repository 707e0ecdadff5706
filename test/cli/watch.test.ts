import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { nextChange } from '../../src/cli/changes.js';
import { runAndWatch } from '../../src/cli/watch.js';
import { assembled, failed, result } from '../judge/build.js';
import { Text } from './text.js';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'watch-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  await mkdir(join(path, 'report'));
  await mkdir(join(path, 'src'));
  return path;
}

async function listening(port = 0): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer((_, response) => response.end());
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { server, port: address.port };
}

describe('a change', () => {
  it('is a file below the folder, and none of the report', async () => {
    const path = await folder();
    const over = new AbortController();
    const change = nextChange({ folder: path, except: [join(path, 'report')], target: undefined }, over.signal);
    const writing = (async () => {
      // The watcher may not be there yet when the first file is written.
      for (let at = 0; !over.signal.aborted; at += 1) {
        await writeFile(join(path, 'report/results.json'), `${at}`);
        await writeFile(join(path, 'src/server.js'), `${at}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    })();
    expect(await change).toBe('src/server.js changed');
    over.abort();
    await writing;
  });

  it('is a target that was gone and answers again', async () => {
    const { server, port } = await listening();
    const watched = { folder: await folder(), except: [], target: `http://127.0.0.1:${port}` };
    const change = nextChange(watched, new AbortController().signal);
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    await new Promise((resolve) => setTimeout(resolve, 600));
    await listening(port);
    expect(await change).toBe('the target answers again');
  });

  it('is waited for until it is stopped', async () => {
    const over = new AbortController();
    const change = nextChange({ folder: await folder(), except: [], target: undefined }, over.signal);
    over.abort(new Error('stopped'));
    await expect(change).rejects.toThrow();
  });
});

describe('run --watch', () => {
  it('runs what failed again, and everything once nothing fails', async () => {
    const path = await folder();
    const over = new AbortController();
    const asked: (readonly string[] | undefined)[] = [];
    const found = [
      assembled([failed('chunk.torn'), result('token.distinct')]),
      assembled([result('chunk.torn')]),
      assembled([result('chunk.torn'), result('token.distinct')]),
    ];
    const writing = setInterval(() => void writeFile(join(path, 'src/server.js'), `${Math.random()}`), 20);
    onTestFinished(() => clearInterval(writing));
    const stderr = new Text();
    await runAndWatch(
      {
        watched: { folder: path, except: [], target: undefined },
        signal: over.signal,
        async run(requirements) {
          asked.push(requirements);
          if (asked.length === found.length) over.abort();
          return found[asked.length - 1];
        },
      },
      { stdout: new Text(), stderr, environment: {}, directory: path },
    );
    expect(asked).toEqual([undefined, ['chunk.torn'], undefined]);
    expect(stderr.text).toContain(
      'a change runs what fails (1) again, Ctrl-C ends\nupload-contract: src/server.js changed\n',
    );
  });
});
