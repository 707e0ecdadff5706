import type { AnswerDecisions } from '../decisions/answers.js';
import { change } from '../decisions/decisions.js';
import type { FileDecisions } from '../decisions/files.js';
import { spoiled } from './chunk-blunders.js';
import { type Fault, faultsOf } from './fault.js';

const files = (make: (before: FileDecisions) => Partial<FileDecisions>) => change('files', make);

/** Changes the bytes of a stored file, a piece at a time. */
const altering = (alter: (bytes: Buffer, size: number, name: string) => Buffer) => files(() => ({ alter }));

/** Changes the bytes of files that are text by their names. */
const alteringText = (alter: (bytes: Buffer) => Buffer) =>
  files(() => ({ alter: (bytes, _size, name) => (name.endsWith('.txt') ? alter(bytes) : bytes) }));

/** What a copy in text mode makes of line ends. */
export const withoutReturns = (bytes: Buffer) =>
  Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');

const byteOrderMark = Buffer.from('\ufeff');

const fields = (changed: (name: string, value: string) => readonly [string, string]) =>
  change(
    'answers',
    (before): Partial<AnswerDecisions> => ({
      fields: (reply, format) =>
        before
          .fields(reply, format)
          .map(([name, value]) =>
            reply.wrapper === 'file' && format === 'xml' ? changed(name, value) : [name, value],
          ),
    }),
  );

const mebibyte = 1024 * 1024;

