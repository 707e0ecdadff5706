import { httpUrl } from './addresses.js';
import type { Fail } from './configuration-error.js';

/** What a chunk is described by, and the part that holds its bytes. */
export const chunkFields = [
  'number',
  'chunkSize',
  'currentSize',
  'totalSize',
  'chunks',
  'offset',
  'identifier',
  'filename',
  'relativePath',
  'type',
  'file',
] as const;

export type ChunkField = (typeof chunkFields)[number];

/** An upload library whose requests a back end takes. */
export type Library = 'resumable.js' | 'flow.js' | 'dropzone' | 'dash-uploader';

/** How an upload library speaks; a configuration may change each part of it. */
export interface Speech {
  /** Names by what they name; what has no name, or an empty one, is not sent. */
  readonly fields: Readonly<Partial<Record<ChunkField, string>>> & { readonly file: string };
  readonly firstNumber: number;
  /** Further fields of each request, with placeholders. */
  readonly more: Readonly<Record<string, string>>;
  /** Whether it asks by GET which chunks are there. */
  readonly probe: boolean;
  /** Statuses by which it knows that a chunk was taken. */
  readonly success: readonly number[];
}

/** How the answer that completes a file differs from others. */
export interface Completion {
  readonly status?: number;
  /** A regular expression; its group `file` is what the back end calls the file. */
  readonly body?: string;
}

/** How a finished file is fetched. */
export type FinishedFile = { readonly url: string } | { readonly command: string };

/** A server that takes the chunks of an upload library and knows no tokens. Plain data, with all defaults filled in. */
export interface Backend extends Speech {
  readonly url: string;
  readonly library: Library;
  readonly method: 'POST' | 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  /** Without it, a file is complete when it can be fetched. */
  readonly completion?: Completion;
  readonly file?: FinishedFile;
  /** Whether its storage is empty at the beginning of every run. */
  readonly emptied: boolean;
  /** Reasons by ids of requirements, or by beginnings of ids that end in `.*`. */
  readonly notApplicable: Readonly<Record<string, string>>;
}

/** A back end as it is written. */
export type WrittenBackend = Pick<Backend, 'url'> &
  Partial<Omit<Backend, 'url' | 'fields'>> & { readonly fields?: Readonly<Partial<Record<ChunkField, string>>> };

const resumable: Speech = {
  fields: {
    number: 'resumableChunkNumber',
    chunkSize: 'resumableChunkSize',
    currentSize: 'resumableCurrentChunkSize',
    totalSize: 'resumableTotalSize',
    type: 'resumableType',
    identifier: 'resumableIdentifier',
    filename: 'resumableFilename',
    relativePath: 'resumableRelativePath',
    chunks: 'resumableTotalChunks',
    file: 'file',
  },
  firstNumber: 1,
  more: {},
  probe: true,
  success: [200, 201],
};

const anySuccess = Array.from({ length: 100 }, (_, at) => 200 + at);

/** What each library sends as it comes: Resumable.js 1.1, flow.js 2.14, Dropzone 6 and dash-uploader 0.6. */
export const libraries: Readonly<Record<Library, Speech>> = {
  'resumable.js': resumable,
  'flow.js': {
    fields: {
      number: 'flowChunkNumber',
      chunkSize: 'flowChunkSize',
      currentSize: 'flowCurrentChunkSize',
      totalSize: 'flowTotalSize',
      identifier: 'flowIdentifier',
      filename: 'flowFilename',
      relativePath: 'flowRelativePath',
      chunks: 'flowTotalChunks',
      file: 'file',
    },
    firstNumber: 1,
    more: {},
    probe: true,
    success: [200, 201, 202],
  },
  dropzone: {
    fields: {
      identifier: 'dzuuid',
      number: 'dzchunkindex',
      totalSize: 'dztotalfilesize',
      chunkSize: 'dzchunksize',
      chunks: 'dztotalchunkcount',
      offset: 'dzchunkbyteoffset',
      file: 'file',
    },
    firstNumber: 0,
    more: {},
    probe: false,
    success: anySuccess,
  },
  'dash-uploader': { ...resumable, more: { upload_id: '{token}' }, probe: false },
};

/** What a template may fill in. */
const placeholders = ['identifier', 'filename', 'totalSize', 'token', 'file'];

/** Refuses a placeholder that nothing fills in. */
function checkTemplate(text: string, path: readonly string[], fail: Fail): void {
  for (const [whole, name = ''] of text.matchAll(/\{(\w+)\}/g))
    if (!placeholders.includes(name))
      fail(path, `${path.join('.')} holds ${whole}; known are {${placeholders.join('}, {')}}`);
}

/** Refuses what is no regular expression. */
function checkPattern(body: string, fail: Fail): void {
  try {
    new RegExp(body);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    fail(['backend', 'completion', 'body'], `backend.completion.body must be a regular expression: ${why}`);
  }
}

/** Fills in what the library of a back end decides, and refuses what cannot be meant. */
export function backendOf(written: WrittenBackend, fail: Fail): Backend {
  const { library = 'resumable.js', completion, file } = written;
  const speech = libraries[library];
  const url = httpUrl(written.url, ['backend', 'url'], fail).href;
  if (completion === undefined && file === undefined)
    fail(['backend'], 'backend needs completion or file: without both, nothing shows that a file is complete');
  if (completion?.body !== undefined) checkPattern(completion.body, fail);
  for (const [name, text] of Object.entries(file ?? {})) checkTemplate(text, ['backend', 'file', name], fail);
  const more = written.more ?? speech.more;
  for (const [name, text] of Object.entries(more)) checkTemplate(text, ['backend', 'more', name], fail);
  return {
    url,
    library,
    method: written.method ?? 'POST',
    headers: written.headers ?? {},
    fields: { ...speech.fields, ...written.fields },
    firstNumber: written.firstNumber ?? speech.firstNumber,
    more,
    probe: written.probe ?? speech.probe,
    success: written.success ?? speech.success,
    ...(completion === undefined ? {} : { completion }),
    ...(file === undefined ? {} : { file }),
    emptied: written.emptied ?? false,
    notApplicable: written.notApplicable ?? {},
  };
}
