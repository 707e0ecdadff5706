import { change } from '../decisions/decisions.js';
import type { PermissionDecisions } from '../decisions/permission.js';
import { type Fault, faultsOf } from './fault.js';

const needing = (needs: Partial<PermissionDecisions['needs']>) =>
  change('permission', (before) => ({ needs: { ...before.needs, ...needs } }));

/** A method that is closed to the level super. */
const withoutSuper = (endpoint: string) =>
  change('permission', ({ allows }) => ({
    allows: (has, needs, call) => allows(has, needs, call) && !(has === 'super' && call.endpoint === endpoint),
  }));

export const permissionFaults: readonly Fault[] = faultsOf('permission', [
  {
    id: 'upload-token-for-anyone',
    breaks: 'token.permission.anonymous',
    sentence: 'An upload token is issued to anyone.',
    plant: needing({ 'get-upload-token': 'anonymous' }),
  },
  {
    id: 'upload-token-for-readers',
    breaks: 'token.permission.read',
    sentence: 'An upload token is issued to a caller who may only read.',
    plant: needing({ 'get-upload-token': 'read' }),
  },
  {
    id: 'read-suffices-for-json',
    breaks: 'token.permission.read',
    sentence: 'A caller who may only read is issued an upload token when it asks for JSON.',
    plant: change('permission', ({ allows }) => ({
      allows: (has, needs, call) =>
        allows(has, needs, call) ||
        (has === 'read' &&
          call.endpoint.endsWith('/get-upload-token') &&
          call.body.parameters.over(call.query).get('format') === 'json'),
    })),
  },
  {
    id: 'replace-token-for-anyone',
    breaks: 'replace.permission.anonymous',
    sentence: 'A replace token is issued to anyone.',
    plant: needing({ 'get-replace-token': 'none' }),
  },
  {
    id: 'replace-token-for-readers',
    breaks: 'replace.permission.read',
    sentence: 'A replace token is issued to a caller who may only read.',
    plant: needing({ 'get-replace-token': 'read' }),
  },
  {
    id: 'file-for-anyone',
    breaks: 'file.permission.anonymous',
    sentence: 'Anyone may store a file.',
    plant: needing({ 'file-upload': 'anonymous' }),
  },
  {
    id: 'file-for-readers',
    breaks: 'file.permission.read',
    sentence: 'A caller who may only read may store a file.',
    plant: needing({ 'file-upload': 'read' }),
  },
  {
    id: 'file-chunk-checked-at-the-end',
    breaks: 'file.permission.chunk',
    sentence: 'The permission for a file in chunks is looked at with the last chunk only.',
    plant: change('permission', () => ({
      chunkIsChecked: (chunk, splits) =>
        chunk === undefined || splits.some(({ count }) => count(chunk) === chunk.number),
    })),
  },
  {
    id: 'file-chunk-checked-at-the-start',
    breaks: 'file.permission.chunk',
    sentence: 'The permission for a file in chunks is looked at with the first chunk only.',
    plant: change('permission', () => ({ chunkIsChecked: (chunk) => chunk === undefined || chunk.number === 1 })),
  },
  {
    id: 'file-chunk-level-checked-at-the-start',
    breaks: 'file.permission.chunk',
    sentence: 'The level of a caller is looked at with the first chunk of a file, and later read will do.',
    plant: change('permission', ({ allows }) => ({
      allows(has, needs, call) {
        const number = call.body.parameters.over(call.query).get('resumableChunkNumber') ?? '1';
        return allows(has, needs, call) || (has === 'read' && call.endpoint === '/api/file/upload' && number !== '1');
      },
    })),
  },
  {
    id: 'file-signature-unchecked',
    breaks: 'file.permission.forged',
    sentence: 'Of a call with a multipart form the signature is not compared.',
    plant: change('permission', ({ signatureHolds }) => ({
      signatureHolds: (sent, expected, call) => call.body.form === 'multipart' || signatureHolds(sent, expected, call),
    })),
  },
  {
    id: 'redeem-needs-read',
    breaks: 'redeem.anonymous',
    sentence: 'Redeeming a token needs credentials.',
    plant: needing({ redeem: 'read' }),
  },
  {
    id: 'signature-not-compared',
    breaks: 'token.permission.forged',
    sentence: 'A signature with another secret is accepted when it has the right length.',
    plant: change('permission', () => ({ signatureHolds: (sent) => sent.length === 28 })),
  },
  {
    id: 'super-is-not-write',
    breaks: 'token.permission.higher',
    sentence: 'A method is open to the level that it needs and to no higher one.',
    plant: change('permission', () => ({ allows: (has, needs) => has === needs || needs === 'none' })),
  },
  {
    id: 'super-issues-no-replace-token',
    breaks: 'token.permission.higher',
    sentence: 'A replace token is issued to callers below the level super alone.',
    plant: withoutSuper('/api/photo/get-replace-token'),
  },
  {
    id: 'super-stores-no-file',
    breaks: 'token.permission.higher',
    sentence: 'A file is stored for callers below the level super alone.',
    plant: withoutSuper('/api/file/upload'),
  },
  {
    id: 'signature-with-form-parts',
    breaks: 'file.auth.unsigned-file',
    sentence: 'The parts of a multipart form are expected to be signed.',
    plant: change('permission', () => ({
      signed: (request, call) =>
        call.body.form === 'multipart'
          ? { ...request, parameters: [...request.parameters, ...call.body.parameters.pairs] }
          : request,
    })),
  },
  {
    id: 'signature-with-file-name',
    breaks: 'file.auth.unsigned-file',
    sentence: 'The name of the file is expected to be signed.',
    plant: change('permission', () => ({
      signed: (request, call) =>
        call.file?.name === undefined
          ? request
          : { ...request, parameters: [...request.parameters, ['file', call.file.name]] },
    })),
  },
  {
    id: 'signature-with-spaced-file-name',
    breaks: 'file.auth.unsigned-file',
    sentence: 'The name of the file is expected to be signed when there is a space in it.',
    plant: change('permission', () => ({
      signed: (request, call) =>
        call.file?.name?.includes(' ')
          ? { ...request, parameters: [...request.parameters, ['file', call.file.name]] }
          : request,
    })),
  },
]);
