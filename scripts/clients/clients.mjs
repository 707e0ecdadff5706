/**
 * Clients that others wrote, as an integrator would use each on the first day.
 * A page has a script beside this file, and a library that it finds as a global or imports; a command has a script and
 * the program that runs it. `needs` is what that program has to be able to run.
 */
export const clients = [
  { id: 'resumable-1.1.0', name: 'Resumable.js 1.1.0', page: 'resumable', library: 'resumablejs' },
  { id: 'resumable-1.0.2', name: 'Resumable.js 1.0.2', page: 'resumable', library: 'resumablejs-1.0' },
  { id: 'flow', name: 'flow.js 2.14.1, mapped', page: 'flow', library: '@flowjs/flow.js' },
  { id: 'dropzone', name: 'Dropzone 5.9.3, mapped', page: 'dropzone', library: 'dropzone' },
  { id: 'uppy', name: 'Uppy 6 with XHRUpload', page: 'uppy' },
  { id: 'browser-fetch', name: 'fetch of Chromium', page: 'fetch' },
  { id: 'form', name: 'the form of the documents', page: 'form' },
  { id: 'node-fetch', name: 'fetch of Node.js', command: [process.execPath, 'fetch.mjs'] },
  { id: 'curl', name: 'curl', command: ['bash', 'curl.sh'], needs: ['curl', '--version'] },
  {
    id: 'requests',
    name: 'requests of Python',
    command: ['python3', 'upload.py'],
    needs: ['python3', '-c', 'import requests'],
  },
  { id: 'php', name: 'curl of PHP', command: ['php', 'upload.php'], needs: ['php', '-r', 'curl_version();'] },
];
