import { expect, test } from 'vitest';
import { seal, unseal } from '../../src/ledger/seal.js';

const mine = { auth: { write: { bearer: 'mine' } }, headers: {} };
const text = JSON.stringify({ token: 'still-works' });

test('the same credentials open what was sealed, and nothing else does', async () => {
  const sealed = await seal(text, 'open', mine);
  expect(JSON.stringify(sealed)).not.toContain('still-works');
  expect(await unseal(sealed, 'open', { ...mine, headers: { 'x-gateway': 'other' } })).toBe(text);
  expect(await unseal(sealed, 'open', { auth: { write: { bearer: 'other' } }, headers: {} })).toBeUndefined();
  expect(await unseal(sealed, 'changed', mine)).toBeUndefined();
});

test.each(['salt', 'nonce', 'tag', 'text'] as const)('a changed %s breaks the seal', async (part) => {
  const sealed = await seal(text, 'open', mine);
  const bytes = Buffer.from(sealed[part], 'base64');
  bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0);
  expect(await unseal({ ...sealed, [part]: bytes.toString('base64') }, 'open', mine)).toBeUndefined();
});

test('the same text is sealed differently each time', async () => {
  expect((await seal(text, 'open', mine)).text).not.toBe((await seal(text, 'open', mine)).text);
});
