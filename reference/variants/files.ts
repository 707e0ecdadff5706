import { randomBytes } from 'node:crypto';
import { change } from '../decisions/decisions.js';
import { baseName, type FileDecisions } from '../decisions/files.js';
import type { Variant } from '../faults/fault.js';
import { optimised } from './optimised.js';

const files = (make: (before: FileDecisions) => Partial<FileDecisions>) => change('files', make);

/** Changes the names under which files are stored. */
const named = (changed: (name: string) => string) =>
  files(({ name }) => ({ name: (asked, part, resumable) => changed(name(asked, part, resumable)) }));

/** Letters of ASCII, digits and hyphens in small letters, as many frameworks make names for the web. */
const tidied = (name: string) =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z0-9.]+/g, '-')
    .replaceAll(/\.(?=.*\.)/g, '-');

/** The extension of a name with its dot, if it is a plain one. */
const extensionOf = (name: string) => /\.[a-z0-9]+$/i.exec(name)?.[0] ?? '';

/** A page, a script or a drawing without the blanks and line ends that it does not need. */
const minified = (bytes: Buffer, _size: number, name: string) =>
  /\.(?:html|css|js|svg)$/.test(name)
    ? Buffer.from(bytes.toString('latin1').replaceAll(/\s+/g, ' ').trim(), 'latin1')
    : bytes;

/** What file/upload makes of a file, and how it is read back, where the documents leave it open. */
export const fileVariants: readonly Variant[] = [
  {
    id: 'files-may-be-empty',
    sentence: 'A file of zero bytes is stored, also that of a form whose file was not chosen.',
    misses: ['file.upload.empty'],
    choose: files(() => ({ takesEmpty: () => true, uploadNeedsFile: ({ isUnchosen }) => !isUnchosen })),
  },
  {
    id: 'files-readable-late',
    sentence: 'A file can be read back 300 milliseconds after it was stored, as behind a delivery network.',
    choose: files(() => ({ readableAfterMs: 300 })),
  },
  {
    id: 'files-delivered-elsewhere',
    sentence: 'The url of a file redirects to another address.',
    choose: files(() => ({
      movedTo: (path) =>
        path.startsWith('/files/delivery/') ? undefined : path.replace('/files/', '/files/delivery/'),
    })),
  },
  {
    id: 'files-for-callers-only',
    sentence: 'Files are read back with credentials only.',
    choose: files(() => ({ isReadableBy: (authorization) => authorization !== undefined })),
  },
  {
    id: 'urls-without-scheme',
    sentence: 'The url of a file begins with two slashes and the host.',
    choose: files(() => ({ toldUrl: (path, root) => root.replace(/^https?:/, '') + path })),
  },
  {
    id: 'urls-with-signature',
    sentence: 'The url of a file has a query.',
    choose: files(() => ({ toldUrl: (path) => `${path}?expires=1999999999&signature=a%2Fb%3D` })),
  },
  {
    id: 'files-by-content',
    sentence: 'Files of the same content are one file, under an address made from the content.',
    choose: files(() => ({
      directory: (_objectId, digest) => digest,
      url: (directory, name) => `/files/${directory}${extensionOf(name)}`,
    })),
  },
  {
    id: 'pictures-optimised',
    sentence: 'A PNG is read back without what is not needed to show it.',
    choose: files(() => ({ alter: optimised })),
  },
  {
    id: 'only-pictures-and-optimised',
    sentence: 'Only pictures are stored, and they are optimised.',
    choose: files(() => ({ alter: optimised, stores: (kind) => kind !== undefined && kind !== 'mp4' })),
  },
  {
    id: 'pages-minified',
    sentence: 'Pages, style sheets, scripts and drawings are read back without unneeded blanks and line ends.',
    misses: ['file.readback.pages'],
    choose: files(() => ({ alter: minified })),
  },
  {
    id: 'names-tidied',
    sentence: 'Files are stored under names of small letters, digits and hyphens.',
    misses: ['file.name.kept'],
    choose: named(tidied),
  },
  {
    id: 'names-made-unique',
    sentence: 'A few characters are added to the name of each file.',
    misses: ['file.name.kept'],
    choose: named((name) => name.replace(/(?=\.[^.]*$)|$/, `-${randomBytes(3).toString('hex')}`)),
  },
  {
    id: 'names-kept-literally',
    sentence: 'Slashes, backslashes and escapes are a part of a name, and escaped in the url.',
    misses: ['file.chunk.blob'],
    choose: files(() => ({ name: (asked, part, resumable) => asked || part || baseName(resumable ?? '') })),
  },
  {
    id: 'names-without-foreign-letters',
    sentence: 'Letters outside ASCII become question marks in a name.',
    misses: ['file.name.lost-letters'],
    choose: named((name) => name.replace(/[^\0-\x7f]/g, '?')),
  },
  {
    id: 'unknown-objects-refused',
    sentence: 'A file for an object that there is not is refused.',
    choose: files(() => ({ refusesObject: () => 404 })),
  },
  {
    id: 'images-rescaled-later',
    sentence: 'A rescaled image is read back as it was sent for 300 milliseconds.',
    choose: files(() => ({ rescaledAfterMs: 300 })),
  },
  {
    id: 'images-rescaled-to-jpeg',
    sentence: 'A rescaled image is a JPEG.',
    choose: files(() => ({ rescaledFormat: 'jpeg' })),
  },
  {
    id: 'images-never-enlarged',
    sentence: 'An image below its minimum is left as it is.',
    choose: files(({ rescaledSize }) => ({
      rescaledSize: (image, { minWidth: _width, minHeight: _height, ...bounds }, asked) =>
        rescaledSize(image, bounds, asked),
    })),
  },
  {
    id: 'heights-rounded-away',
    sentence: 'An image that is made smaller is a pixel lower than its proportions make it.',
    choose: files(({ rescaledSize }) => ({
      rescaledSize(image, bounds, asked) {
        const { width, height } = rescaledSize(image, bounds, asked);
        return { width, height: height < image.height ? Math.max(1, height - 1) : height };
      },
    })),
  },
  {
    id: 'image-p-read-loosely',
    sentence: 'Any image_p but 0, no and nothing rescales.',
    choose: files(() => ({ rescales: (asked = '') => !['', '0', 'no', 'false'].includes(asked) })),
  },
  {
    id: 'file-chunks-acknowledged-in-xml',
    sentence: 'A chunk of file/upload that is not the last is answered in XML, with an empty url.',
    choose: change('fileChunks', () => ({
      innerAnswer: () => ({
        status: 200,
        headers: [['Content-Type', 'text/xml; charset=utf-8']],
        body: Buffer.from(
          '<response status="ok" permission_level="write" message="The chunk was accepted" cached="0"><url/><filename/></response>',
        ),
      }),
    })),
  },
  {
    id: 'file-chunks-late-plain',
    sentence: 'A chunk of a complete file that is sent again is answered with HTTP 200 and no url.',
    choose: change('fileChunks', ({ innerAnswer }) => ({ againAnswer: () => innerAnswer() })),
  },
  {
    id: 'file-chunks-late-refused',
    sentence: 'A chunk of a complete file that is sent again is answered with HTTP 409.',
    choose: change('fileChunks', ({ wrong }) => ({ againAnswer: () => ({ ...wrong(undefined), status: 409 }) })),
  },
  {
    id: 'file-begun-anew-after-wrong-chunk',
    sentence: 'After a chunk of a wrong size the whole file has to be sent again.',
    misses: ['file.chunk.recovered'],
    choose: change('fileChunks', () => ({ afterWrong: (upload) => upload.pieces.clear() })),
  },
];
