// Uppy with its plugin XHRUpload, which sends a file whole.
import Uppy from '@uppy/core';
import XHRUpload from '@uppy/xhr-upload';
import { input, say, token, url } from './page.js';

const uppy = new Uppy({ autoProceed: true, meta: { upload_token: token } });
uppy.use(XHRUpload, {
  endpoint: url,
  fieldName: 'file',
  allowedMetaFields: ['upload_token'],
  // Otherwise it wants JSON.
  getResponseData: ({ responseText }) => ({ text: responseText }),
});
uppy.on('upload-success', () => say('done'));
uppy.on('upload-error', () => say('failed'));
input().addEventListener('change', ({ target }) => {
  const [file] = target.files;
  uppy.addFile({ name: file.name, type: file.type, data: file });
});
