import { valuesOf } from '../../client/pairs.js';
import type { Say } from '../findings.js';
import { decimal, type Received } from '../server/received.js';
import { isSmooth, type Start, type Story, sendings } from '../story.js';

/** The requests of a start that send a chunk. */
export function chunksOf(start: Start): Received[] {
  return sendings(start).filter(
    ({ claim, files, formProblem }) => claim !== undefined && files.length > 0 && formProblem === undefined,
  );
}

function judgeParameters(seen: Received, total: number, say: Say): void {
  const { claim } = seen;
  if (claim === undefined) return;
  const all = [
    ['resumableChunkNumber', claim.number],
    ['resumableChunkSize', claim.size],
    ['resumableTotalSize', claim.total],
    ['resumableIdentifier', claim.identifier === '' ? undefined : claim.identifier],
  ] as const;
  const missing = all.flatMap(([name, value]) => (value === undefined ? [name] : []));
  say.is('client.chunk.parameters', missing.length === 0, 'the four parameters', `no ${missing.join(', ')}`, seen);
  const number = decimal(claim.number);
  if (claim.number !== undefined)
    say.is('client.chunk.number', number !== undefined && number >= 1, 'a whole number from 1', claim.number, seen);
  if (claim.total !== undefined)
    say.is('client.chunk.total', decimal(claim.total) === total, `${total}`, claim.total, seen);
  if (claim.size !== undefined) {
    const size = decimal(claim.size);
    const isSize = size !== undefined && (size >= 1 || total === 0);
    say.is('client.chunk.size', isSize, 'a whole number of bytes', claim.size, seen);
  }
}

function judgePlace(seen: Received, total: number, say: Say): void {
  const [number, size] = [decimal(seen.claim?.number), decimal(seen.claim?.size)];
  const [part] = seen.files;
  if (!number || size === undefined || part === undefined) return;
  const rest = total - (number - 1) * size;
  const isInner = rest >= 2 * size;
  const isLength = (part.size > 0 || total === 0) && (part.size === size || (!isInner && part.size === rest));
  const expected = isInner
    ? `${size} bytes`
    : `${Math.max(0, Math.min(rest, size))} bytes, or the last ${Math.max(0, rest)}`;
  say.is('client.chunk.length', isLength, `${expected} with chunk ${number}`, `${part.size} bytes`, seen);
  if (!isLength) return;
  const isElsewhere = part.fits !== true && part.foundAt !== undefined;
  const place = `chunk ${number} from byte ${(number - 1) * size}`;
  say.is('client.chunk.position', !isElsewhere, place, `the bytes from ${part.foundAt}`, seen);
  if (!isElsewhere) say.is('client.chunk.content', part.fits === true, `the bytes of ${place}`, 'other bytes', seen);
}

function judgeSameness(chunks: readonly Received[], say: Say): void {
  const [first] = chunks;
  for (const seen of chunks) {
    const { size } = seen.claim ?? {};
    if (size === undefined || first?.claim?.size === undefined) continue;
    say.is('client.chunk.size', size === first.claim.size, `${first.claim.size} as before`, size, first, seen);
  }
  const said = chunks.flatMap((seen) => (seen.claim?.identifier ? [{ seen, identifier: seen.claim.identifier }] : []));
  const seenBefore = new Set<string>();
  let current: string | undefined;
  for (const { seen, identifier } of said) {
    const isNew = !seenBefore.has(identifier);
    seenBefore.add(identifier);
    // A whole file that is uploaded anew is another upload, and then the former one is not gone on with.
    const hadTrouble = chunks.some(
      ({ given, begun }) => begun < seen.begun && given !== undefined && given.says !== 'accepted',
    );
    const isSame = current === undefined || current === identifier || (isNew && hadTrouble);
    say.is('client.chunk.identifier.same', isSame, `${current}`, identifier, seen);
    current = identifier;
  }
}

