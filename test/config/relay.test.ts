import { expect, test } from 'vitest';
import { redactionOf } from '../../src/config/redaction-of.js';
import { load } from './files.js';

test('a relay comes from the environment, and its secret is printed nowhere', async () => {
  const secret = 'sixteen letters!';
  const text = `callbacks: {relay: {url: "https://hooks.example.com/below/", secret: "\${RELAY}"}}`;
  const configuration = await load(text, { RELAY: secret });
  expect(configuration.callbacks.relay).toEqual({ url: 'https://hooks.example.com/below', secret });
  expect(redactionOf(configuration).text(`it said: ${secret}`)).toBe('it said: [redacted]');
});
