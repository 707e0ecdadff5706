import { readdir, readFile } from 'node:fs/promises';

/** A command that a page tells its readers to type. */
export interface Told {
  readonly page: string;
  /** As it is written, without prompt, comment and `npx`; a blank for each run of white space. */
  readonly text: string;
  /** The lines below it in the same block, where the block shows what the command prints. */
  readonly shown: readonly string[];
}

/** A fenced block of a page. */
export interface Block {
  readonly language: string;
  readonly lines: readonly string[];
}

const fence = /^( *)```(\S*)\n(.*?)^\1```$/gms;
const commands = /^(?:[A-Z_]+=(?:'[^']*'|\S+) )*(?:upload-contract|npm|npx|node|sh|git) \S/;

/** Every page that people read: paths from the root of the repository. */
export async function pages(): Promise<string[]> {
  const inDocs = (await readdir('docs')).filter((name) => name.endsWith('.md'));
  return ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...inDocs.sort().map((name) => `docs/${name}`)];
}

/** The fenced blocks of a page. */
export function blocksOf(markdown: string): Block[] {
  return [...markdown.matchAll(fence)].map(([, indent = '', language = '', body = '']) => ({
    language,
    lines: body
      .trimEnd()
      .split('\n')
      .map((line) => line.slice(indent.length)),
  }));
}

function plain(text: string): string {
  return text
    .replace(/^\$ /, '')
    .replace(/ +# .*$/, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/npx (?=upload-contract\b)/, '')
    .replaceAll('\\|', '|')
    .trim();
}

/** In a block of `sh` every line is a command; in one of `console` those with a prompt are, and the rest is printed. */
function inBlock(page: string, { language, lines }: Block): Told[] {
  if (language === 'sh') return lines.map((line) => ({ page, text: plain(line), shown: [] }));
  if (language !== 'console') return [];
  const starts = lines.flatMap((line, at) => (line.startsWith('$ ') ? [at] : []));
  return starts.map((at, nth) => ({
    page,
    text: plain(lines[at] ?? ''),
    shown: lines.slice(at + 1, starts[nth + 1]),
  }));
}

/** The commands of a page: those of its blocks, then those within its sentences. */
export async function commandsOf(page: string): Promise<Told[]> {
  const markdown = await readFile(page, 'utf8');
  const spans = [...markdown.replaceAll(fence, '').matchAll(/`([^`]+)`/g)].map(([, text = '']) => plain(text));
  return [
    ...blocksOf(markdown).flatMap((block) => inBlock(page, block)),
    ...spans.filter((text) => commands.test(text)).map((text) => ({ page, text, shown: [] })),
  ];
}
