#!/usr/bin/env node
import { packageVersion } from '../package-version.js';
import { failureOf } from './failure.js';
import { main } from './program.js';

// A closed pipe, as in `| head`, is not an error.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

const lost = (error: unknown): void => {
  process.stderr.write(`upload-contract: ${failureOf(error).line}\n`);
  if (process.env.UPLOAD_CONTRACT_DEBUG === '1') console.error(error);
  process.exit(3);
};
process.on('uncaughtException', lost);
process.on('unhandledRejection', lost);

const { stdout, stderr, env } = process;
const status = await main(
  process.argv.slice(2),
  { stdout, stderr, environment: env, directory: process.cwd() },
  await packageVersion(),
);
// Exits without waiting for open handles: nothing left over may keep a finished command alive.
stdout.write('', () => process.exit(status));
