import { open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { StoredFile } from '../state/model.js';

export type MediaKind = 'png' | 'jpeg' | 'gif' | 'mp4';

/** Up to `length` bytes from `offset`; fewer only at the end. */
type Reading = (offset: number, length: number) => Promise<Buffer>;

/** A file that is read at any place, a window at a time, so that its size does not matter. */
class Window {
  readonly #read: Reading;
  readonly size: number;
  #start = 0;
  #bytes: Buffer = Buffer.alloc(0);

  constructor(read: Reading, size: number) {
    this.#read = read;
    this.size = size;
  }

  async at(offset: number, length: number): Promise<Buffer> {
    if (offset < this.#start || offset + length > this.#start + this.#bytes.length) {
      const wanted = Math.max(0, Math.min(Math.max(length, 1 << 16), this.size - offset));
      this.#bytes = await this.#read(offset, wanted);
      this.#start = offset;
    }
    return this.#bytes.subarray(offset - this.#start, offset - this.#start + length);
  }
}

/** Recognises a file by its whole structure, never by its name. A damaged file is of no kind. */
export function recognise(file: StoredFile): Promise<MediaKind | undefined> {
  return lookInto(file, kindOf);
}

/** Recognises a file by its first bytes alone, as many servers do. */
export function kindByFirstBytes(file: StoredFile): Promise<MediaKind | undefined> {
  return lookInto(file, beginning);
}

/** Opens a file wherever it is kept, and looks into it. */
async function lookInto<T>({ content, size }: StoredFile, look: (file: Window) => Promise<T>): Promise<T> {
  if (typeof content !== 'string')
    return look(new Window(async (offset, length) => content.subarray(offset, offset + length), size));
  const handle = await open(content);
  try {
    const read: Reading = async (offset, length) => {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, offset);
      return buffer.subarray(0, bytesRead);
    };
    return await look(new Window(read, size));
  } finally {
    await handle.close();
  }
}

async function beginning(file: Window): Promise<MediaKind | undefined> {
  const head = (await file.at(0, 12)).toString('latin1');
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (/^GIF8[79]a/.test(head)) return 'gif';
  if (head.startsWith('\xff\xd8')) return 'jpeg';
  return head.slice(4, 8) === 'ftyp' ? 'mp4' : undefined;
}

const structures: Readonly<Record<MediaKind, (file: Window) => Promise<boolean>>> = {
  png: isPng,
  jpeg: isJpeg,
  gif: isGif,
  mp4: isMp4,
};

async function kindOf(file: Window): Promise<MediaKind | undefined> {
  try {
    const kind = await beginning(file);
    return kind !== undefined && (await structures[kind](file)) ? kind : undefined;
  } catch (error) {
    // A read behind the end of a file that breaks off.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

async function isPng(file: Window): Promise<boolean> {
  let hasData = false;
  for (let offset = 8; ; ) {
    const head = await file.at(offset, 8);
    const length = head.readUInt32BE(0);
    const type = head.toString('latin1', 4, 8);
    if (offset === 8 && !(type === 'IHDR' && length === 13)) return false;
    let sum = crc32(head.subarray(4));
    for (let done = 0; done < length; ) {
      const bytes = await file.at(offset + 8 + done, Math.min(length - done, 1 << 16));
      if (bytes.length === 0) return false;
      sum = crc32(bytes, sum);
      done += bytes.length;
    }
    if ((await file.at(offset + 8 + length, 4)).readUInt32BE(0) !== sum) return false;
    if (type === 'IDAT') hasData = true;
    if (type === 'IEND') return hasData;
    offset += 12 + length;
  }
}

async function isGif(file: Window): Promise<boolean> {
  const tableSize = (flags: number) => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);
  const skipBlocks = async (offset: number): Promise<number> => {
    for (let next = offset; ; ) {
      const length = (await file.at(next, 1)).readUInt8(0);
      next += 1 + length;
      if (length === 0) return next;
    }
  };
  let hasImage = false;
  for (let offset = 13 + tableSize((await file.at(10, 1)).readUInt8(0)); ; ) {
    const block = (await file.at(offset, 1)).readUInt8(0);
    if (block === 0x3b) return hasImage;
    if (block === 0x21) offset = await skipBlocks(offset + 2);
    else if (block === 0x2c) {
      const table = tableSize((await file.at(offset + 9, 1)).readUInt8(0));
      offset = await skipBlocks(offset + 11 + table);
      hasImage = true;
    } else return false;
  }
}

async function isJpeg(file: Window): Promise<boolean> {
  let hasFrame = false;
  let hasScan = false;
  for (let offset = 2; ; ) {
    const head = await file.at(offset, 4);
    if (head.readUInt8(0) !== 0xff) return false;
    const marker = head.readUInt8(1);
    if (marker === 0xff) {
      offset += 1;
      continue;
    }
    if (marker === 0xd9) return hasFrame && hasScan;
    offset += 2 + head.readUInt16BE(2);
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) hasFrame = true;
    if (marker === 0xda) {
      hasScan = true;
      offset = await endOfScan(file, offset);
    }
  }
}

/** The offset of the next marker that is neither a stuffed byte nor a restart. */
async function endOfScan(file: Window, start: number): Promise<number> {
  for (let offset = start; ; ) {
    const bytes = await file.at(offset, 1 << 15);
    if (bytes.length < 2) throw new RangeError('The scan does not end');
    const found = bytes.indexOf(0xff);
    if (found === -1 || found === bytes.length - 1) {
      offset += found === -1 ? bytes.length : found;
      if (found === 0 && bytes.length === 1) throw new RangeError('The scan does not end');
      continue;
    }
    const next = bytes.readUInt8(found + 1);
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return offset + found;
    offset += found + 2;
  }
}

async function isMp4(file: Window): Promise<boolean> {
  let hasMovie = false;
  for (let offset = 0; offset < file.size; ) {
    const head = await file.at(offset, 16);
    const short = head.readUInt32BE(0);
    const length = short === 0 ? file.size - offset : short === 1 ? Number(head.readBigUInt64BE(8)) : short;
    if (length < 8 || offset + length > file.size) return false;
    if (head.toString('latin1', 4, 8) === 'moov') hasMovie = true;
    offset += length;
  }
  return hasMovie;
}
