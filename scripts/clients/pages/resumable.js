// Resumable.js by its defaults: what it says is what its own events say.
import { input, say, token, url } from './page.js';

const uploader = new window.Resumable({ target: url, query: { upload_token: token }, chunkSize: 256 * 1024 });
uploader.assignBrowse(input());
uploader.on('fileAdded', () => uploader.upload());
uploader.on('fileSuccess', () => say('done'));
uploader.on('fileError', () => say('failed'));
