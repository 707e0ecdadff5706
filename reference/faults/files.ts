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

/** Bytes with every match of a pattern replaced. */
const replacing = (bytes: Buffer, pattern: RegExp, by: string) =>
  Buffer.from(
    bytes.toString('latin1').replaceAll(pattern, () => by),
    'latin1',
  );

/** What a copy in text mode makes of line ends. */
export const withoutReturns = (bytes: Buffer) =>
  Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');

/** Begins as a PNG, a JPEG or a GIF does. */
const isPicture = (bytes: Buffer) => /^(?:\x89PNG|\xff\xd8\xff|GIF8)/.test(bytes.toString('latin1', 0, 4));

/** A GIF of one transparent pixel. */
const singlePixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

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

/** Whether more than half of a file is one byte. */
const isMostly = (byte: number, bytes: Buffer): boolean =>
  bytes.filter((one) => one === byte).length > bytes.length / 2;

/** One of two in a row. */
const unpaired = (bytes: Buffer, character: string): Buffer =>
  Buffer.from(bytes.toString('latin1').replaceAll(character + character, character), 'latin1');

export const fileFaults: readonly Fault[] = faultsOf('files', [
  {
    id: 'file-xml-without-url',
    breaks: 'file.upload.xml',
    sentence: 'The XML answer has an empty url.',
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
    breaks: 'file.readback.pages',
    sentence: 'In style sheets CR LF becomes LF.',
    plant: altering((bytes, _size, name) => (name.endsWith('.css') ? withoutReturns(bytes) : bytes)),
  },
  {
    id: 'page-line-ends',
    breaks: 'file.readback.pages',
    sentence: 'In pages, scripts and drawings CR LF becomes LF.',
    plant: altering((bytes, _size, name) => (/\.(?:html|js|svg)$/.test(name) ? withoutReturns(bytes) : bytes)),
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
    id: 'text-beginning-trimmed',
    breaks: 'file.readback.bytes',
    sentence: 'Text files lose the blanks and line ends at their beginning.',
    plant: alteringText((bytes) => Buffer.from(bytes.toString('latin1').replace(/^\s+/, ''), 'latin1')),
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
    id: 'file-mostly-ff-shortened',
    breaks: 'file.readback.bytes',
    sentence: 'Of a file that is mostly 0xFF, every second one is lost.',
    plant: altering((bytes) => (isMostly(0xff, bytes) ? unpaired(bytes, '\xff') : bytes)),
  },
  {
    id: 'file-mostly-nul-emptied',
    breaks: 'file.readback.bytes',
    sentence: 'A file that is mostly NUL is stored as one of a single NUL.',
    plant: altering((bytes) => (isMostly(0, bytes) ? Buffer.alloc(1) : bytes)),
  },
  {
    id: 'file-mostly-line-ends-squeezed',
    breaks: 'file.readback.bytes',
    sentence: 'Of a file that is mostly line ends, every second one is lost.',
    plant: altering((bytes) => (isMostly(0x0a, bytes) ? unpaired(bytes, '\n') : bytes)),
  },
  {
    id: 'file-mostly-blank-squeezed',
    breaks: 'file.readback.bytes',
    sentence: 'Of a file that is mostly blanks, every second one is lost.',
    plant: altering((bytes) => (isMostly(0x20, bytes) ? unpaired(bytes, ' ') : bytes)),
  },
  {
    id: 'file-without-nul',
    breaks: 'file.readback.bytes',
    sentence: 'Bytes of 0 are left out after a run of them.',
    plant: altering((bytes) => Buffer.from(bytes.toString('latin1').replace(/\0{64,}/g, '\0'), 'latin1')),
  },
  {
    id: 'file-ends-at-front-of-boundary',
    breaks: 'file.readback.bytes',
    sentence: "A file ends where a line of it begins like the first half of the request's boundary.",
    plant: altering((bytes) => {
      const end = bytes.indexOf('\r\n------WebKitFormBoundary');
      return end === -1 ? bytes : bytes.subarray(0, end);
    }),
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
    id: 'unknown-kind-decoded',
    breaks: 'file.readback.bytes',
    sentence: 'Files of no known kind are decoded and encoded as UTF-8 on their way.',
    plant: altering((bytes, _size, name) =>
      name.endsWith('.bin') ? Buffer.from(bytes.toString('utf8'), 'utf8') : bytes,
    ),
  },
  {
    id: 'text-percent-decoded',
    breaks: 'file.readback.bytes',
    sentence: 'A blank that text files escape as in an address is a blank.',
    plant: alteringText((bytes) => replacing(bytes, /%20/g, ' ')),
  },
  {
    id: 'text-plus-signs-decoded',
    breaks: 'file.readback.bytes',
    sentence: 'Plus signs between letters of a text file are blanks.',
    plant: alteringText((bytes) => replacing(bytes, /(?<=\w)\+(?=\w)/g, ' ')),
  },
  {
    id: 'text-character-references-decoded',
    breaks: 'file.readback.bytes',
    sentence: 'Character references in text files are decoded.',
    plant: alteringText((bytes) => replacing(bytes, /&amp;/g, '&')),
  },
  {
    id: 'text-backslashes-halved',
    breaks: 'file.readback.bytes',
    sentence: 'Two backslashes in a row become one in text files.',
    plant: alteringText((bytes) => replacing(bytes, /\\\\/g, '\\')),
  },
  {
    id: 'text-quotes-halved',
    breaks: 'file.readback.bytes',
    sentence: 'Two quotes in a row become one in text files.',
    plant: alteringText((bytes) => replacing(bytes, /''/g, "'")),
  },
  {
    id: 'file-read-once',
    breaks: 'file.readback.again',
    sentence: 'A file is gone once it was read.',
    plant: files(() => ({ isReadable: (reads) => reads === 0 })),
  },
  {
    id: 'file-gone-after-a-few-reads',
    breaks: 'file.readback.again',
    sentence: 'A file can be read five times.',
    plant: files(() => ({ isReadable: (reads) => reads < 5 })),
  },
  {
    id: 'pictures-as-placeholders',
    breaks: 'file.readback.picture',
    sentence: 'Every picture is read back as one of a single pixel.',
    plant: altering((bytes) => (isPicture(bytes) ? singlePixel : bytes)),
  },
  {
    id: 'large-file-spoiled',
    breaks: 'file.readback.large',
    sentence: 'Only files above 1 MiB are damaged, by a bit here and there.',
    plant: altering((bytes, size) => spoiled(bytes, size > mebibyte)),
  },
  {
    id: 'files-of-one-moment-mixed',
    breaks: 'file.readback.unmixed',
    sentence: 'Of three files of one size that arrive in the same tenth of a second the last is stored as the first.',
    plant: files(() => {
      let moment: { readonly at: number; readonly arrived: readonly Buffer[] } = { at: 0, arrived: [] };
      return {
        alter(bytes) {
          const isSame = Date.now() - moment.at < 100 && moment.arrived[0]?.length === bytes.length;
          moment = { at: isSame ? moment.at : Date.now(), arrived: isSame ? [...moment.arrived, bytes] : [bytes] };
          return moment.arrived.length > 2 ? (moment.arrived[0] ?? bytes) : bytes;
        },
      };
    }),
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
