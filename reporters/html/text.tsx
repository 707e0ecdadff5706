import type { ComponentChild } from 'preact';

const unseenKinds = String.raw`[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}]`;

/** Invisible characters, and those that change how others are read: controls, bidi overrides, unpaired surrogates. */
const unseen = new RegExp(`${unseenKinds}+`, 'gu');

/** The same, except line feeds and tabs. */
const unseenInLines = new RegExp(`(?:(?![\\n\\t])${unseenKinds})+`, 'gu');

/** Characters of one text that a report shows. */
export const longest = 4000;

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A run of invisible characters by code point, repeats counted: "U+202E U+0000 ×12". */
function named(run: string): string {
  const names: { name: string; times: number }[] = [];
  for (const character of run) {
    const name = codePoint(character);
    const last = names.at(-1);
    if (last?.name === name) last.times += 1;
    else names.push({ name, times: 1 });
  }
  return names.map(({ name, times }) => (times === 1 ? name : `${name} ×${times}`)).join(' ');
}

/** A text, cut with its length where it is too long for a report. Never ends in half a character. */
function shortened(text: string, limit: number): { readonly shown: string; readonly rest: string } {
  if (text.length <= limit) return { shown: text, rest: '' };
  const shown = text.slice(0, limit).replace(/[\ud800-\udbff]$/, '');
  return { shown, rest: `… (${text.length} characters in all)` };
}

/** Untrusted text for titles and labels, which cannot contain markup. */
export function visible(text: string, limit = 200): string {
  const { shown, rest } = shortened(text, limit);
  return shown.replaceAll(unseen, (run) => `[${named(run)}]`) + rest;
}

/** Writes out invisible characters in a finished page: a safety net under all of its parts. */
export function spelledOut(html: string): string {
  return html.replaceAll(unseenInLines, (run) => `[${named(run)}]`);
}

/** Untrusted text with invisible characters written out, as children of an element. */
export function marked(text: string, lines = false, limit = longest): ComponentChild {
  const { shown, rest } = shortened(text, limit);
  const pattern = lines ? unseenInLines : unseen;
  if (shown.search(pattern) === -1) return shown + rest;
  const children: ComponentChild[] = [];
  let from = 0;
  for (const { 0: run, index } of shown.matchAll(pattern)) {
    children.push(shown.slice(from, index), <mark>{named(run)}</mark>);
    from = index + run.length;
  }
  children.push(shown.slice(from), rest);
  return children;
}

/** Untrusted text within a sentence, isolated so that it cannot change the direction of the text around it. */
export function Said({ text, limit = longest }: { readonly text: string; readonly limit?: number }) {
  return <bdi>{marked(text, false, limit)}</bdi>;
}

/** Untrusted text as code. */
export function Code({ text, limit = longest }: { readonly text: string; readonly limit?: number }) {
  return <code dir="ltr">{marked(text, false, limit)}</code>;
}

/** The most bytes of HTML of a text. */
export function weight(text: string, limit = longest): number {
  const shown = text.length > limit ? text.slice(0, limit) : text;
  const escaped = shown.match(/[&<"]/g)?.length ?? 0;
  const spelled = shown.match(unseen) ?? [];
  return Buffer.byteLength(shown) + escaped * 5 + spelled.reduce((sum, run) => sum + 13 + run.length * 8, 0);
}
