/** What a request says of its chunk. */
export interface ChunkClaim {
  /** Undefined where the parameter is absent, doubled with two values, or not a whole number. */
  readonly number: number | undefined;
  readonly chunkSize: number | undefined;
  readonly totalSize: number | undefined;
  readonly identifier: string | undefined;
}

/** A chunk whose four parameters can be read. */
export type WholeClaim = { readonly [Name in keyof ChunkClaim]: NonNullable<ChunkClaim[Name]> };

const names = ['resumableChunkNumber', 'resumableChunkSize', 'resumableTotalSize', 'resumableIdentifier'] as const;

function whole(text: string | undefined): number | undefined {
  return text !== undefined && /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** What a request says of its chunk; undefined when it has none of the four parameters. */
export function claimOf(
  value: (name: string) => string | undefined,
  has: (name: string) => boolean,
): ChunkClaim | undefined {
  if (!names.some(has)) return undefined;
  const [number, chunkSize, totalSize, identifier] = names.map(value);
  return { number: whole(number), chunkSize: whole(chunkSize), totalSize: whole(totalSize), identifier };
}

/** Whether all four parameters are there, each in one value. */
export function isWhole(claim: ChunkClaim): claim is WholeClaim {
  const { number, chunkSize, totalSize, identifier } = claim;
  return number !== undefined && chunkSize !== undefined && totalSize !== undefined && !!identifier;
}

/** How many chunks a file has: by Resumable.js's default the last one is long, with forceChunkSize it is short. */
export function countsOf({ chunkSize, totalSize }: Pick<WholeClaim, 'chunkSize' | 'totalSize'>): {
  readonly long: number;
  readonly short: number;
} {
  const parts = totalSize / chunkSize;
  return { long: Math.max(1, Math.floor(parts)), short: Math.max(1, Math.ceil(parts)) };
}

/** Bytes that a chunk has by either split, as far as there is such a chunk. */
function sizesOf(claim: WholeClaim): readonly number[] {
  const { long, short } = countsOf(claim);
  return [long, short].flatMap((count) => {
    if (claim.number < 1 || claim.number > count) return [];
    return [claim.number < count ? claim.chunkSize : claim.totalSize - (count - 1) * claim.chunkSize];
  });
}

/** What is wrong with a chunk, by whichever split. */
export type Wrong = 'short' | 'long' | 'last' | 'number-zero' | 'number-above' | 'total';

/**
 * What is certainly wrong with a chunk of so many bytes, however the file was split; undefined for one that may be right.
 */
export function wrongOf(claim: WholeClaim, size: number): Wrong | undefined {
  if (claim.chunkSize < 1 || claim.totalSize < 1) return undefined;
  if (claim.number < 1) return 'number-zero';
  const { long, short } = countsOf(claim);
  if (claim.number > short) return 'number-above';
  if (size > claim.totalSize) return 'total';
  if (sizesOf(claim).includes(size)) return undefined;
  if (claim.number >= long) return 'last';
  return size < claim.chunkSize ? 'short' : 'long';
}

/** Whether numbers cover a whole file by either split. */
export function covers(numbers: ReadonlySet<number>, claim: WholeClaim): boolean {
  const { long, short } = countsOf(claim);
  const upTo = (count: number): boolean => {
    if (count > numbers.size) return false;
    for (let number = 1; number <= count; number += 1) if (!numbers.has(number)) return false;
    return true;
  };
  return upTo(long) || upTo(short);
}
