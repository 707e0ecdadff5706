import type { CheckContext } from '../check/context.js';

/**
 * Ends a check of a large file or request where the target states by HTTP 413 that it takes none of that size
 * (RFC 9110, section 15.5.14): the documents name no largest size, and it is observed.
 */
export function respectLimit({ expect, observe }: CheckContext, status: number | undefined, bytes: number): void {
  if (status !== 413) return;
  observe('target.refuses-above', bytes);
  expect.notApplicable(`the target refuses ${bytes} bytes by HTTP 413`);
}
