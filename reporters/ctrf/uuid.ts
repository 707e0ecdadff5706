import { createHash } from 'node:crypto';

/** The namespace of names within this tool. */
const namespace = Buffer.from('6f6d1f0a6b4e4a53a5b1c2f0d6b1a9e7', 'hex');

/** A UUID of version 5 (RFC 9562, 5.5): the same for the same name, so that tools can keep histories of tests. */
export function uuid(name: string): string {
  const bytes = createHash('sha1').update(namespace).update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
