import { change } from '../decisions/decisions.js';
import type { Variant } from '../faults/fault.js';

export const fileVariants: readonly Variant[] = [
  {
    id: 'images-never-rescaled',
    sentence: 'Images cannot be rescaled, and a call that asks for it is refused.',
    choose: change('files', () => ({ imageLibrary: () => Promise.resolve(undefined) })),
  },
];
