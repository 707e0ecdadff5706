import { change } from '../decisions/decisions.js';
import type { Variant } from '../faults/fault.js';
import type { Call } from '../server/call.js';
import { plain } from '../server/render.js';

/** Refuses calls before they reach their method. */
const without = (concerns: (call: Call) => boolean, status: number) =>
  change('transport', ({ gateway }) => ({
    gateway: (call) => (concerns(call) ? plain(status, 'This is not supported here') : gateway(call)),
  }));

const sends = ({ query, body }: Call, name: string, value?: string) => {
  const sent = body.parameters.over(query).get(name);
  return sent !== undefined && (value === undefined || sent === value);
};

/** Servers that lack something that a server need not have. */
export const incompleteVariants: readonly Variant[] = [
  {
    id: 'no-replacing',
    sentence: 'There is no redeem-replace-token.',
    choose: without(({ endpoint }) => endpoint === '/api/photo/redeem-replace-token', 404),
  },
  {
    id: 'no-background',
    sentence: 'A token with background_return_p=1 is refused.',
    choose: without((call) => call.endpoint.includes('/get-') && sends(call, 'background_return_p', '1'), 400),
  },
  {
    id: 'anything-accepted',
    sentence: 'Every file is accepted, an empty one too, and a transcoder finds out later what it is.',
    claims: ['word on what is a photo'],
    misses: ['redeem.file.unsupported', 'redeem.file.empty', 'replace.redeem.file.empty'],
    choose: change('photos', () => ({ supports: () => true })),
  },
  {
    id: 'no-chunks-for-files',
    sentence: 'Chunks of file/upload are answered with HTTP 501.',
    choose: without((call) => call.endpoint === '/api/file/upload' && sends(call, 'resumableChunkNumber'), 501),
  },
  {
    id: 'nothing-read-back',
    sentence: 'The url of a file is for the pages of the site, and returns nothing to anybody else.',
    choose: change('files', () => ({ isReadable: () => false })),
  },
  {
    id: 'images-never-rescaled',
    sentence: 'Images cannot be rescaled, and a call that asks for it is refused.',
    choose: change('files', () => ({ imageLibrary: () => Promise.resolve(undefined) })),
  },
];
