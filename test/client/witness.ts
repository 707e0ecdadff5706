import type { IncomingMessage } from 'node:http';
import type { SeenRequest } from './oauth-verifier.js';
import { serving } from './serving.js';

/** Credentials whose every part has to be encoded. */
export const keys = {
  consumerKey: 'consumer key',
  consumerSecret: 'c&onsumer s=cret',
  token: 'to/ken+',
  tokenSecret: 'tökén secret',
};

/** A server that keeps what it saw. */
export async function witness(
  date = () => new Date(),
): Promise<{ url: string; seen: (SeenRequest & { type: string })[] }> {
  const seen: (SeenRequest & { type: string })[] = [];
  const take = async (request: IncomingMessage): Promise<void> => {
    const blocks: Buffer[] = [];
    for await (const block of request) blocks.push(block);
    const type = request.headers['content-type'] ?? '';
    const body = Buffer.concat(blocks).toString();
    seen.push({
      method: request.method ?? '',
      url: `http://${request.headers.host}${request.url}`,
      type,
      ...(request.headers.authorization === undefined ? {} : { authorization: request.headers.authorization }),
      ...(type.startsWith('application/x-www-form-urlencoded') ? { form: body } : {}),
    });
  };
  const url = await serving((request, response) => {
    void take(request).then(() =>
      response.writeHead(200, { date: date().toUTCString() }).end('<response status="ok"/>'),
    );
  });
  return { url, seen };
}
