import type { ComponentChildren } from 'preact';
import { longest, marked } from './text.js';

/** Whether a text is so long that it scrolls in its own box. */
export function scrolls(text: string): boolean {
  return text.length > 1500 || text.split('\n', 21).length > 20;
}

/** Makes a scrolling box focusable, so that the keyboard can scroll it. */
export function scrollable(label: string) {
  return { role: 'group', tabIndex: 0, 'aria-label': label } as const;
}

interface BlockProps {
  /** Label of the box for assistive technology. */
  readonly label: string;
  /** The text of the box, or enough of it to know that it is long. */
  readonly text: string;
  /** Characters that are shown. */
  readonly limit?: number;
  readonly children?: ComponentChildren;
}

/** Text with its line breaks. */
export function Block({ label, text, limit = longest, children }: BlockProps) {
  const content = children ?? marked(text, true, limit);
  if (!scrolls(text)) return <pre dir="ltr">{content}</pre>;
  return (
    <pre dir="ltr" class="scrolls" {...scrollable(label)}>
      {content}
    </pre>
  );
}

/** A command to copy; the script of the page adds the button. */
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
