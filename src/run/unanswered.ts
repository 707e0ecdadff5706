import { NoAnswer } from '../client/failure.js';
import type { CapabilityState } from '../config/capabilities.js';

/** What a probe finds, or what is taken for it where the target does not answer: that is no sign of anything. */
export async function unlessUnanswered<T>(probe: Promise<T>, otherwise: (error: NoAnswer) => T): Promise<T> {
  try {
    return await probe;
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return otherwise(error);
  }
}

/** A capability whose probe was not answered: its checks will say what the matter is. */
export function assumed({ message }: NoAnswer): CapabilityState {
  return { present: true, source: 'assumed', evidence: `the probe was not answered: ${message}` };
}
