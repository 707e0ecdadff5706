/** The names of the commands, from the help of the program. */
export function commandNames(help) {
  const [, list = ''] = help.split('\nCommands:\n');
  return [...list.matchAll(/^ {2}([a-z]+)\b/gm)].map(([, name]) => name).filter((name) => name !== 'help');
}

/**
 * docs/commands.md: the help of every command.
 * @param {(words: string[]) => Promise<string>} helpOf what the program prints for words
 */
export async function commandsPage(helpOf) {
  const names = commandNames(await helpOf(['--help']));
  const sections = [];
  for (const name of names)
    sections.push(`## ${name}\n\n\`\`\`text\n${(await helpOf([name, '--help'])).trimEnd()}\n\`\`\`\n`);
  const links = names.map((name) => `[${name}](#${name})`).join(', ');
  return `# Commands\n\nMade by \`npm run docs\` from the help of each command. Exit status 2 is wrong usage, everywhere.\n\n${links}\n\n${sections.join('\n')}`;
}
