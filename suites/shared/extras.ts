import type { Callback } from '../../src/client/callback.js';
import type { Parameters } from '../../src/client/pairs.js';
import type { Expect } from '../check/expect.js';

/** The calls that take extra parameters. */
export const places = ['issue', 'redeem'] as const;
export type Place = (typeof places)[number];

/** Extra parameters of one call, as the parameters of both. */
export function sentIn(place: Place, sent: Parameters): [issued: Parameters, redeemed: Parameters] {
  return place === 'issue' ? [sent, {}] : [{}, sent];
}

/** White space around a value is up to the target. */
const trimmed = (value: string): string => value.trim();

/** Each extra parameter is in the callback with the value that was sent. @param canonical brings values that count as equal into one form */
export function expectRepeated(
  expect: Expect,
  callback: Pick<Callback, 'all'>,
  sent: Readonly<Record<string, string>>,
  canonical: (value: string) => string = trimmed,
): void {
  for (const [name, value] of Object.entries(sent))
    expect(callback.all(name), name).toSatisfy(
      (values) => values.some((one) => canonical(one) === canonical(value)),
      JSON.stringify(value),
    );
}
