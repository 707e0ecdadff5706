import { Busboy } from '@fastify/busboy';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FilePart } from '../../src/client/call.js';
import { multipart } from '../../src/client/multipart.js';
import type { Pairs } from '../../src/client/pairs.js';
import { media } from '../../src/media/media.js';
import { photo } from './client.js';

interface Parsed {
  readonly fields: [string, string][];
  readonly files: { field: string; filename: string; type: string; bytes: Buffer }[];
  /** All bytes that were made. */
  readonly size: number;
}

/** Reads a form back with another library than the one that wrote it. */
async function parsed(form: Pairs, file: FilePart | undefined): Promise<Parsed> {
  const body = multipart(form, file);
  const fields: Parsed['fields'] = [];
  const files: Parsed['files'] = [];
  const limits = { fieldNameSize: 1_000_000, fieldSize: 10_000_000 };
  const parser = new Busboy({ headers: { 'content-type': body.contentType }, preservePath: true, limits });
  parser.on('field', (name, value) => fields.push([name, value]));
  parser.on('file', (field, stream, filename, _encoding, type) => {
    const blocks: Buffer[] = [];
    stream.on('data', (block: Buffer) => blocks.push(block));
    stream.on('end', () => files.push({ field, filename, type, bytes: Buffer.concat(blocks) }));
  });
  const finished = new Promise<void>((resolve, reject) => parser.on('finish', resolve).on('error', reject));
  let size = 0;
  for await (const block of body.bytes()) {
    size += block.length;
    parser.write(Buffer.from(block));
  }
  parser.end();
  await finished;
  expect(body.length).toBe(size);
  return { fields, files, size };
}

/** What browsers make of a name in the head of a part, where it stands in quotes. */
const escaped = (name: string): string => name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');

/** What browsers make of the line ends in a value. */
const withCrLf = (value: string): string => value.replaceAll(/\r\n|\r|\n/g, '\r\n');

const nasty = ['"', "'", '\r', '\n', '\r\n', ';', '=', '\\', ' ', '--', 'æ', '東', '😀', '\t', '%22', '/', ''];
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.constantFrom(...nasty, 'a', 'b'), { maxLength: 8 }).map((pieces) => pieces.join('')),
);
// In the head of a part a backslash before a quote has two readings, and a parser may give up at a NUL.
const name = text.filter((one) => one !== '' && !/[\\\0]/.test(one) && one.trim() === one);

describe('a form', () => {
  it('has its file behind its fields, or before them where it is to come first', async () => {
    const order = async (file: FilePart): Promise<string[]> => {
      const blocks: Uint8Array[] = [];
      for await (const block of multipart([['a', '1']], file).bytes()) blocks.push(block);
      return [
        ...Buffer.concat(blocks)
          .toString('latin1')
          .matchAll(/form-data; name="(\w+)"/g),
      ].map(([, name = '']) => name);
    };
    expect(await order(photo(200))).toEqual(['a', 'file']);
    expect(await order({ ...photo(200), first: true })).toEqual(['file', 'a']);
  });

  it('is read back with its names, values and file, whatever they hold', async () => {
    const file = fc.record({
      length: fc.integer({ min: 100, max: 3000 }),
      hostile: fc.boolean(),
      from: fc.nat({ max: 99 }),
      filename: name,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(name, text), { maxLength: 5 }),
        fc.option(file, { nil: undefined }),
        async (form, wish) => {
          const descriptor = { kind: 'png', seed: 3, length: wish?.length ?? 100 } as const;
          const part =
            wish === undefined
              ? undefined
              : photo(wish.length, {
                  descriptor: { ...descriptor, ...(wish.hostile ? { payload: 'hostile' } : {}) },
                  start: wish.from,
                  filename: wish.filename,
                });
          const { fields, files } = await parsed(form, part);
          expect(fields).toEqual(form.map(([one, value]) => [escaped(one), withCrLf(value)]));
          const sent = part && {
            field: 'file',
            filename: escaped(part.filename),
            type: 'image/png',
            bytes: Buffer.from(media(part.descriptor).bytes(part.start, part.end)),
          };
          expect(files).toEqual(sent === undefined ? [] : [sent]);
        },
      ),
      { numRuns: 100 },
    );
  }, 60_000);

  it('has its length reckoned in bytes, not in characters', async () => {
    const { size } = await parsed([['ä', '東京 😀']], photo(200, { filename: 'blåbær 東京.png' }));
    expect(size).toBe(multipart([['ä', '東京 😀']], photo(200, { filename: 'blåbær 東京.png' })).length);
  });

  it('keeps repeated names and their order', async () => {
    const form: Pairs = [
      ['b', '2'],
      ['a', '1'],
      ['b', '2'],
      ['__proto__', 'x'],
    ];
    const { fields } = await parsed(form, undefined);
    expect(fields).toEqual(form);
  });

  it('can be sent twice, with bytes of equal length and a boundary that is nowhere in them', async () => {
    const body = multipart([['a', '1']], photo(70_000, { descriptor: { kind: 'png', seed: 1, length: 70_000 } }));
    const read = async (): Promise<Buffer> => {
      const blocks: Uint8Array[] = [];
      for await (const block of body.bytes()) blocks.push(block);
      return Buffer.concat(blocks);
    };
    const [first, second] = [await read(), await read()];
    expect(first.equals(second)).toBe(true);
    const boundary = /boundary="?([^";]+)/.exec(body.contentType)?.[1] ?? 'none';
    expect(first.toString('latin1').split(`--${boundary}`).length).toBe(4);
  });

  it('without anything in it is empty and still a form', async () => {
    expect(await parsed([], undefined)).toMatchObject({ fields: [], files: [] });
  });

  it('with a file of no bytes has that file', async () => {
    const empty = photo(0, { descriptor: { kind: 'empty', seed: 1, length: 0 }, filename: 'empty.png' });
    expect((await parsed([], empty)).files).toMatchObject([{ filename: 'empty.png', bytes: Buffer.alloc(0) }]);
  });
});
