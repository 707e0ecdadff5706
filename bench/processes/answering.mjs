/** A server that takes whatever comes and gives the answer of a token. */
import { createServer } from 'node:http';
import { listening } from './listening.mjs';

const answer = `<?xml version="1.0" encoding="UTF-8"?>
<response status="ok" permission_level="write" message="Token issued" cached="0">
  <uploadtoken upload_token="0123456789abcdef0123456789abcdef" valid_until="1800000000" valid_minutes="180"/>
</response>
`;

const server = createServer((request, response) => {
  request.resume().on('end', () => {
    response.writeHead(200, { 'content-type': 'text/xml; charset=utf-8' }).end(answer);
  });
});
process.send?.(await listening(server));