/** Behind a longer last chunk, which reaches to the end of the file, there is no other one. */
function judgeEnd(chunks: readonly Received[], total: number, say: Say): void {
  const isLonger = ({ claim, files }: Received): boolean => {
    const [number, size] = [decimal(claim?.number) ?? 0, decimal(claim?.size) ?? Number.POSITIVE_INFINITY];
    const length = files[0]?.size ?? 0;
    return length > size && (number - 1) * size + length === total;
  };
  for (const longer of chunks.filter(isLonger)) {
    const { number, identifier } = longer.claim ?? {};
    const isBehind = ({ claim }: Received): boolean =>
      claim?.identifier === identifier && (decimal(claim?.number) ?? 0) > (decimal(number) ?? Number.POSITIVE_INFINITY);
    for (const seen of chunks.filter(isBehind))
      say.fails(
        'client.chunk.length',
        `no chunk behind chunk ${number}, which reaches to the end of the file`,
        `chunk ${seen.claim?.number}, with bytes that were sent already`,
        longer,
        seen,
      );
  }
}

function judgeRepeats(story: Story, chunks: readonly Received[], say: Say): void {
  for (const seen of chunks) {
    const number = seen.claim?.number;
    const earlier = chunks.filter((one) => one.claim?.number === number && one.begun < seen.begun);
    const accepted = earlier.find(
      ({ given, ended }) => given?.says === 'accepted' && ended !== undefined && ended < seen.begun,
    );
    const failed = earlier.find(({ given }) => given !== undefined && given.says !== 'accepted');
    const [sent, before] = [seen.files[0], failed?.files[0]];
    if (failed !== undefined && sent !== undefined && before !== undefined)
      say.is(
        'client.chunk.repeated',
        sent.sha256 === before.sha256,
        `the same ${before.size} bytes of chunk ${number}`,
        `${sent.size} ${sent.size === before.size ? 'other ' : ''}bytes`,
        failed,
        seen,
      );
    const requirement = isSmooth(story) ? 'client.chunk.accepted' : 'client.chunk.restart';
    const isLong = chunks.length > 1;
    if (isLong)
      say.is(
        requirement,
        accepted === undefined,
        'no chunk again that was answered with 200',
        `chunk ${number} again`,
        ...(accepted ? [accepted] : []),
        seen,
      );
  }
}

/** What Resumable.js sends beside the four parameters; others may leave it out, and back ends go by it. */
function judgeFurther(story: Story, chunks: readonly Received[], say: Say): void {
  const isComplete = isSmooth(story) && chunks.some(({ given }) => given?.says === 'done');
  const count = Math.max(...chunks.map(({ claim }) => decimal(claim?.number) ?? 0));
  for (const seen of chunks) {
    const sent = [...seen.query, ...seen.fields];
    const length = seen.files[0]?.size;
    for (const value of valuesOf(sent, 'resumableCurrentChunkSize'))
      say.is('client.chunk.further', decimal(value) === length, `${length} bytes in this chunk`, value, seen);
    for (const value of isComplete ? valuesOf(sent, 'resumableTotalChunks') : [])
      say.is('client.chunk.further', decimal(value) === count, `${count} chunks`, value, seen);
  }
}

/** Judges the chunks of one start. */
export function judgeChunks(story: Story, start: Start, say: Say): void {
  const chunks = chunksOf(start);
  const total = start.file.size;
  for (const seen of chunks) {
    judgeParameters(seen, total, say);
    judgePlace(seen, total, say);
  }
  judgeSameness(chunks, say);
  judgeEnd(chunks, total, say);
  judgeRepeats(story, chunks, say);
  judgeFurther(story, chunks, say);
}

/** Judges the identifiers of two files that differ in name or size, under one token. */
export function judgeUniqueness({ starts }: Story, say: Say): void {
  const [one, other] = starts.map((start) => chunksOf(start)[0]);
  const [first, second] = [one?.claim?.identifier, other?.claim?.identifier];
  if (one === undefined || other === undefined || !first || !second || starts[0]?.file === starts[1]?.file) return;
  const expected = `another identifier than ${first} for another file`;
  say.is('client.chunk.identifier.unique', first !== second, expected, second, one, other);
}
