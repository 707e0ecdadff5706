// flow.js by its defaults, with its parameters under the names of the documents as well.
import { input, say, token, url } from './page.js';

const uploader = new window.Flow({
  target: url,
  chunkSize: 256 * 1024,
  // For it 404 is the end of a file, also where it only asks whether a chunk is there.
  testChunks: false,
  query: ({ size, uniqueIdentifier }, { offset, chunkSize }) => ({
    upload_token: token,
    resumableChunkNumber: offset + 1,
    resumableChunkSize: chunkSize,
    resumableTotalSize: size,
    resumableIdentifier: uniqueIdentifier,
  }),
});
uploader.assignBrowse(input());
uploader.on('filesSubmitted', () => uploader.upload());
uploader.on('fileSuccess', () => say('done'));
uploader.on('fileError', () => say('failed'));
