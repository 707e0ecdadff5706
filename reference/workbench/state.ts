import { floorSplit } from '../methods/chunk-rules.js';
import type { Answer } from '../state/model.js';
import type { Site } from '../state/site.js';

/** Things of each kind that are listed, the latest first. */
const listed = 200;

const latest = <T>(all: Iterable<T>): T[] => [...all].slice(-listed).reverse();

function seconds(ms: number): number {
  return Math.floor(ms / 1000);
}

/** What an instance holds: tokens with their uses, the pieces of unfinished files, photos and files. */
export function stateOf({ tokens, uploads, fileUploads, archive, files, clock }: Site): Answer {
  const now = clock.now();
  const state = {
    now: seconds(now),
    tokens: latest(tokens.all).map(({ text, kind, uses, expiresAt, background, returnUrl, metadata, photoId }) => ({
      token: text,
      kind,
      usesLeft: Math.max(0, uses.max - uses.taken),
      maxUploads: uses.max,
      validUntil: seconds(expiresAt),
      isExpired: now >= expiresAt,
      background,
      returnUrl: returnUrl ?? '',
      ...(kind === 'upload' ? { title: metadata.title } : { photoId }),
    })),
    uploads: latest([...uploads.all, ...fileUploads.all]).map(({ scope, first, pieces, completions, finished }) => ({
      under: scope,
      identifier: first.identifier,
      chunkSize: first.chunkSize,
      totalSize: first.totalSize,
      chunks: floorSplit.count(first),
      held: [...pieces.keys()].sort((a, b) => a - b),
      isComplete: completions > 0 || finished !== undefined,
    })),
    photos: latest(archive.all).map(({ photo, file }) => ({
      photoId: photo.photoId,
      treeId: photo.treeId,
      size: file?.size ?? 0,
      url: file === undefined ? '' : `/reference/photos/${encodeURIComponent(photo.photoId)}`,
    })),
    files: latest(files).map(([url, { name, size }]) => ({ url, name, size })),
  };
  return {
    status: 200,
    headers: [
      ['Content-Type', 'application/json'],
      ['Cache-Control', 'no-store'],
    ],
    body: Buffer.from(JSON.stringify(state)),
  };
}
