import { type Answer, described } from '../client/answer.js';
import type { FilePart } from '../client/call.js';
import type { ReadBack } from '../client/read-back.js';
import type { CapabilityState } from '../config/capabilities.js';
import { type ExactKind, media } from '../media/media.js';
import { pictureSize } from '../media/picture.js';
import type { Prober } from './probe.js';
import { assumed, unlessUnanswered } from './unanswered.js';

/** What is known of how a target gives files back. */
export interface ReadBackFindings {
  readonly readBack: CapabilityState;
  readonly exactReadBack: CapabilityState;
  /** The kind of file that comes back byte for byte. */
  readonly exactKind: ExactKind;
  /** Milliseconds until the first file could be read back. */
  readonly lateMs: number;
}

/** Bytes of the files that are sent; enough for an optimiser to save something. */
const probeLength = 2000;

/** Pixels of each side of the picture that is sent. */
const probeSide = 24;

const absent = (evidence: string): CapabilityState => ({ present: false, source: 'probed', evidence });
const present = (evidence: string): CapabilityState => ({ present: true, source: 'probed', evidence });

/** A file that was sent and, where the target stored it, what came back. */
interface Trip {
  readonly sent: FilePart;
  readonly answer: Answer;
  readonly read?: ReadBack;
}

async function roundTrip({ api }: Prober, sent: FilePart): Promise<Trip> {
  const answer = await api.attempt.uploadFile(sent);
  if (answer.kind !== 'granted') return { sent, answer };
  const read = await api.readFile({ url: answer.fields.get('url')?.trim() ?? '' }, { size: sent.end });
  return { sent, answer, read };
}

const isExact = ({ sent, read }: Trip): boolean => read?.sha256 === media(sent.descriptor).sha256();

/** Whether a picture came back as another file of the same picture, as optimisers and converters make it. */
function isOptimised({ read }: Trip): boolean {
  const size = read === undefined ? undefined : pictureSize(read.bytes);
  return size?.width === probeSide && size.height === probeSide;
}

const same = (state: CapabilityState) => ({ readBack: state, exactReadBack: state });
const unhurried = { exactKind: 'png' as const, lateMs: 0 };

/** Statuses that are no answer to the question whether a file can be read. */
const passing = [408, 425, 429];

async function ask(prober: Prober): Promise<ReadBackFindings> {
  const { made } = prober;
  const picture = await roundTrip(prober, made.photo({ length: probeLength, width: probeSide, height: probeSide }));
  const lateMs = picture.read?.waitedMs ?? 0;
  const found = { ...unhurried, lateMs };
  if (picture.read === undefined) {
    return { ...same(present(`no file to read back: ${described(picture.answer)}`)), ...found };
  }
  const { status } = picture.read;
  const evidence = `the url of a stored file answered HTTP ${status}`;
  if (status >= 400 && status < 500 && !passing.includes(status)) {
    return { ...same(absent(`${evidence}, with credentials and without`)), ...found };
  }
  const readBack = present(evidence);
  if (isExact(picture)) return { readBack, exactReadBack: present('a picture came back byte for byte'), ...found };
  if (!isOptimised(picture))
    return { readBack, exactReadBack: present('a picture did not come back as that picture'), ...found };
  const changed = 'a picture came back as another file of the same width and height';
  const other = await roundTrip(prober, made.photo({ kind: 'binary', length: probeLength }));
  if (other.answer.kind !== 'granted')
    return { readBack, exactReadBack: absent(`${changed}, and a file of no known kind is refused`), ...found };
  return { readBack, exactReadBack: present(`${changed}, other files do not`), exactKind: 'binary', lateMs };
}

/** What is declared of a capability, if anything is. */
type Declared = (name: 'readBack' | 'exactReadBack') => CapabilityState | undefined;

/**
 * Finds out how a target gives files back, unless that is declared. It is sent a picture, which it has to give back. A
 * target that gives back another file of the same picture is asked with a file that nobody can optimise; only one that
 * has no such file either does not read back exactly. Damage is no such thing: what is not a whole picture any more, or
 * another one, is for the checks to judge.
 */
export async function findReadBack(declared: Declared, prober: Prober): Promise<ReadBackFindings> {
  const [readBack, exactReadBack] = [declared('readBack'), declared('exactReadBack')];
  if (readBack?.present === false) return { ...same(readBack), ...unhurried };
  if (readBack !== undefined && exactReadBack !== undefined) return { readBack, exactReadBack, ...unhurried };
  const found = await unlessUnanswered(ask(prober), (error) => ({ ...same(assumed(error)), ...unhurried }));
  if (exactReadBack?.present === true) return { ...found, exactReadBack, exactKind: 'png' };
  return {
    ...found,
    ...(readBack === undefined ? {} : { readBack }),
    ...(exactReadBack === undefined ? {} : { exactReadBack }),
  };
}
