import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ConfigurationError, loadConfiguration } from '../../src/config/load.js';

/** A new directory with these files, removed when the test is over. */
export async function directoryWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'upload-contract-config-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  for (const [name, content] of Object.entries(files)) await writeFile(join(directory, name), content);
  return directory;
}

/** Loads a configuration with this text, where it is looked for when none is named. */
export async function load(text: string, environment: NodeJS.ProcessEnv = {}) {
  return loadConfiguration(undefined, environment, await directoryWith({ 'upload-contract.yaml': text }));
}

/** The error that this ends with; any other outcome fails the test. */
export async function problemOf(outcome: Promise<unknown>): Promise<ConfigurationError> {
  const error = await outcome.then(
    () => new Error('it was accepted'),
    (reason: unknown) => reason,
  );
  if (error instanceof ConfigurationError) return error;
  throw error;
}