export const fileFaults: readonly Fault[] = faultsOf('files', [
  {
    id: 'file-xml-without-url',
    breaks: 'file.upload.xml',
    sentence: 'The XML answer tells an empty url.',
    plant: fields((name, value) => [name, name === 'url' ? '' : value]),
  },
  {
    id: 'file-xml-name-renamed',
    breaks: 'file.upload.xml',
    sentence: 'The XML answer calls the filename name.',
    plant: fields((name, value) => [name === 'filename' ? 'name' : name, value]),
  },
  {
    id: 'file-json-wrapper-upload',
    breaks: 'file.upload.json',
    sentence: 'The JSON answer wraps the fields of a file as upload.',
    plant: change('answers', ({ json }) => ({
      json: {
        ...json,
        members: (reply, values, site) =>
          json.members(reply.wrapper === 'file' ? { ...reply, wrapper: 'upload' } : reply, values, site),
      },
    })),
  },
  {
    id: 'file-missing-accepted',
    breaks: 'file.upload.missing',
    sentence: 'A call without a file stores an empty one.',
    plant: files(() => ({ uploadNeedsFile: false })),
  },
  {
    id: 'filename-ignored',
    breaks: 'file.name.given',
    sentence: 'A file is stored under the name it was sent with although filename gives another.',
    plant: files(({ name }) => ({
      name: (asked, part, resumable) => name(part && asked ? undefined : asked, part, resumable),
    })),
  },
  {
    id: 'filename-ignored-in-chunks',
    breaks: 'file.name.given',
    sentence: 'A file in chunks is stored under the name that its parts have although filename gives another.',
    plant: files(({ name }) => ({
      name: (asked, part, resumable) => name(resumable === undefined ? asked : undefined, part, resumable),
    })),
  },
  {
    id: 'filename-lower-case',
    breaks: 'file.name.given',
    sentence: 'The answer tells the filename in lower case and without blanks.',
    plant: files(() => ({
      toldName: (name) =>
        name
          .toLowerCase()
          .replaceAll(' ', '-')
          .replace(/\.[^.]*$/, ''),
    })),
  },
  {
    id: 'filename-extension-lower-case',
    breaks: 'file.name.given',
    sentence: 'The extension of the filename is told in lower case.',
    plant: files(() => ({ toldName: (name) => name.replace(/\.[^.]*$/, (extension) => extension.toLowerCase()) })),
  },
  {
    id: 'filename-cut-between-dots',
    breaks: 'file.name.given',
    sentence: 'Of a filename what stands between its first and its last dot is left out.',
    plant: files(() => ({ toldName: (name) => name.replace(/\..*\./, '.') })),
  },
  {
    id: 'part-name-ignored',
    breaks: 'file.name.part',
    sentence: 'Without filename a file is called upload.',
    plant: files(({ name }) => ({
      name: (asked, _part, resumable) => name(asked || 'upload', undefined, resumable),
    })),
  },
  {
    id: 'filename-traverses',
    breaks: 'file.name.traversal',
    sentence: 'A filename may hold steps to the directory above.',
    plant: files(() => ({
      name: (asked, part) => asked || part || 'file',
      url: (directory, name) => `/files/${directory}/${encodeURI(name)}`,
    })),
  },
  {
    id: 'filename-backslash-traverses',
    breaks: 'file.name.traversal',
    sentence: 'A filename may hold steps to the directory above in the notation of Windows.',
    plant: files(({ name }) => ({
      name: (asked, part, resumable) => (asked?.includes('\\') ? asked : name(asked, part, resumable)),
    })),
  },
  {
    id: 'file-read-as-text',
    breaks: 'file.readback.exact',
    sentence: 'A file is decoded and encoded as UTF-8 on its way.',
    plant: altering((bytes) => Buffer.from(bytes.toString('utf8'), 'utf8')),
  },
  {
    id: 'file-with-line-end',
    breaks: 'file.readback.exact',
    sentence: 'A line end is added to a file.',
    plant: altering((bytes) => Buffer.concat([bytes, Buffer.from('\n')])),
  },
  {
    id: 'file-named-outside-ascii-lost',
    breaks: 'file.readback.exact',
    sentence: 'A file whose name has characters outside ASCII is stored without their escapes, and not found by them.',
    plant: files(({ url }) => ({
      url: (directory, name) => (/^[ -~]*$/.test(name) ? url(directory, name) : `/files/${directory}/${name}`),
    })),
  },
  {
    id: 'file-made-even',
    breaks: 'file.readback.sizes',
    sentence: 'A file of an odd number of bytes gets another byte.',
    plant: altering((bytes) => (bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(1)]))),
  },
  {
    id: 'file-blank-lines-converted',
    breaks: 'file.readback.bytes',
    sentence: 'Two line ends in a row lose their CR.',
    plant: altering((bytes) => Buffer.from(bytes.toString('latin1').replaceAll('\r\n\r\n', '\n\n'), 'latin1')),
  },
  {
    id: 'text-line-ends',
    breaks: 'file.readback.bytes',
    sentence: 'In text files CR LF becomes LF.',
    plant: alteringText(withoutReturns),
  },
  {
    id: 'style-sheet-line-ends',
    breaks: 'file.readback.bytes',
    sentence: 'In style sheets CR LF becomes LF.',
    plant: altering((bytes, _size, name) => (name.endsWith('.css') ? withoutReturns(bytes) : bytes)),
  },
  {
    id: 'text-decoded-as-utf-8',
    breaks: 'file.readback.bytes',
    sentence: 'Text files are decoded and encoded as UTF-8 on their way.',
    plant: alteringText((bytes) => Buffer.from(bytes.toString('utf8'), 'utf8')),
  },
  {
    id: 'archive-declared-encoded',
    breaks: 'file.readback.bytes',
    sentence: 'A file named .gz is read back as if its own compression were that of the answer.',
    plant: files(() => ({ coding: (name) => (name.endsWith('.gz') ? 'gzip' : undefined) })),
  },
  {
    id: 'text-byte-order-mark-removed',
    breaks: 'file.readback.bytes',
    sentence: 'Text files lose their byte order mark.',
    plant: alteringText((bytes) => (bytes.indexOf(byteOrderMark) === 0 ? bytes.subarray(byteOrderMark.length) : bytes)),
  },
  {
    id: 'text-end-trimmed',
    breaks: 'file.readback.bytes',
    sentence: 'Text files lose the blanks, line ends and NULs at their end.',
    plant: alteringText((bytes) => Buffer.from(bytes.toString('latin1').replace(/[\s\0]+$/, ''), 'latin1')),
  },
  {
    id: 'text-line-end-added',
    breaks: 'file.readback.bytes',
    sentence: 'A text file whose last line has no end gets one.',
    plant: alteringText((bytes) => (bytes.at(-1) === 0x0a ? bytes : Buffer.concat([bytes, Buffer.from('\n')]))),
  },
  {
    id: 'file-without-nul',
    breaks: 'file.readback.bytes',
    sentence: 'Bytes of 0 are left out after a run of them.',
    plant: altering((bytes) => Buffer.from(bytes.toString('latin1').replace(/\0{64,}/g, '\0'), 'latin1')),
  },
  {
    id: 'file-ends-at-boundary',
    breaks: 'file.readback.bytes',
    sentence: 'A file ends where something like a boundary stands in it.',
    plant: altering((bytes) => {
      const end = bytes.indexOf('\r\n--');
      return end === -1 ? bytes : bytes.subarray(0, end);
    }),
  },
  {
    id: 'large-file-spoiled',
    breaks: 'file.readback.large',
    sentence: 'Only files above 1 MiB are damaged, by a bit here and there.',
    plant: altering((bytes, size) => spoiled(bytes, size > mebibyte)),
  },
  {
    id: 'file-of-next-number-replaced',
    breaks: 'file.readback.unmixed',
    sentence: 'A later file takes the place of an earlier one whose name differs in its last number only.',
    plant: files(() => ({
      url: (_directory, name) => `/files/${encodeURIComponent(name.replace(/\d+(?=\.[^.]*$)/, ''))}`,
    })),
  },
]);
