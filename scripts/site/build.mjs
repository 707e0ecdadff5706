/** The pages of the documents as one site, with search, and the OpenAPI document beside them. */
import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import Eleventy from '@11ty/eleventy';
import { close, createIndex } from 'pagefind';
import { linkAddress, pageAddress, slug } from './links.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/** Nothing is loaded from elsewhere, such as the logo of the renderer. Search is compiled by the browser. */
const policy = "default-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' data: blob:";

/** The order of the menu; what is not named follows by its name. */
const first = [
  ...['README.md', 'docs/testing-your-server.md', 'docs/ci.md', 'docs/library.md', 'docs/backends.md'],
  ...['docs/staging.md', 'docs/certification.md', 'docs/observing.md', 'docs/testing-your-uploader.md'],
  ...['docs/workbench.md', 'docs/clients.md', 'docs/requirements.md', 'docs/commands.md', 'docs/configuration.md'],
];

async function pagePaths() {
  const docs = (await readdir(join(root, 'docs'))).filter((name) => name.endsWith('.md')).sort();
  const all = ['README.md', ...docs.map((name) => `docs/${name}`), 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'];
  return [...first, ...all.filter((path) => !first.includes(path))];
}

function titleOf(path, text) {
  return path === 'README.md' ? 'Overview' : (/^# (.+)$/m.exec(text)?.[1] ?? path);
}

/** Headings get ids, and links lead to pages of the site or to the repository. */
function asSite(markdown, pages) {
  markdown.core.ruler.push('site', ({ tokens, env }) => {
    const seen = new Map();
    for (const [at, token] of tokens.entries()) {
      if (token.type === 'heading_open') {
        const children = tokens[at + 1].children.filter(({ type }) => ['text', 'code_inline'].includes(type));
        const id = slug(children.map(({ content }) => content).join(''));
        const times = seen.get(id) ?? 0;
        seen.set(id, times + 1);
        token.attrSet('id', times === 0 ? id : `${id}-${times}`);
      }
      for (const child of token.children ?? [])
        if (child.type === 'link_open') child.attrSet('href', linkAddress(child.attrGet('href'), env.source, pages));
    }
  });
}

/** The OpenAPI document, with everything that it needs. */
async function renderDocument(file) {
  const words = ['build-docs', 'openapi/upload.yaml', '--inlineBundle', '--output', file];
  await run(join(root, 'node_modules/.bin/redocly'), words, { cwd: root });
  const html = await readFile(file, 'utf8');
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  await writeFile(
    file,
    html.replace('<head>', () => `<head>${meta}`),
  );
}

/**
 * Makes the site.
 * @param {string} folder where it goes
 */
export async function buildSite(folder) {
  const paths = await pagePaths();
  const pages = new Set(paths);
  const texts = await Promise.all(paths.map((path) => readFile(join(root, path), 'utf8')));
  const menu = paths.map((path, at) => ({ address: pageAddress(path), title: titleOf(path, texts[at]) }));
  const eleventy = new Eleventy('scripts/site', folder, {
    configPath: false,
    quietMode: true,
    config(settings) {
      settings.setUseGitIgnore(false);
      settings.addPassthroughCopy({ 'scripts/site/style.css': 'style.css' });
      settings.amendLibrary('md', (markdown) => asSite(markdown, pages));
      for (const [at, path] of paths.entries()) {
        // `{{` and `{%` of the pages are text.
        settings.addTemplate(`${at}.md`, texts[at], {
          ...{ layout: 'page.njk', templateEngineOverride: 'md', permalink: menu[at].address, menu },
          ...{ title: menu[at].title, source: path, policy },
        });
      }
    },
  });
  await eleventy.write();
  await renderDocument(join(folder, 'openapi.html'));
  const { index } = await createIndex();
  await index.addDirectory({ path: folder, glob: '*.html' });
  await index.writeFiles({ outputPath: join(folder, 'pagefind') });
  await close();
}
