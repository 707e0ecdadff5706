import type { Check } from '../../suites/check/registry.js';

/**
 * The same check with a single case where it has many: enough to see whether something else is broken as well, while
 * another requirement is judged thoroughly.
 */
export function firstCaseOnly(check: Check): Check {
  const { body } = check;
  if (!('property' in body)) return check;
  const { property } = body;
  return {
    ...check,
    body: {
      property: {
        open: (receiver) =>
          property.open((arbitraries, one, traits) =>
            receiver(arbitraries, one, { ...traits, atMost: 0, examples: (traits.examples ?? []).slice(0, 1) }),
          ),
      },
    },
  };
}
