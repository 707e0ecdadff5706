import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folder, freePort, started } from './part.js';

/** A running forward proxy. */
export interface Tinyproxy {
  /** Without credentials. */
  readonly url: string;
  /** What it has noted so far. */
  log(): Promise<string>;
}

/** Starts a forward proxy. @param account user name and password that it wants */
export async function tinyproxy(account?: readonly [user: string, password: string]): Promise<Tinyproxy> {
  const directory = await folder();
  const port = await freePort();
  const file = join(directory, 'tinyproxy.conf');
  const log = join(directory, 'log');
  const lines = [
    `Port ${port}`,
    'Listen 127.0.0.1',
    'Timeout 60',
    `LogFile "${log}"`,
    'LogLevel Connect',
    'MaxClients 100',
    ...(account === undefined ? [] : [`BasicAuth ${account.join(' ')}`]),
  ];
  await writeFile(file, `${lines.join('\n')}\n`);
  await started('tinyproxy', ['-d', '-c', file], port);
  return { url: `http://127.0.0.1:${port}`, log: () => readFile(log, 'utf8') };
}
