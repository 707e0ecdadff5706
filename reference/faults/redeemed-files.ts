import { change } from '../decisions/decisions.js';
import { type Fault, faultsOf } from './fault.js';

export const redeemedFileFaults: readonly Fault[] = faultsOf('redeeming', [
  {
    id: 'jpeg-not-supported',
    breaks: 'redeem.file.photo',
    sentence: 'JPEG photos are not supported.',
    plant: change('files', ({ supports }) => ({ supports: (kind, file) => kind !== 'jpeg' && supports(kind, file) })),
  },
  {
    id: 'large-file-refused',
    breaks: 'redeem.file.large',
    sentence: 'A file above 2 MiB is refused.',
    plant: change('files', ({ supports }) => ({
      supports: (kind, file) => file.size <= 2 * 1024 * 1024 && supports(kind, file),
    })),
  },
  {
    id: 'file-name-outside-ascii-refused',
    breaks: 'redeem.file.name',
    sentence: 'A photo whose name has characters outside ASCII is refused.',
    plant: change('files', ({ supports }) => ({
      supports: (kind, file) => /^[ -~]*$/.test(file.part ?? '') && supports(kind, file),
    })),
  },
  {
    id: 'extension-in-capitals-refused',
    breaks: 'redeem.file.photo',
    sentence: 'A photo whose extension is in capitals is not supported.',
    plant: change('files', ({ supports }) => ({
      supports: (kind, file) => !/\.[A-Z]+$/.test(file.part ?? '') && supports(kind, file),
    })),
  },
  {
    id: 'fields-behind-file-unread',
    breaks: 'redeem.file.first',
    sentence: 'Fields of a form that stand behind its file are not read.',
    plant: change('requests', () => ({ countsField: (filesBefore) => filesBefore === 0 })),
  },
  {
    id: 'any-file-accepted',
    breaks: 'redeem.file.unsupported',
    sentence: 'Files of any kind become photos.',
    plant: change('files', () => ({ supports: (_kind, file) => file.size > 0 })),
  },
  {
    id: 'missing-file-accepted',
    breaks: 'redeem.file.missing',
    sentence: 'A redemption without a file makes a photo.',
    plant: change('files', () => ({ redeemNeedsFile: false })),
  },
  {
    id: 'empty-file-accepted',
    breaks: 'redeem.file.empty',
    sentence: 'A file of zero bytes becomes a photo.',
    plant: change('files', ({ supports }) => ({ supports: (kind, file) => file.size === 0 || supports(kind, file) })),
  },
  {
    id: 'bad-token-500',
    breaks: 'redeem.client-errors',
    sentence: 'A token that is not known is answered with HTTP 500.',
    plant: change('tokens', () => ({ refusalStatus: (trouble) => (trouble === 'unknown' ? 500 : 403) })),
  },
  {
    id: 'failure-500',
    breaks: 'redeem.client-errors',
    sentence: 'A failed upload without return_url is answered with HTTP 500.',
    plant: change('callbacks', ({ withoutReturnUrl }) => ({
      withoutReturnUrl: (outcome, token) => ({
        ...withoutReturnUrl(outcome, token),
        ...(outcome.kind === 'failure' ? { status: 500 } : {}),
      }),
    })),
  },
  {
    id: 'no-return-url-204',
    breaks: 'redeem.no-return-url',
    sentence: 'Without return_url an upload is answered with HTTP 204.',
    plant: change('callbacks', ({ withoutReturnUrl }) => ({
      withoutReturnUrl: (outcome, token) =>
        outcome.kind === 'success' && token.kind === 'upload'
          ? { status: 204, headers: [], body: Buffer.alloc(0) }
          : withoutReturnUrl(outcome, token),
    })),
  },
  {
    id: 'no-return-url-home',
    breaks: 'redeem.no-return-url',
    sentence: 'Without return_url the client is sent to the start page.',
    plant: change('callbacks', ({ withoutReturnUrl }) => ({
      withoutReturnUrl: (outcome, token) =>
        outcome.kind === 'success' && token.kind === 'upload'
          ? { status: 302, headers: [['Location', '/']], body: Buffer.alloc(0) }
          : withoutReturnUrl(outcome, token),
    })),
  },
  {
    id: 'empty-return-url-redirects',
    breaks: 'redeem.empty-return-url',
    sentence: 'With an empty return_url the client is sent to an address that is only a query.',
    plant: change('callbacks', () => ({ returnUrl: (asked) => asked })),
  },
]);
