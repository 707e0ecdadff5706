import { randomBytes } from 'node:crypto';

/**
 * Text for the log of a GitHub workflow that may contain what a target sent: between these two commands the runner takes
 * no line as a command, and the target cannot know the word that ends it.
 */
export function unheeded(text: string): string {
  const word = randomBytes(16).toString('hex');
  return `::stop-commands::${word}\n${text}${text.endsWith('\n') ? '' : '\n'}::${word}::\n`;
}
