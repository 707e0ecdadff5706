import type { Reply } from '../decisions/answers.js';
import { change } from '../decisions/decisions.js';
import type { FileDecisions } from '../decisions/files.js';
import type { Answer } from '../state/model.js';
import { type Fault, faultsOf } from './fault.js';

const files = (make: (before: FileDecisions) => Partial<FileDecisions>) => change('files', make);

const isRefused = ({ code, endpoint }: Reply) => code !== undefined && endpoint === '/api/file/upload';

/** Changes the refusals of file/upload. */
const refusing = (changed: (answer: Answer) => Answer) =>
  change('answers', ({ finished }) => ({
    finished: (answer, reply) => (isRefused(reply) ? changed(finished(answer, reply)) : finished(answer, reply)),
  }));

export const fileRequestFaults: readonly Fault[] = faultsOf('file-requests', [
  {
    id: 'file-missing-accepted',
    breaks: 'file.upload.missing',
    sentence: 'A call without a file stores an empty one.',
    plant: files(() => ({ takesEmpty: () => true, uploadNeedsFile: () => false })),
  },
  {
    id: 'file-of-object-replaced',
    breaks: 'file.object.unmixed',
    sentence: 'An object has one file, and a later one replaces it.',
    plant: files(({ directory, url }) => ({
      directory: (objectId, digest) => (objectId === undefined ? directory(objectId, digest) : `object-${objectId}`),
      url: (folder, name) => url(folder, folder.startsWith('object-') ? 'file' : name),
    })),
  },
  {
    id: 'object-unknown-500',
    breaks: 'file.client-errors',
    sentence: 'A file for an object that there is not is answered with HTTP 500.',
    plant: files(() => ({ refusesObject: (objectId) => (objectId.length > 12 ? 500 : undefined) })),
  },
  {
    id: 'object-without-url',
    breaks: 'file.object.accepted',
    sentence: 'A file for an object is stored where only the object leads to it, and the answer holds an empty url.',
    plant: change('answers', ({ fields }) => ({
      fields: (reply, format) =>
        fields(reply, format).map(([name, value]) => [
          name,
          name === 'url' && reply.asked.has('object_id') ? '' : value,
        ]),
    })),
  },
  {
    id: 'object-not-a-number-500',
    breaks: 'file.client-errors',
    sentence: 'A file for an object whose identifier is not a number is answered with HTTP 500.',
    plant: files(() => ({ refusesObject: (objectId) => (/^\d+$/.test(objectId) ? undefined : 500) })),
  },
  {
    id: 'file-missing-500',
    breaks: 'file.client-errors',
    sentence: 'A call without a file is answered with HTTP 500.',
    plant: files(() => ({ refusalStatus: (code) => (code === 'no_file' ? 500 : undefined) })),
  },
  {
    id: 'no-image-500',
    breaks: 'file.client-errors',
    sentence: 'A file that cannot be rescaled is answered with HTTP 500.',
    plant: files(() => ({ refusalStatus: (code) => (code === 'invalid_input' ? 500 : undefined) })),
  },
  {
    id: 'file-empty-accepted',
    breaks: 'file.upload.empty',
    sentence: 'A file of zero bytes is stored.',
    plant: files(() => ({ takesEmpty: () => true })),
  },
  {
    id: 'file-not-chosen-stored',
    breaks: 'file.upload.empty',
    sentence: 'A form whose file was not chosen stores a file of zero bytes.',
    plant: files(() => ({
      takesEmpty: (part) => part === undefined,
      uploadNeedsFile: ({ isUnchosen }) => !isUnchosen,
    })),
  },
  {
    id: 'file-get-stores',
    breaks: 'file.upload.get',
    sentence: 'A GET of file/upload stores an empty file.',
    plant: files(() => ({ takesEmpty: () => true, uploadNeedsFile: ({ method }) => method !== 'GET' })),
  },
  {
    id: 'file-refusal-in-words',
    breaks: 'answer.refusal.xml',
    sentence: 'A refusal of file/upload is answered in words, whatever the format.',
    plant: refusing((answer) => ({ ...answer, body: Buffer.from('You may not upload this file') })),
  },
  {
    id: 'file-refusal-never-json',
    breaks: 'answer.refusal.json',
    sentence: 'A refusal of file/upload is answered in JSON within another object.',
    plant: change('answers', ({ json }) => ({
      json: {
        ...json,
        members: (reply, values, site) =>
          isRefused(reply) ? { response: json.members(reply, values, site) } : json.members(reply, values, site),
      },
    })),
  },
  {
    id: 'file-refusal-with-url',
    breaks: 'answer.refusal.empty-handed',
    sentence: 'A refusal of file/upload in XML holds the url that the file would have.',
    plant: change('answers', ({ fields }) => ({
      fields: (reply, format) => (isRefused(reply) ? [['url', '/files/next.png']] : fields(reply, format)),
    })),
  },
  {
    id: 'file-refusal-with-url-in-json',
    breaks: 'answer.refusal.empty-handed',
    sentence: 'A refusal of file/upload in JSON has the status ok.',
    plant: change('answers', ({ json }) => ({
      json: {
        ...json,
        members: (reply, values, site) => ({
          ...json.members(reply, values, site),
          ...(isRefused(reply) ? { status: 'ok' } : {}),
        }),
      },
    })),
  },
  {
    id: 'file-refusal-500',
    breaks: 'answer.refusal.status',
    sentence: 'A refusal of file/upload is answered with HTTP 500.',
    plant: refusing((answer) => ({ ...answer, status: 500 })),
  },
]);
