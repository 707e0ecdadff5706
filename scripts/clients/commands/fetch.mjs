// fetch of Node.js: what it says is whether the answer is a success.
import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { argv, exit } from 'node:process';

const [url, token, path] = argv.slice(2);
const body = new FormData();
body.append('upload_token', token);
body.append('file', await openAsBlob(path), basename(path));
exit((await fetch(url, { method: 'POST', body })).ok ? 0 : 1);
