import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(content.length);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** A whole PNG without what is not needed to show it, and with its pixels compressed anew; other bytes as they are. */
export function optimised(bytes: Buffer): Buffer {
  if (bytes.indexOf(signature) !== 0) return bytes;
  const head: Buffer[] = [];
  const pixels: Buffer[] = [];
  for (let at = signature.length; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const content = bytes.subarray(at + 8, at + 8 + length);
    if (type === 'IDAT') pixels.push(content);
    else if (type === 'IHDR' || type === 'PLTE' || type === 'tRNS') head.push(chunk(type, content));
    else if (type === 'IEND') {
      const smaller = deflateSync(inflateSync(Buffer.concat(pixels)), { level: 9 });
      return Buffer.concat([signature, ...head, chunk('IDAT', smaller), chunk('IEND', Buffer.alloc(0))]);
    }
    at += length + 12;
  }
  return bytes;
}
