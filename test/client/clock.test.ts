import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ClockError, movableClock } from '../../src/client/clock.js';
import { directRoute } from '../../src/client/route.js';
import { serving } from './serving.js';

async function answering(status: number): Promise<{ url: string; bodies: string[] }> {
  const bodies: string[] = [];
  const url = await serving((request, response) => {
    let body = `${request.method} ${request.headers['content-type']} `;
    request.on('data', (block: Buffer) => (body += block));
    request.on('end', () => {
      bodies.push(body);
      response.writeHead(status).end('x'.repeat(100));
    });
  });
  return { url: `${url}/advance`, bodies };
}

describe('a clock that is moved by an address', () => {
  it('is told by how many seconds, and counts them', async () => {
    const { url, bodies } = await answering(204);
    const clock = movableClock({ advanceUrl: url });
    expect(clock.moved).toBe(0);
    await clock.advance(901);
    await clock.advance(60);
    expect([clock.moved, bodies]).toEqual([
      961,
      ['POST application/json {"seconds":901}', 'POST application/json {"seconds":60}'],
    ]);
  });

  it('that does not do it was not moved', async () => {
    const { url } = await answering(500);
    const clock = movableClock({ advanceUrl: url });
    await expect(clock.advance(1)).rejects.toThrow(new ClockError('clock.advanceUrl answered HTTP 500'));
    const nobody = movableClock({ advanceUrl: 'http://127.0.0.1:1/' });
    await expect(nobody.advance(1)).rejects.toThrow(/^the clock could not be moved: /);
    expect([clock.moved, nobody.moved]).toEqual([0, 0]);
  });
});

describe('an address that moves the clock', () => {
  const headers = { 'x-gateway': 'open sesame' };

  async function heardBy(place: 'target' | 'elsewhere'): Promise<unknown> {
    const heard: unknown[] = [];
    const url = await serving((request, response) => {
      heard.push(request.headers['x-gateway']);
      response.end();
    });
    const target = place === 'target' ? `${url}/tenant7` : 'http://127.0.0.1:1/tenant7';
    await movableClock({ advanceUrl: `${url}/advance` }, { url: target, headers, route: directRoute }).advance(1);
    return heard[0];
  }

  it('is asked with the headers of the target at its own place, and at no other', async () => {
    expect(await heardBy('target')).toBe('open sesame');
    expect(await heardBy('elsewhere')).toBeUndefined();
  });
});

describe('a clock that is moved by a command', () => {
  it('has the seconds as its last argument', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'clock-'));
    onTestFinished(() => rm(directory, { recursive: true }));
    const clock = movableClock({
      advanceCommand: `printf '%s,' first > "${directory}/a file"; printf %s >> "${directory}/a file"`,
    });
    await clock.advance(77);
    expect(await readFile(join(directory, 'a file'), 'utf8')).toBe('first,77');
    expect(clock.moved).toBe(77);
  });

  it('that fails was not moved', async () => {
    const clock = movableClock({ advanceCommand: ': secret; exit 3 #' });
    await expect(clock.advance(1)).rejects.toThrow(new ClockError('clock.advanceCommand ended with 3'));
    expect(clock.moved).toBe(0);
  });
});
