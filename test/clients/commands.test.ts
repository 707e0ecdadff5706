import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type Bench, onBench, picture } from './bench.js';

const run = promisify(execFile);

function has(command: string, ...words: readonly string[]): boolean {
  try {
    execFileSync(command, words, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Runs something with a picture on the disk. */
async function withPicture<T>(act: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'clients-'));
  try {
    const path = join(folder, 'photo æ.png');
    await writeFile(path, picture(3000).buffer);
    return await act(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A client that uploads one file under a token, and prints the answer. */
type Client = (bench: Bench, token: string, path: string) => Promise<string>;

const address = ({ url }: Bench): string => `${url}/api/photo/redeem-upload-token`;

const clients: Readonly<Record<string, { readonly isThere: boolean; readonly upload: Client }>> = {
  'fetch of Node.js': {
    isThere: true,
    async upload(bench, token) {
      const body = new FormData();
      body.append('upload_token', token);
      body.append('file', new File([Uint8Array.from(picture(3000).buffer)], 'photo.png'));
      return (await fetch(address(bench), { method: 'POST', body })).text();
    },
  },
  curl: {
    isThere: has('curl', '--version'),
    async upload(bench, token, path) {
      const words = ['-sS', '-H', 'Expect: 100-continue', '-F', `upload_token=${token}`, '-F', `file=@${path}`];
      return (await run('curl', [...words, address(bench)])).stdout;
    },
  },
  'requests of Python': {
    isThere: has('python3', '-c', 'import requests'),
    async upload(bench, token, path) {
      const script =
        'import sys, requests\nurl, token, path = sys.argv[1:]\nprint(requests.post(url, data={"upload_token": token}, files={"file": open(path, "rb")}).text, end="")';
      return (await run('python3', ['-c', script, address(bench), token, path])).stdout;
    },
  },
  'curl of PHP': {
    isThere: has('php', '-r', 'curl_version();'),
    async upload(bench, token, path) {
      const script =
        '[, $url, $token, $path] = $argv; $c = curl_init($url); curl_setopt($c, CURLOPT_POSTFIELDS, ["upload_token" => $token, "file" => new CURLFile($path, "image/png", "photo.png")]); curl_exec($c);';
      return (await run('php', ['-r', script, '--', address(bench), token, path])).stdout;
    },
  },
};

describe.each(Object.entries(clients))('%s', (name, { isThere, upload }) => {
  it.skipIf(!isThere)(`uploads a file${isThere ? '' : ` (SKIPPED: there is no ${name} here)`}`, () =>
    onBench(async (bench) =>
      withPicture(async (path) => {
        const token = await bench.issue();
        expect(await upload(bench, token, path)).toBe('The file was uploaded');
        const { photos } = await bench.state();
        expect(photos.map(({ size }) => size).filter((size) => size > 0)).toEqual([3000]);
        expect(bench.broken()).toEqual([]);
      }),
    ),
  );
});

/** Signs by libraries that others wrote, each of them an oracle for how signatures are checked. */
const signers: Readonly<
  Record<string, { readonly isThere: boolean; readonly sign: (bench: Bench) => Promise<string> }>
> = {
  'requests-oauthlib of Python': {
    isThere: has('python3', '-c', 'import requests_oauthlib'),
    async sign({ url, reference }) {
      const { consumerKey, consumerSecret, token, tokenSecret } = reference.credentials.write.oauth1;
      const script =
        'import sys\nfrom requests_oauthlib import OAuth1Session\nurl, *keys = sys.argv[1:]\nprint(OAuth1Session(*keys).post(url, data={"title": "blåbær & co", "valid_minutes": "30"}).text, end="")';
      const words = [`${url}/api/photo/get-upload-token`, consumerKey, consumerSecret, token, tokenSecret];
      return (await run('python3', ['-c', script, ...words])).stdout;
    },
  },
  'a script in PHP': {
    isThere: has('php', '-r', 'curl_version();'),
    async sign({ url, reference }) {
      const { consumerKey, consumerSecret, token, tokenSecret } = reference.credentials.write.oauth1;
      const words = [`${url}/api/photo/get-upload-token`, consumerKey, consumerSecret, token, tokenSecret];
      return (await run('php', [fileURLToPath(new URL('sign.php', import.meta.url)), ...words])).stdout;
    },
  },
};

describe.each(Object.entries(signers))('%s', (name, { isThere, sign }) => {
  it.skipIf(!isThere)(`signs a call${isThere ? '' : ` (SKIPPED: there is no ${name} here)`}`, () =>
    onBench(async (bench) => {
      const answer = await sign(bench);
      expect(answer).toContain('status="ok"');
      expect(answer).toContain('<title>blåbær &amp; co</title>');
      expect(bench.broken()).toEqual([]);
    }),
  );
});
