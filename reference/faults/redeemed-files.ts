import { change } from '../decisions/decisions.js';
import { kindByFirstBytes } from '../methods/media.js';
import { plain } from '../server/render.js';
import type { Answer } from '../state/model.js';
import { cutOff } from './broken-bodies.js';
import { type Fault, faultsOf } from './fault.js';

const page = (words: string): Answer => ({
  status: 200,
  headers: [['Content-Type', 'text/html; charset=utf-8']],
  body: Buffer.from(`<!DOCTYPE html><title>Upload</title><h1>${words}</h1>`),
});

export const redeemedFileFaults: readonly Fault[] = faultsOf('redeeming', [
  {
    id: 'jpeg-not-supported',
    breaks: 'redeem.file.photo',
    sentence: 'JPEG photos are not supported.',
    plant: change('photos', ({ supports }) => ({ supports: (kind, file) => kind !== 'jpeg' && supports(kind, file) })),
  },
  {
    id: 'png-not-supported',
    breaks: 'redeem.file.photo',
    sentence: 'PNG photos of 2,000 bytes or more are not supported.',
    plant: change('photos', ({ supports }) => ({
      supports: (kind, file) => !(kind === 'png' && file.size >= 2000) && supports(kind, file),
    })),
  },
  {
    id: 'file-above-1-mib-refused',
    breaks: 'redeem.file.large',
    sentence: 'A file above 1 MiB is refused.',
    plant: change('photos', ({ supports }) => ({
      supports: (kind, file) => file.size <= 1024 * 1024 && supports(kind, file),
    })),
  },
  {
    id: 'file-name-with-blank-refused',
    breaks: 'redeem.file.name',
    sentence: 'A photo whose name has a blank is refused.',
    plant: change('photos', ({ supports }) => ({
      supports: (kind, file) => !(file.part ?? '').includes(' ') && supports(kind, file),
    })),
  },
  {
    id: 'get-redeem-500',
    breaks: 'redeem.client-errors',
    sentence: 'A GET that redeems a token is answered with HTTP 500.',
    plant: change('transport', ({ gateway }) => ({
      gateway: (call) =>
        call.method === 'GET' && /\/redeem-[a-z]+-token$/.test(call.endpoint) && !call.query.has('resumableChunkNumber')
          ? plain(500, 'Internal Server Error')
          : gateway(call),
    })),
  },
  {
    id: 'large-file-refused',
    breaks: 'redeem.file.large',
    sentence: 'A file above 2 MiB is refused.',
    plant: change('photos', ({ supports }) => ({
      supports: (kind, file) => file.size <= 2 * 1024 * 1024 && supports(kind, file),
    })),
  },
  {
    id: 'file-name-outside-ascii-refused',
    breaks: 'redeem.file.name',
    sentence: 'A photo whose name has characters outside ASCII is refused.',
    plant: change('photos', ({ supports }) => ({
      supports: (kind, file) => /^[ -~]*$/.test(file.part ?? '') && supports(kind, file),
    })),
  },
  {
    id: 'extension-in-capitals-refused',
    breaks: 'redeem.file.photo',
    sentence: 'A photo whose extension is in capitals is not supported.',
    plant: change('photos', ({ supports }) => ({
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
    plant: change('photos', () => ({ supports: (_kind, file) => file.size > 0 })),
  },
  {
    id: 'video-not-supported',
    breaks: 'redeem.file.video',
    sentence: 'Videos are not supported.',
    plant: change('photos', ({ supports }) => ({ supports: (kind, file) => kind !== 'mp4' && supports(kind, file) })),
  },
  {
    id: 'torn-upload-accepted',
    breaks: 'redeem.file.whole',
    sentence: 'A photo whose request broke off is in the archive as far as it has arrived.',
    plant: change('photos', () => ({ arrives: (source) => cutOff(source), kindOf: kindByFirstBytes })),
  },
  {
    id: 'arriving-upload-accepted',
    breaks: 'redeem.file.whole',
    sentence: 'A large photo is in the archive once a third of it has arrived.',
    plant: change('photos', () => ({
      arrives: (source, length = 0) => (length > 32_768 ? cutOff(source, length, 1 / 3) : source),
      kindOf: kindByFirstBytes,
    })),
  },
  {
    id: 'unchosen-file-accepted',
    breaks: 'redeem.file.missing',
    sentence: 'A form whose file was not chosen makes a photo.',
    plant: change('photos', () => ({ needsFile: ({ isUnchosen }) => !isUnchosen })),
  },
  {
    id: 'get-uploads',
    breaks: 'redeem.method.get',
    sentence: 'A GET with a token makes a photo.',
    plant: change('photos', () => ({ needsFile: ({ method }) => method !== 'GET' })),
  },
  {
    id: 'missing-file-accepted',
    breaks: 'redeem.file.missing',
    sentence: 'A redemption without a file makes a photo.',
    plant: change('photos', () => ({ needsFile: ({ method, isUnchosen }) => method === 'GET' || isUnchosen })),
  },
  {
    id: 'empty-file-accepted',
    breaks: 'redeem.file.empty',
    sentence: 'A file of zero bytes becomes a photo.',
    plant: change('photos', ({ supports }) => ({ supports: (kind, file) => file.size === 0 || supports(kind, file) })),
  },
  {
    id: 'bad-token-500',
    breaks: 'redeem.client-errors',
    sentence: 'A token that is not known is answered with HTTP 500.',
    plant: change('tokens', () => ({ refusalStatus: (defect) => (defect === 'unknown' ? 500 : 403) })),
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
    id: 'no-return-url-extras-redirect',
    breaks: 'redeem.no-return-url',
    sentence:
      'Without return_url the client is sent to the address that was its page, when extra parameters are known.',
    plant: change('callbacks', ({ withoutReturnUrl }) => ({
      withoutReturnUrl: (outcome, token) =>
        outcome.kind === 'success' && token.extras.length > 0
          ? { status: 301, headers: [['Location', '/?theme=green']], body: Buffer.alloc(0) }
          : withoutReturnUrl(outcome, token),
    })),
  },
  {
    id: 'no-return-url-page',
    breaks: 'redeem.no-return-url.words',
    sentence: 'Without return_url an upload is answered with a page.',
    plant: change('callbacks', ({ withoutReturnUrl }) => ({
      withoutReturnUrl: (outcome, token) =>
        outcome.kind === 'success' ? page('The upload is complete') : withoutReturnUrl(outcome, token),
    })),
  },
  {
    id: 'no-return-url-empty',
    breaks: 'redeem.no-return-url.words',
    sentence: 'Without return_url an upload is answered with HTTP 200 and nothing else.',
    plant: change('callbacks', ({ withoutReturnUrl }) => ({
      withoutReturnUrl: (outcome, token) =>
        outcome.kind === 'success' ? plain(200, '') : withoutReturnUrl(outcome, token),
    })),
  },
  {
    id: 'empty-return-url-redirects',
    breaks: 'redeem.empty-return-url',
    sentence: 'With an empty return_url the client is sent to an address that is only a query.',
    plant: change('callbacks', () => ({ returnUrl: (asked) => asked })),
  },
]);
