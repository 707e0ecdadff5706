import type { WrongHandler } from './handler.js';
import { wrongMarkup } from './markup.js';
import { wrongOutcomes } from './outcomes.js';
import { wrongRedirects } from './redirects.js';
import { wrongRequests } from './requests.js';
import { wrongValues } from './values.js';

/** Handlers that break the documents, each in its own way. */
export const wrongHandlers: readonly WrongHandler[] = [
  ...wrongRequests,
  ...wrongOutcomes,
  ...wrongRedirects,
  ...wrongMarkup,
  ...wrongValues,
];
