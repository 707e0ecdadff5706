import { posix } from 'node:path';
import { change } from '../decisions/decisions.js';
import type { FileDecisions } from '../decisions/files.js';
import { type Fault, faultsOf } from './fault.js';

const files = (make: (before: FileDecisions) => Partial<FileDecisions>) => change('files', make);

/** Writes the filename of an answer in another way than all other values. */
const element = (write: (value: string, escaped: string) => string) =>
  change('answers', ({ xml }) => ({
    xml: {
      ...xml,
      element: (name, escaped, value) =>
        xml.element(name, name === 'filename' ? write(value, escaped) : escaped, value),
    },
  }));

/** Joins the folder and the name of a file as the paths that they are, and goes where that leads. */
const joined: Pick<FileDecisions, 'url'> = {
  url: (directory, name) =>
    name.startsWith('/files/')
      ? encodeURI(posix.normalize(name))
      : encodeURI(posix.normalize(`/files/${directory}/${name}`)),
};

/** The header lines that follow from a name that is put into one as it is. */
const broken = (name: string): [string, string][] =>
  `Content-Disposition: inline; filename=${name}`.split(/\r\n|\n/).flatMap((line): [string, string][] => {
    const [, header, value] = /^([\w-]+): ([ -~]*)$/.exec(line) ?? [];
    return header === undefined || value === undefined ? [] : [[header, value]];
  });

export const fileNameFaults: readonly Fault[] = faultsOf('file-names', [
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
    breaks: 'file.name.kept',
    sentence: 'The answer has the filename in lower case and without blanks.',
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
    breaks: 'file.name.kept',
    sentence: 'The answer has the extension of the filename in lower case.',
    plant: files(() => ({ toldName: (name) => name.replace(/\.[^.]*$/, (extension) => extension.toLowerCase()) })),
  },
  {
    id: 'filename-cut-between-dots',
    breaks: 'file.name.kept',
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
    sentence: 'A filename may hold steps to the directory above in the notation of Windows, which browsers follow.',
    plant: files(({ name, url }) => ({
      name: (asked, part, resumable) => (asked?.includes('\\') ? asked : name(asked, part, resumable)),
      url: (directory, name) => url(directory, name).replaceAll('%5C', '\\'),
    })),
  },
  {
    id: 'filename-overwrites',
    breaks: 'file.name.overwriting',
    sentence: 'A filename is a path, and the file of another upload is overwritten by it.',
    plant: files(({ name }) => ({ ...joined, name: (asked, ...others) => asked || name(asked, ...others) })),
  },
  {
    id: 'part-name-overwrites',
    breaks: 'file.name.overwriting',
    sentence: 'The name of a part is a path, and the file of another upload is overwritten by it.',
    plant: files(({ name }) => ({
      ...joined,
      name: (asked, part, resumable) => (asked ? name(asked, part, resumable) : part || name(asked, part, resumable)),
    })),
  },
  {
    id: 'part-name-traverses',
    breaks: 'file.name.traversal',
    sentence: 'The name of a part may hold steps to the directory above.',
    plant: files(({ name }) => ({
      name: (asked, part, resumable) => (asked ? name(asked, part, resumable) : part || name(asked, part, resumable)),
      url: (directory, name) => `/files/${directory}/${encodeURI(name)}`,
    })),
  },
  {
    id: 'filename-breaks-headers',
    breaks: 'file.name.header-line',
    sentence: 'A filename is put into a header of the file that is read back, with its line breaks.',
    plant: files(({ name }) => ({
      name: (asked, ...others) => (asked?.includes('\n') ? asked : name(asked, ...others)),
      readHeaders: broken,
    })),
  },
  {
    id: 'part-name-breaks-headers',
    breaks: 'file.name.header-line',
    sentence: 'The escapes in the name of a part are decoded, line breaks among them, and put into a header.',
    plant: files(({ name }) => ({
      name: (asked, part, resumable) =>
        !asked && part !== undefined && /%0A/i.test(part) ? decodeURIComponent(part) : name(asked, part, resumable),
      readHeaders: broken,
    })),
  },
  {
    id: 'filename-question-marks',
    breaks: 'file.name.lost-letters',
    sentence: 'Letters outside ASCII of a filename are answered as question marks.',
    plant: files(() => ({ toldName: (name) => name.replace(/[^\0-\x7f]/g, '?') })),
  },
  {
    id: 'filename-misread',
    breaks: 'file.name.letters',
    sentence: 'A filename in UTF-8 is read as Latin-1.',
    plant: files(() => ({ toldName: (name) => Buffer.from(name).toString('latin1') })),
  },
  {
    id: 'filename-not-escaped',
    breaks: 'file.name.markup',
    sentence: 'A filename is put into XML as it is.',
    plant: element((value) => value),
  },
  {
    id: 'filename-escaped-twice',
    breaks: 'file.name.markup',
    sentence: 'A filename is escaped twice in XML.',
    plant: element((_value, escaped) => escaped.replaceAll('&', '&amp;')),
  },
  {
    id: 'filename-escaped-twice-in-json',
    breaks: 'file.name.markup',
    sentence: 'A filename is escaped twice in JSON.',
    plant: change('answers', ({ json }) => ({
      json: { ...json, value: (name, text) => (name === 'filename' ? JSON.stringify(text).slice(1, -1) : text) },
    })),
  },
  {
    id: 'file-named-outside-ascii-lost',
    breaks: 'file.readback.names',
    sentence: 'A file whose name has characters outside ASCII is stored without their escapes, and not found by them.',
    plant: files(({ url }) => ({
      url: (directory, name) => (/^[ -~]*$/.test(name) ? url(directory, name) : `/files/${directory}/${name}`),
    })),
  },
  {
    id: 'url-with-number-sign',
    breaks: 'file.readback.names',
    sentence: 'The number signs and question marks of a filename stand in the url as they are.',
    plant: files(() => ({ toldUrl: (path) => path.replaceAll('%23', '#').replaceAll('%3F', '?') })),
  },
  {
    id: 'url-with-percent-sign',
    breaks: 'file.readback.names',
    sentence: 'The percent signs of a filename stand in the url as they are.',
    plant: files(() => ({ toldUrl: (path) => path.replaceAll('%25', '%') })),
  },
  {
    id: 'url-with-plus-signs',
    breaks: 'file.readback.names',
    sentence: 'The blanks of a filename are plus signs in the url, as if it were a form.',
    plant: files(() => ({ toldUrl: (path) => path.replaceAll('%20', '+') })),
  },
]);
