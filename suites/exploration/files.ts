import { media } from '../../src/media/media.js';
import type { CheckContext } from '../check/context.js';
import type { Step } from './step.js';
import type { World } from './world.js';

type Store = Extract<Step, { do: 'store' }>;

/** Whether what is read back can be compared with what was sent. */
export function canReadBack({ can }: Pick<CheckContext, 'can'>): boolean {
  return can('readBack') && can('exactReadBack');
}

/** Stores a whole file. */
export async function playStore(world: World, { id, length, label }: Store): Promise<void> {
  const { api, can, exactKind, files } = world.context;
  const part = files.photo({
    length,
    filename: `${world.stem}${label}.png`,
    kind: can('exactReadBack') ? exactKind : 'png',
  });
  const stored = await api.uploadFile(part);
  world.observer.answered?.(`store: ${stored.reply.status}`);
  world.stored.set(id, { descriptor: part.descriptor, stored, reads: 0 });
  const isFresh = !world.ledger.urls.has(stored.url);
  world.ledger.urls.add(stored.url);
  world.judge(
    'file.readback.unmixed',
    'a file has the url of another file',
    isFresh,
    'a url that no other file has',
    () => stored.url,
  );
}

/** Reads a stored file back, whenever that was. */
export async function playRead(world: World, id: string): Promise<void> {
  if (!canReadBack(world.context)) return;
  const inChunks = world.files.get(id);
  const whole = world.stored.get(id);
  const stored = inChunks?.stored ?? whole?.stored;
  const sent = inChunks?.file.media ?? (whole && media(whole.descriptor));
  if (stored === undefined || sent === undefined || inChunks?.isSpoiled === true) return;
  const wanted = sent.sha256();
  const { length } = sent;
  const read = await world.context.api.readFile(stored, {
    size: length,
    until: ({ status, sha256 }) => status === 200 && sha256 === wanted,
  });
  world.observer.answered?.(`read ${inChunks === undefined ? 'whole' : 'chunks'}: ${read.status}`);
  const isFirst = whole?.reads === 0;
  if (whole !== undefined) whole.reads += 1;
  world.judge(
    inChunks !== undefined ? 'file.chunk.assembled' : isFirst ? 'file.readback.exact' : 'file.readback.again',
    'a file is not read back as it was sent',
    read.status === 200 && read.sha256 === wanted,
    `${length} bytes with SHA-256 ${wanted}`,
    () => `HTTP ${read.status}, ${read.size} bytes with SHA-256 ${read.sha256}`,
  );
}
