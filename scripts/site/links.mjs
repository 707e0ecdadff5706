/** Addresses of the site: what a link of a page in the repository becomes. */
import { posix } from 'node:path';

const repository = 'https://github.com/OWNER/upload-contract/blob/main/';

/** The id of a heading, as GitHub makes it, so that links work in both places. */
export function slug(heading) {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');
}

/**
 * The address of a page in the site: README.md is its index, and everything stands in one folder.
 * @param {string} path from the root of the repository
 */
export function pageAddress(path) {
  return path === 'README.md' ? 'index.html' : `${posix.basename(path, '.md').toLowerCase()}.html`;
}

/**
 * @param {string} link as it is written in a page
 * @param {string} page path of that page, from the root of the repository
 * @param {ReadonlySet<string>} pages paths of all pages
 */
export function linkAddress(link, page, pages) {
  if (/^(?:[a-z]+:|#)/.test(link)) return link;
  const [file = '', fragment] = link.split('#');
  const path = posix.normalize(posix.join(posix.dirname(page), file));
  const anchor = fragment === undefined ? '' : `#${fragment}`;
  if (path === 'openapi/upload.yaml') return 'openapi.html';
  return (pages.has(path) ? pageAddress(path) : `${repository}${path}`) + anchor;
}
