import { access } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { longest } from '../longest-first.js';

it('every file that begins first is there', async () => {
  expect(longest.length).toBeGreaterThan(0);
  for (const name of longest) await access(new URL(`../${name}.test.ts`, import.meta.url));
});
