import type { Format } from '../../src/client/answer.js';
import type { Capability } from '../../src/contract/requirements.js';

/** The formats of answers, for checks that are made in each of them. */
export const formats = ['xml', 'json'] as const;

/** What a check in one of the formats needs: XML is there without being asked for. */
export const neededFor = (format: Format): readonly Capability[] => (format === 'json' ? ['json'] : []);
