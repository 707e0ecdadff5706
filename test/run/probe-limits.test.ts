import { afterEach, describe, expect, it } from 'vitest';
import { fakeTarget, granted, open, type Reaction, type Seen } from './fake-target.js';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** Everything is declared, so that nothing else is asked for. */
const capabilities = {
  replaceRedeem: true,
  redeemReplaceToken: true,
  background: true,
  rejectsUnsupported: true,
  imageRescale: true,
  readBack: true,
  exactReadBack: true,
  chunkedFileUpload: true,
  json: true,
  oauth1: true,
};

async function smallestOf(react: (seen: Seen) => Reaction | undefined) {
  const target = await fakeTarget((seen) => react(seen) ?? granted);
  closing.push(target.close);
  const write = { bearer: 'secret-token' };
  const { session, close } = await open({ target: target.url, auth: { write }, capabilities });
  closing.unshift(close);
  return { ...session.smallest, seen: target.seen };
}

const isRedeemed = ({ path }: Seen): boolean => path === '/api/photo/redeem-upload-token';
const isChunk = ({ text }: Seen): boolean => text.includes('resumableChunkNumber');
const uploaded: Reaction = { status: 301, headers: { location: 'http://127.0.0.1:9/?photo_id=7&domain=x' } };

/** Pixels of the PNG in a form. */
function widthIn({ text }: Seen): number {
  const bytes = Buffer.from(text, 'latin1');
  return bytes.readUInt32BE(bytes.indexOf('IHDR') + 4);
}

describe('how small things may be', { timeout: 30_000 }, () => {
  it.each([
    [0, 64],
    [3000, 2 ** 14],
    [100_000, 2 ** 18],
    [5_000_000, 5 * 2 ** 20],
  ])('a target that wants chunks of %d bytes is sent some of %d', async (least, chunk) => {
    const found = await smallestOf((seen) => {
      if (!isRedeemed(seen)) return undefined;
      if (!isChunk(seen)) return uploaded;
      return { status: seen.text.length < least ? 400 : 200, body: 'ok' };
    });
    expect(found.chunk).toBe(chunk);
  });

  it.each([404, 500, 413])('a target that answers every chunk by HTTP %d is not sent larger ones', async (status) => {
    const { chunk, seen } = await smallestOf((one) => (isRedeemed(one) && isChunk(one) ? { status } : undefined));
    expect(chunk).toBe(64);
    expect(Math.max(...seen.map(({ text }) => text.length))).toBeLessThan(10_000);
  });

  it.each([
    [1, 1],
    [50, 64],
    [400, 512],
  ])('a target that wants pictures of %d pixels is sent some of %d', async (least, side) => {
    const found = await smallestOf((seen) => {
      if (!isRedeemed(seen) || isChunk(seen)) return undefined;
      return widthIn(seen) >= least ? uploaded : { status: 400, body: 'too small' };
    });
    expect(found.side).toBe(side);
  });

  it('a target that takes no picture at all is sent the smallest', async () => {
    expect((await smallestOf((seen) => (isRedeemed(seen) ? { status: 403, body: 'no' } : undefined))).side).toBe(1);
  });
});
