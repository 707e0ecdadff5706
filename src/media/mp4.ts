import { bytes, latin1, u16, u32 } from './bytes.js';
import type { Format } from './format.js';
import { framed } from './frames.js';
import { literal, type Segment, sequence } from './layout.js';
import { random } from './random.js';

/** MP4 (ISO 14496-12): brand, movie header, media data. It has no tracks, so width and height mean nothing to it. */
export const mp4: Format = {
  type: 'video/mp4',
  extension: 'mp4',
  skeleton: (_size, seed) => {
    const head = bytes(...FILE_TYPE, ...movie(seed));
    return {
      smallest: head.length + MEDIA_DATA.overhead,
      padded: (length, payload) => sequence(literal(head), framed(length - head.length, MEDIA_DATA, payload)),
    };
  },
};

function box(type: string, ...data: readonly number[]): number[] {
  return [...u32(8 + data.length), ...latin1(type), ...data];
}

/** Several boxes rather than one with a 64-bit size, which some readers do not know. */
const MEDIA_DATA = {
  overhead: 8,
  least: 0,
  most: 2 ** 30,
  wrap: (payload: Segment) => sequence(literal(bytes(...u32(8 + payload.length), ...latin1('mdat'))), payload),
};

const FILE_TYPE = box('ftyp', ...latin1('isom'), ...u32(512), ...latin1('isomiso2mp41'));

const ONE = u32(0x00010000);
const ZERO = u32(0);
const MATRIX = [ONE, ZERO, ZERO, ZERO, ONE, ZERO, ZERO, ZERO, u32(0x40000000)].flat();

/** One second; the seed is in the date of creation. */
function movie(seed: number): number[] {
  const created = u32(random(seed)());
  const [timescale, duration, nextTrack] = [u32(1000), u32(1000), u32(1)];
  const rate = ONE;
  const volume = u16(0x0100);
  const reserved = new Array<number>(10).fill(0);
  const predefined = new Array<number>(24).fill(0);
  const times = [...created, ...created, ...timescale, ...duration];
  return box(
    'moov',
    ...box('mvhd', ...ZERO, ...times, ...rate, ...volume, ...reserved, ...MATRIX, ...predefined, ...nextTrack),
  );
}
