import { beginning, printable } from '../../src/printable.js';
import { isWebAddress } from '../web-address.js';

/** What GitHub turns into links and notices after parsing Markdown, where a backslash does not help. */
const linked = /@|#(?=\w)|:(?=\/\/)|www(?=\.)|GH-(?=\d)/gi;

const markup = /[\\`*_[\]<>#|&~$]/g;

/**
 * A text as words of a sentence, also of a table: no markup, no element, no link, no mention, and on one line. Something
 * of ours must come before it on that line, or its first characters may turn it into a list.
 * @param characters the most that are shown
 */
export function words(text: string, characters = 600): string {
  return beginning(text, characters).replaceAll(linked, '$&\u200b').replaceAll(markup, '\\$&');
}

/** More backticks than the longest run of them in a text. */
function fence(text: string, least: number): string {
  const runs = text.match(/`+/g) ?? [];
  return '`'.repeat(runs.reduce((most, run) => Math.max(most, run.length + 1), least));
}

/** A text as code within a line, but not of a table, whose cells end at a bar even in code. */
export function code(text: string, characters = 200): string {
  const line = beginning(text, characters);
  return `${fence(line, 1)} ${line} ${fence(line, 1)}`;
}

/** A link; only the words where the address is not http or https. */
export function link(text: string, url: string): string {
  if (!isWebAddress(url)) return words(text, 200);
  // URL keeps a backslash in a query, where it would escape the end of the link.
  return `[${words(text, 200)}](<${new URL(url).href.replaceAll('\\', '%5C')}>)`;
}

/** A text as a block of code; nothing in its lines ends the block. */
export function block(text: string, language: 'text' | 'sh'): string {
  const lines = text.split('\n').map(printable);
  return `${fence(text, 3)}${language}\n${lines.join('\n')}\n${fence(text, 3)}`;
}
