import { describe, expect, it } from 'vitest';
import { BadOption, type Occasion, Trouble } from '../../reference/workbench/trouble.js';
import { chunk, photo, withReference } from '../reference/client.js';

const occasion = (number: number, last = 5): Occasion => ({ kind: 'chunk', number, last });
const whole: Occasion = { kind: 'whole', number: undefined, last: undefined };

describe('a specification of trouble', () => {
  it('says what happens where, and how often', () => {
    const trouble = new Trouble('chunk2:503*2, last:lost,whole:reset*all');
    expect([2, 2, 2].map((number) => trouble.meet(occasion(number)))).toEqual([
      { kind: 'status', status: 503 },
      { kind: 'status', status: 503 },
      undefined,
    ]);
    expect(trouble.meet(occasion(5))).toEqual({ kind: 'lost' });
    expect(trouble.meet(occasion(5))).toBeUndefined();
    for (const _ of [1, 2, 3]) expect(trouble.meet(whole)).toEqual({ kind: 'reset' });
    expect(trouble.meet({ kind: 'token', number: undefined, last: undefined })).toBeUndefined();
  });

  it('takes the first item that fits', () => {
    const trouble = new Trouble('chunks:slow=2,any:429');
    expect(trouble.meet(occasion(1))).toEqual({ kind: 'slow', ms: 2000 });
    expect(trouble.meet(occasion(1))).toEqual({ kind: 'status', status: 429 });
  });

  it.each([
    ['chunk', 'no colon'],
    ['chunk0:503', '"chunk0"'],
    ['somewhere:503', '"somewhere"'],
    ['any:200', '"200"'],
    ['any:slow=x', '"slow=x"'],
    ['any:503*0', '"0"'],
    ['any:503*', '""'],
    ['', 'no colon'],
  ])('is refused where it makes no sense: %s', (specification, hint) => {
    expect(() => new Trouble(specification)).toThrow(BadOption);
    expect(() => new Trouble(specification)).toThrow(hint);
  });
});

describe('trouble with an instance', () => {
  const troubled = (trouble: string) => ({ workbench: { trouble } });

  it('answers a chunk by a status without taking it in', () =>
    withReference(async (client) => {
      const token = await client.issue({ max_uploads: 2 });
      const send = () => client.redeem(token, photo, chunk(1, 100, photo.length));
      expect((await send()).status).toBe(503);
      expect((await send()).text).toBe('The file was uploaded');
    }, troubled('chunk1:503')));

  it('asks to come later with 429', () =>
    withReference(async (client) => {
      const answer = await client.get('/api/photo/get-upload-token');
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '1']);
    }, troubled('token:429')));

  it('loses an answer after the file was stored', () =>
    withReference(async (client) => {
      const token = await client.issue({ max_uploads: 2 });
      await expect(client.redeem(token, photo)).rejects.toThrow();
      const state = JSON.parse((await client.get('/reference/state')).text);
      expect(state.tokens[0]).toMatchObject({ usesLeft: 1 });
      expect(state.photos[0]).toMatchObject({ size: photo.length });
    }, troubled('whole:lost')));

  it('resets a connection without keeping anything', () =>
    withReference(async (client) => {
      const token = await client.issue({});
      await expect(client.redeem(token, photo)).rejects.toThrow();
      expect(JSON.parse((await client.get('/reference/state')).text).tokens[0]).toMatchObject({ usesLeft: 1 });
      expect((await client.redeem(token, photo)).status).toBe(200);
    }, troubled('upload:reset')));

  it('answers slowly, and whole', () =>
    withReference(async (client) => {
      const token = await client.issue({});
      expect((await client.redeem(token, photo)).text).toBe('The file was uploaded');
    }, troubled('whole:slow=1')));
});
