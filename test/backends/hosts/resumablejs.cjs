// The sample back end in the npm package resumablejs, as its app.js uses it, with a port and a folder of its own.
const { createRequire } = require('node:module');
const [installed, storage, port] = process.argv.slice(2);
const own = createRequire(`${installed}/package.json`);
process.env.TMPDIR = storage;
const express = own('express');
const multipart = own('connect-multiparty');
const resumable = own('resumablejs/samples/Node.js/resumable-node.js')(`${storage}/chunks`);

const app = express();
app.use(multipart());
app.post('/upload', (request, response) => {
  resumable.post(request, (status) => response.send(status));
});
app.get('/upload', (request, response) => {
  resumable.get(request, (status) => response.status(status === 'found' ? 200 : 404).send(status));
});
app.get('/download/:identifier', (request, response) => resumable.write(request.params.identifier, response));
app.listen(Number(port), '127.0.0.1');
