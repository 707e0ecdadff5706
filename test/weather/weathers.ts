import type { Weather } from './proxy.js';

/** The weathers of the bench, by name. */
export const weathers = {
  'clear sky': {},
  '50 ms': { latencyMs: 50 },
  '200 ms': { latencyMs: 200 },
  '1000 ms': { latencyMs: 1000 },
  jitter: { latencyMs: 20, jitterMs: 300 },
  '20 a second, 429 with Retry-After': { perSecond: 20, refusal: { status: 429, retryAfter: 1 } },
  '20 a second, 429 alone': { perSecond: 20, refusal: { status: 429 } },
  '40 a second, a bare 503': { perSecond: 40, refusal: { status: 503 } },
  '20 a second, 403 with Retry-After': { perSecond: 20, refusal: { status: 403, retryAfter: 1 } },
  '20 a second, a bare 509': { perSecond: 20, refusal: { status: 509 } },
  '20 a second, the rest reset': { perSecond: 20, refusal: 'reset' },
  'resets of 1 %': { resets: 0.01 },
} as const satisfies Readonly<Record<string, Weather>>;

export type WeatherName = keyof typeof weathers;
