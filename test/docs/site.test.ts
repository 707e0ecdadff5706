import { access, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildSite } from '../../scripts/site/build.mjs';

type Node = DefaultTreeAdapterTypes.Node;

const inRepository = 'https://github.com/OWNER/upload-contract/blob/main/';
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'site-'));
  await buildSite(folder);
}, 240_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

/** The values of an attribute in a page. */
function valuesOf(node: Node, attribute: string): string[] {
  const own = 'attrs' in node ? node.attrs.filter(({ name }) => name === attribute).map(({ value }) => value) : [];
  const inside = 'childNodes' in node ? node.childNodes.flatMap((child) => valuesOf(child, attribute)) : [];
  return [...own, ...inside];
}

it('every link of the documents leads somewhere; addresses elsewhere are not fetched', async () => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.html') && name !== 'openapi.html');
  expect(names).toContain('index.html');
  const read = async (name: string): Promise<[string, Node]> => [
    name,
    parse(await readFile(join(folder, name), 'utf8')),
  ];
  const pages = new Map(await Promise.all(names.map(read)));
  const ids = new Map([...pages].map(([name, page]) => [name, new Set(valuesOf(page, 'id'))]));
  const dead: string[] = [];
  for (const [name, page] of pages) {
    for (const link of new Set([...valuesOf(page, 'href'), ...valuesOf(page, 'src')])) {
      const [address = '', fragment] = link.split('#');
      const isOurs = link.startsWith(inRepository);
      if (/^[a-z]+:/.test(link) && !isOurs) continue;
      const file = isOurs ? address.slice(inRepository.length) : join(folder, address === '' ? name : address);
      const exists = await access(file).then(
        () => true,
        () => false,
      );
      const target = ids.get(address === '' ? name : address);
      if (!exists || (fragment !== undefined && target?.has(decodeURIComponent(fragment)) === false))
        dead.push(`${name}: ${link}`);
    }
  }
  expect(dead).toEqual([]);
});

it('nothing is loaded from elsewhere', async () => {
  for (const name of ['index.html', 'openapi.html']) {
    const page = parse(await readFile(join(folder, name), 'utf8'));
    expect(valuesOf(page, 'src').filter((address) => /^(?:https?:)?\/\//.test(address))).toEqual([]);
    expect(valuesOf(page, 'content')).toContainEqual(expect.stringContaining("default-src 'self'"));
  }
});
