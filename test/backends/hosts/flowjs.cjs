// The sample back end in the npm package @flowjs/flow.js, as its app.js uses it, with a port and a folder of its own.
const { createRequire } = require('node:module');
const [installed, storage, port] = process.argv.slice(2);
const own = createRequire(`${installed}/package.json`);
process.env.TMPDIR = storage;
const express = own('express');
const multipart = own('connect-multiparty');
const flow = own('@flowjs/flow.js/samples/Node.js/flow-node.js')(`${storage}/chunks`);

const app = express();
app.post('/upload', multipart(), (request, response) => {
  // The sample sends the word as the status, which Express does not take: here it is the body, and the status the host's.
  flow.post(request, (status) => response.status(/^(?:partly_)?done$/.test(status) ? 200 : 400).send(status));
});
app.get('/upload', (request, response) => {
  flow.get(request, (status) => response.status(status === 'found' ? 200 : 204).send());
});
app.get('/download/:identifier', (request, response) => flow.write(request.params.identifier, response));
app.listen(Number(port), '127.0.0.1');
