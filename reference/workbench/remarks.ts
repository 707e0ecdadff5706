import { examined } from '../auth/identify.js';
import { baseString } from '../auth/oauth.js';
import type { PermissionDecisions } from '../decisions/permission.js';
import type { Call } from '../server/call.js';

/** Parameters by which other libraries name the number of a chunk. */
const foreign: Readonly<Record<string, string>> = {
  flowChunkNumber: 'flow.js',
  dzchunkindex: 'Dropzone (whose chunks count from 0)',
  qqpartindex: 'Fine Uploader (whose chunks count from 0)',
  chunk: 'Plupload (whose chunks count from 0)',
};

const names = ['resumableChunkNumber', 'resumableChunkSize', 'resumableTotalSize', 'resumableIdentifier'];

/** What looks wrong in a call to a client's developer, a sentence each. */
export function remarksOn(call: Call, contentType: string | undefined): readonly string[] {
  const { body, query, endpoint, method } = call;
  const all = [...query.pairs, ...body.parameters.pairs].map(([name]) => name);
  const remarks: string[] = [];
  const isUpload = !endpoint.includes('/get-');
  if (isUpload) {
    for (const [name, library] of Object.entries(foreign))
      if (all.includes(name) && !all.includes('resumableChunkNumber'))
        remarks.push(
          `${name} is a name of ${library}: it means nothing here, so this is taken for a whole file; send ${names.join(', ')}`,
        );
    const missing = names.filter((name) => !all.includes(name));
    if (missing.length > 0 && missing.length < names.length)
      remarks.push(`of the parameters of a chunk ${missing.join(', ')} is missing`);
    const files = [...body.files.keys()];
    if (files.length > 0 && !files.includes('file'))
      remarks.push(`the file is in the part "${files[0]}": its name must be "file"`);
    if (method === 'POST' && body.form === 'none' && contentType !== undefined)
      remarks.push(
        `the body is ${contentType.split(';')[0]}: send multipart/form-data with the file in a part named "file"`,
      );
    if (method === 'POST' && body.form === 'urlencoded')
      remarks.push('the body is urlencoded, which holds no file: send multipart/form-data');
    if (endpoint.includes('/redeem-') && !all.some((name) => name.endsWith('_token') && !name.startsWith('oauth_')))
      remarks.push('there is no upload_token');
  }
  if (call.authorization !== undefined && endpoint.includes('/redeem-'))
    remarks.push('a token is redeemed without credentials: these are not looked at');
  return remarks;
}

/** How the signature of a refused call should have been made; undefined where it has none. */
export function signatureRemark(call: Call, decisions: PermissionDecisions): string | undefined {
  const found = examined(call, decisions);
  if (found === undefined) return undefined;
  const why = found.problem ?? 'it is made of something else, or its nonce was used before';
  const key = 'the key "consumer secret&token secret", each of them percent-encoded';
  return `the signature does not hold (${why}): sign by HMAC-SHA1, with ${key}, the base string ${baseString(found.request)}`;
}
