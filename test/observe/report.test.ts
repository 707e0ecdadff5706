import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { type Reference, startReference } from '../../reference/server/server.js';
import { sendTraffic } from '../../scripts/observed/traffic.mjs';
import { main } from '../../src/cli/program.js';
import { requirement } from '../../src/contract/requirements.js';
import { observe } from '../../src/observe/observe.js';
import { resultsFrom } from '../../src/results/read.js';
import { photo } from '../reference/client.js';
import { serving, watching } from './watch.js';

interface Observed {
  readonly exit: number;
  readonly printed: string;
  readonly json: string;
  readonly html: string;
  readonly xml: string;
}

/** Observes a target as the command does, until something has been done with it. */
async function observed(target: string, act: (url: string) => Promise<unknown>): Promise<Observed> {
  const reportDir = await mkdtemp(join(tmpdir(), 'observe-'));
  const output = new PassThrough();
  let printed = '';
  output.on('data', (text) => {
    printed += text;
  });
  const end = new AbortController();
  try {
    const options = { target, port: 0, reportDir, failOn: 'must' as const, output, environment: {} };
    const exit = observe({ ...options, signal: end.signal });
    await once(output, 'data');
    await act(/http:\S+/.exec(printed)?.[0] ?? '');
    end.abort();
    const read = (name: string): Promise<string> => readFile(join(reportDir, name), 'utf8');
    return {
      exit: await exit,
      printed,
      json: await read('results.json'),
      html: await read('report.html'),
      xml: await read('junit.xml'),
    };
  } finally {
    await rm(reportDir, { recursive: true, force: true });
  }
}

/** Does nothing wrong. */
async function uploadOnce(url: string, { credentials }: Reference): Promise<void> {
  const headers = { authorization: `Bearer ${credentials.write.bearer}` };
  const answer = await (await fetch(`${url}/api/photo/get-upload-token`, { headers })).text();
  const body = new FormData();
  body.append('upload_token', /<upload_token>([^<]+)/.exec(answer)?.[1] ?? '');
  body.append('file', new File([Uint8Array.from(photo)], 'photo.png'));
  await (await fetch(`${url}/api/photo/redeem-upload-token`, { method: 'POST', body })).text();
}

describe('the report of an observation', () => {
  it('says what passed, and never that a target is conformant', async () => {
    const reference = await startReference({});
    try {
      const { exit, printed, json } = await observed(reference.url, (url) => uploadOnce(url, reference));
      expect(exit).toBe(0);
      const { outcome, run, requirements } = resultsFrom(json, 'results.json');
      expect(outcome).toBe('partial');
      expect(run).toMatchObject({ observed: true, complete: true });
      expect(run.spent).toMatchObject({ requests: 2, uploads: 1 });
      const passed = requirements.filter(({ verdict }) => verdict === 'pass').map(({ id }) => id);
      expect(passed).toEqual(expect.arrayContaining(['token.issue.xml', 'redeem.no-return-url', 'client.file.part']));
      expect(printed).toContain('Nothing failed, but not everything was judged');
      expect(printed.split('\n')[0]).toMatch(/^http:\/\/127\.0\.0\.1:\d+ /);
    } finally {
      await reference.close();
    }
  });

  it('ends with 1 when a must is broken, names it at once, and keeps no secret', async () => {
    const reference = await startReference({ fault: 'one-use-too-many' });
    const tokens = new Set<string>();
    try {
      const { exit, printed, json, html, xml } = await observed(reference.url, async (url) => {
        await sendTraffic(url, reference);
        const headers = { authorization: `Bearer ${reference.credentials.write.bearer}` };
        const answer = await (await fetch(`${url}/api/photo/get-upload-token`, { headers })).text();
        tokens.add(/<upload_token>([^<]+)/.exec(answer)?.[1] ?? 'none');
      });
      expect(exit).toBe(1);
      expect(printed).toMatch(/redeem\.uses\.\w+ \(must\) by #\d+: expected at most 1 uploads, got 2/);
      for (const text of [printed, json, html, xml]) {
        expect(text).not.toContain(reference.credentials.write.bearer);
        for (const token of tokens) expect(text).not.toContain(token);
        // Every token of the reference has forty digits of base 16, as commits of sources have.
        expect(text.replaceAll(/\/blob\/[0-9a-f]{40}/g, '')).not.toMatch(/(?<![0-9a-f])[0-9a-f]{40}(?![0-9a-f])/);
      }
    } finally {
      await reference.close();
    }
  });

  it('ends with 3 when nothing passed that could be judged', async () => {
    const { exit } = await serving(
      (_message, answer) => void answer.end('a page'),
      (target) => observed(target, (url) => fetch(url)),
    );
    expect(exit).toBe(3);
  });

  it.each([
    [['observe'], /--target/],
    [['observe', '--target', 'ftp://example.com'], /target/],
    [['observe', '--target', 'http://127.0.0.1:1', '--prot', '1'], /--port/],
  ])('%j is wrong usage', async (words, hint) => {
    const stderr = new PassThrough();
    const io = { stdout: new PassThrough(), stderr, environment: {}, directory: tmpdir() };
    expect(await main(words, io, '0')).toBe(2);
    expect(String(stderr.read())).toMatch(hint);
  });
});

describe('what was not seen as a whole', () => {
  const photo = (name: string): File => new File([Buffer.from(`\x89PNG\r\n\x1a\n${name}`, 'latin1')], 'photo.png');
  const redeem = (url: string, token: string): Promise<Response> => {
    const form = new FormData();
    form.append('upload_token', token);
    form.append('file', photo(`${Math.random()}`));
    return fetch(`${url}/api/photo/redeem-upload-token`, { method: 'POST', body: form, redirect: 'manual' });
  };

  it('is not judged: a token that was issued elsewhere', async () => {
    let count = 0;
    await serving(
      (message, answer) => {
        message.resume();
        message.on('end', () => {
          count += 1;
          answer.writeHead(302, { Location: `http://app.example.com/?photo_id=${count}` }).end();
        });
      },
      (target) =>
        watching(target, async ({ url, observer }) => {
          for (const _ of [1, 2, 3]) await redeem(url, 'f'.repeat(40));
          observer.finish();
          const judged = observer.findings.results.map((one) => one.requirement);
          expect(judged.filter((id) => requirement(id).role !== 'client')).toEqual([]);
        }),
    );
  });

  it('is not judged: a client that takes an answer for lost and sends its file again', async () => {
    const reference = await startReference({});
    try {
      await watching(reference.url, async ({ url, observer, next }) => {
        const headers = { authorization: `Bearer ${reference.credentials.write.bearer}` };
        const query = new URLSearchParams({ return_url: 'http://app.example.com/', max_uploads: '1' });
        const answer = await (await fetch(`${url}/api/photo/get-upload-token?${query}`, { headers })).text();
        const token = /<upload_token>([^<]+)/.exec(answer)?.[1] ?? '';
        await redeem(url, token);
        await redeem(url, token);
        await next(({ id }) => id === 3);
        observer.finish();
        expect(observer.findings.results.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
      });
    } finally {
      await reference.close();
    }
  });
});
