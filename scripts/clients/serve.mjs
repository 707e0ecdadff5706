import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const { resolve } = createRequire(import.meta.url);

/** The script of a page, with everything that it imports. */
async function bundled(page) {
  const entry = fileURLToPath(new URL(`pages/${page}.js`, import.meta.url));
  const built = await build({
    ...{ configFile: false, logLevel: 'silent', envFile: false },
    build: { write: false, minify: false, lib: { entry, formats: ['es'], fileName: 'page' } },
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return [built].flat()[0].output[0].code;
}

/** Serves the page of a client on loopback. @returns its address, and what ends it */
export async function servePage({ name, page, library }) {
  const html = `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>${name}</title>
<body><p id="state" data-upload="waiting"></p>
${library === undefined ? '' : '<script src="library.js"></script>'}<script type="module" src="page.js"></script></body></html>`;
  const files = {
    '/': ['text/html', html],
    '/page.js': ['text/javascript', await bundled(page)],
    ...(library && { '/library.js': ['text/javascript', await readFile(resolve(library))] }),
  };
  const server = createServer(({ url }, answer) => {
    const [type, body] = files[url.split('?', 1)[0]] ?? [];
    answer.writeHead(body === undefined ? 404 : 200, { 'Content-Type': `${type}; charset=utf-8` }).end(body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
