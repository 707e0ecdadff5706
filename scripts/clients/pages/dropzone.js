// Dropzone in chunks, with its parameters under the names of the documents. It brings an input of its own.
import { say, token, url } from './page.js';

const chunkSize = 256 * 1024;
const place = document.body.appendChild(document.createElement('div'));
const uploader = new window.Dropzone(place, {
  url,
  chunking: true,
  forceChunking: true,
  chunkSize,
  retryChunks: true,
  maxFilesize: null,
  params: (_files, _xhr, chunk) => ({
    upload_token: token,
    ...(chunk && {
      resumableChunkNumber: chunk.index + 1,
      resumableChunkSize: chunkSize,
      resumableTotalSize: chunk.file.size,
      resumableIdentifier: chunk.file.upload.uuid,
    }),
  }),
});
uploader.on('success', () => say('done'));
uploader.on('error', () => say('failed'));
