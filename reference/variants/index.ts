import type { Variant } from '../fault.js';

export const variants: readonly Variant[] = [];
