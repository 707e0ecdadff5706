export function bytes(...values: readonly number[]): Uint8Array {
  return Uint8Array.from(values);
}

export function latin1(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Not by spreading: a call takes some 100,000 arguments and no more. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

/** Big-endian, as PNG, JPEG and MP4 count. */
export function u16(value: number): number[] {
  return [(value >>> 8) & 255, value & 255];
}

export function u32(value: number): number[] {
  return [...u16(value >>> 16), ...u16(value)];
}
