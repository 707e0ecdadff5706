import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { type KeyType, keyTypes } from '../../certify/key-types.js';
import { type Console, print } from '../console.js';
import { writeNamed } from '../files.js';

interface Flags {
  readonly type: KeyType;
  readonly out: string;
}

async function keygen({ type, out }: Flags, io: Console): Promise<void> {
  const { generateKeys, keyId, readPublicKey } = await import('../../certify/keys.js');
  const { privatePem, publicPem } = generateKeys(type);
  const privateName = `${out}.pem`;
  const publicName = `${out}.pub.pem`;
  const privatePath = resolve(io.directory, privateName);
  await writeNamed(privatePath, privateName, privatePem, { exclusive: true, mode: 0o600 });
  try {
    await writeNamed(resolve(io.directory, publicName), publicName, publicPem, { exclusive: true });
  } catch (error) {
    await rm(privatePath);
    throw error;
  }
  print(io, `private key  ${privateName}   keep it secret`);
  print(io, `public key   ${publicName}   publish it`);
  print(io, `key id       ${keyId(readPublicKey(publicPem, publicName))}`);
}

/** `keygen`: creates a key pair for signing certificates. */
export function addKeygen(program: Command, io: Console): void {
  program
    .command('keygen')
    .description('create a key pair for signing certificates')
    .addOption(new Option('--type <type>', 'the kind of key').choices(keyTypes).default('ed25519'))
    .option(
      '--out <prefix>',
      'write PREFIX.pem and PREFIX.pub.pem; existing files are never overwritten',
      'upload-contract-key',
    )
    .action((flags: Flags) => keygen(flags, io));
}
