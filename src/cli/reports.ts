import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Option } from 'commander';
import type { Choice } from '../../reporters/choice.js';
import { UsageError } from '../usage-error.js';
import { writableFolder } from './files.js';

/** The option that names reports. */
export function reporterOption(): Option {
  return new Option(
    '--reporter <name[=file]>',
    'only these reports: json, junit, html, har, markdown, ctrf, badge, github, replay (may be given several times)',
  ).argParser((word: string, earlier: readonly string[] = []) => [...earlier, word]);
}

/** Makes sure that every report has a place. @throws UsageError */
export async function makeRoom(choices: readonly Choice[], reportDir: string): Promise<void> {
  if (choices.some(({ file }) => file === undefined)) await writableFolder(reportDir, '--report-dir');
  for (const { name, file } of choices) {
    if (file === undefined) continue;
    await writableFolder(dirname(file), `--reporter ${name}`);
    const there = await stat(file).catch(() => undefined);
    if (there?.isDirectory() === true) throw new UsageError(`--reporter ${name} names a folder: ${file}`);
  }
}
