import type { ComponentChildren } from 'preact';
import { longest, marked } from './text.js';

/** Whether a text is so long that it scrolls in a box of its own. */
export function scrolls(text: string): boolean {
  return text.length > 1500 || text.split('\n', 21).length > 20;
}

/** Makes a box that scrolls reachable for the keyboard, which could not scroll it otherwise. */
export function scrollable(label: string) {
  return { role: 'group', tabIndex: 0, 'aria-label': label } as const;
}

interface BlockProps {
  /** Names the box for those who reach it by the keyboard. */
  readonly label: string;
  /** What stands in it, or as much of it as tells how long it is. */
  readonly text: string;
  /** Characters that are shown. */
  readonly limit?: number;
  readonly children?: ComponentChildren;
}

/** Text in lines, as it came. */
export function Block({ label, text, limit = longest, children }: BlockProps) {
  const content = children ?? marked(text, true, limit);
  if (!scrolls(text)) return <pre dir="ltr">{content}</pre>;
  return (
    <pre dir="ltr" class="scrolls" {...scrollable(label)}>
      {content}
    </pre>
  );
}

/** A command to be copied whole; the script of the page adds the button. */
export function Command({ title, command }: { readonly title: string; readonly command: string }) {
  return (
    <div class="command" data-copy={title}>
      <p class="label">{title}</p>
      <Block label={title} text={command}>
        <code>{marked(command, true, Number.POSITIVE_INFINITY)}</code>
      </Block>
    </div>
  );
}
