import { describe, expect, it } from 'vitest';
import { media } from '../../src/media/media.js';
import { files } from '../../suites/check/files.js';

describe('the files of a case', () => {
  it('differ from each other, and are the same in every run of the same seed', () => {
    const digests = (seed: number): string[] => {
      const made = files('run', seed);
      return [made.photo(), made.photo(), made.photo({ kind: 'jpeg', length: 900 })].map((part) =>
        media(part.descriptor).sha256(),
      );
    };
    expect(new Set(digests(5)).size).toBe(3);
    expect(digests(5)).toEqual(digests(5));
    expect(digests(5)).not.toEqual(digests(6));
  });

  it('have names that tell the run and are taken once', () => {
    const made = files('a1b2', 35);
    const names = [made.photo(), made.photo(), made.unsupported()].map((part) => part.filename);
    expect(names).toEqual(['uc-a1b2-z-1.png', 'uc-a1b2-z-2.png', 'uc-a1b2-z-3.txt']);
  });

  it('are as they were wished for', () => {
    const made = files('run', 1);
    expect(made.photo({ length: 1000, filename: 'x', type: 'y/z', seed: 9 })).toEqual({
      descriptor: { kind: 'png', length: 1000, seed: 9 },
      start: 0,
      end: 1000,
      filename: 'x',
      type: 'y/z',
    });
    const wide = made.media({ width: 96, height: 64, length: 12_000, payload: 'hostile' });
    expect(wide.descriptor).toMatchObject({ width: 96, height: 64, payload: 'hostile' });
    expect(made.unsupported()).toMatchObject({ type: 'text/plain', descriptor: { kind: 'text' } });
  });

  it('come in chunks of 100 bytes, with an identifier as Resumable.js makes it', () => {
    const made = files('run', 1);
    const file = made.chunked();
    expect(file.chunks.map((chunk) => chunk.end - chunk.start)).toEqual([100, 100, 100]);
    expect(file.identifier).toBe(`300-${file.filename.replaceAll('.', '')}`);
    const wished = made.chunked({ length: 250, chunkSize: 90, split: 'short-last', identifier: 'i', filename: 'f' });
    expect(wished.chunks.map((chunk) => chunk.end - chunk.start)).toEqual([90, 90, 70]);
    expect([wished.identifier, wished.filename]).toEqual(['i', 'f']);
    expect(made.piece(file, 5, 10)).toMatchObject({ start: 5, end: 10, filename: file.filename });
  });
});
