import type { Kind, Step } from '../../suites/exploration/step.js';
import type { KnownFile, KnownToken, World } from '../../suites/exploration/world.js';
import type { Dice } from './dice.js';

/** How large things are by now. */
export interface Scale {
  /** Steps of a history. */
  readonly steps: number;
  /** Chunks of a file. */
  readonly chunks: number;
  /** Bytes of a file. */
  readonly bytes: number;
  readonly uses: number;
}

/** The scale of the n-th history: small ones come first, since what fails in one is quickly understood. */
export function scaleOf(history: number): Scale {
  const grown = Math.log2(2 + history);
  return {
    steps: Math.round(Math.min(400, 10 + 3 * history ** 0.75)),
    chunks: Math.round(Math.min(150, 2 + grown ** 2)),
    bytes: Math.min(2 ** 22, 2 ** 14 * 2 ** Math.min(8, grown)),
    uses: Math.round(Math.min(100, 2 + grown * 4)),
  };
}

/**
 * What a history makes much or little of. Histories that leave most things out get further with the rest than histories
 * that do a little of everything (swarm testing).
 */
export interface Habits {
  /** By kind of step. */
  readonly steps: ReadonlyMap<Step['do'], number>;
  /** Shares of tokens. */
  readonly replace: number;
  readonly background: number;
  readonly extras: number;
  /** Uses that a token has at most. */
  readonly uses: number;
}

const all: readonly Step['do'][] = [
  ...(['issue', 'begin', 'upload', 'race', 'unsupported', 'no file', 'forged token', 'no credentials'] as const),
  ...(['chunk', 'short chunk', 'torn chunk', 'late chunk', 'chunks at once', 'store', 'read', 'wait'] as const),
];

/** The habits of one history. */
export function habitsOf(dice: Dice, scale: Scale): Habits {
  return {
    steps: new Map(all.map((what) => [what, what === 'issue' ? 1 : dice.one([0, 0.2, 1, 1, 6])])),
    replace: dice.one([0, 0.2, 0.7]),
    background: dice.one([0, 0, 0.2, 0.8]),
    extras: dice.one([0, 0.3, 0.9]),
    uses: dice.one([2, 3, 10, scale.uses]),
  };
}

/** A step that could be next, with how much is made of it and the situation that it would be taken in. */
export interface Candidate {
  readonly weight: number;
  readonly step: Step;
}

const queries = ['', '', '?theme=green', '?theme=green&a=2&a=1'];
const lifetimes = [15, 30, 60, 180, 1440];
const kinds: readonly Kind[] = ['png', 'png', 'jpeg'];
/** Waits that are no divisors of a lifetime, so that few tokens expire at the very moment of a step. */
const waits = [4, 7, 11, 23, 170];
/** Names; the last two have the same hash in some languages. */
const labels = ['a', 'b', 'Aa', 'BB'];

/** Sizes at which programs change what they do: powers of two and their multiples, and their neighbours. */
function lengthOf(dice: Dice, { bytes }: Scale): number {
  if (dice.chance(0.5)) return dice.whole(420, 2000);
  const unit = dice.one([512, 1024, 4096, 8192, 65_536]);
  const most = Math.max(1, Math.floor(bytes / unit));
  const times = dice.chance(0.5) ? dice.whole(1, Math.min(most, 4)) : dice.whole(1, most);
  return Math.max(420, unit * times + dice.whole(-1, 1));
}

function issue(dice: Dice, world: World, habits: Habits, id: string): Step {
  const canReplace = world.context.can('replaceRedeem');
  const kind = canReplace && dice.chance(habits.replace) ? 'replace' : 'upload';
  const photos = [...world.photos.keys()];
  return {
    do: 'issue',
    id,
    kind,
    uses: dice.whole(1, habits.uses),
    minutes: dice.one(lifetimes),
    by: dice.one(['GET', 'POST']),
    format: dice.one(['xml', 'xml', 'json']),
    callback: dice.chance(habits.background) ? 'background' : 'client',
    query: dice.one(queries),
    extras: dice.chance(habits.extras),
    ...(kind === 'replace' && photos.length > 0 && dice.chance(0.8) ? { photo: dice.one(photos) } : {}),
  };
}

function begin(dice: Dice, world: World, scale: Scale, id: string, token: string | undefined): Step {
  const under = token === undefined ? {} : { token };
  const earlier = [...world.files.values()];
  // Files of the same size, and of the same name under other tokens, are mixed up the most easily.
  if (earlier.length > 0 && dice.chance(0.4)) {
    const { token: _, ...shape } = dice.one(earlier).step;
    return { ...shape, id, ...under, ...(dice.chance(0.5) ? {} : { label: dice.one(labels) }) };
  }
  const count = dice.chance(0.6) ? dice.whole(1, 4) : dice.whole(2, scale.chunks);
  const most = scale.bytes / count;
  const sizes = [300, 500, 512, 1000, 1024, 4096, 16_384, 65_536].filter((size) => size <= most);
  const chunkSize = sizes.length === 0 ? 300 : dice.one(sizes);
  const more = dice.chance(0.5) ? 0 : dice.whole(1, chunkSize - 1);
  return {
    do: 'begin',
    id,
    ...(token === undefined ? {} : { token }),
    count,
    chunkSize,
    more,
    label: dice.one(labels),
  };
}

/** What can be done with a token. */
function ofToken(dice: Dice, world: World, known: KnownToken, scale: Scale, id: string): Candidate[] {
  const token = known.step.id;
  const open = [...world.files.values()].filter((one) => one.under === known && !one.over).length;
  const { atMost } = known.model;
  const isSpent = atMost <= 0;
  const length = lengthOf(dice, scale);
  return [
    { weight: isSpent ? 0.5 : 3, step: { do: 'upload', id, token, length, kind: dice.one(kinds) } },
    { weight: isSpent ? 0.1 : 0.5, step: { do: 'race', id, token, times: dice.whole(2, 4) } },
    { weight: 0.3, step: { do: 'unsupported', token } },
    { weight: 0.1, step: { do: 'no file', token } },
    { weight: 0.1, step: { do: 'forged token', token } },
    { weight: (isSpent ? 0.1 : 1) / (1 + open), step: begin(dice, world, scale, id, token) },
  ];
}

/** What can be done with a file in chunks. */
function ofFile(dice: Dice, known: KnownFile): Candidate[] {
  const file = known.step.id;
  const all = Array.from({ length: known.count }, (_, at) => at + 1);
  const missing = all.filter((number) => !known.possible.has(number));
  if (known.over) {
    const late: Step = { do: 'late chunk', file, number: dice.one(all) };
    return [{ weight: known.late.size > 2 || known.count === 1 ? 0 : 0.3, step: late }];
  }
  const number = missing.length > 0 ? dice.one(missing) : dice.one(all);
  const some = dice.chance(0.5) ? missing : missing.slice(0, dice.whole(1, 4));
  const next: Step = { do: 'chunk', file, number: dice.chance(0.85) ? number : dice.one(all) };
  return [
    // A large file must come to its end as well.
    { weight: 4 + missing.length / 4, step: next },
    ...(some.length > 1 ? [{ weight: 1, step: { do: 'chunks at once', file, numbers: some } } as const] : []),
    { weight: known.count === 1 ? 0 : 0.2, step: { do: 'short chunk', file, number } },
    { weight: known.count === 1 ? 0 : 0.15, step: { do: 'torn chunk', file, number } },
  ];
}

/** What a history goes by. */
export interface Course {
  readonly scale: Scale;
  readonly habits: Habits;
  readonly movesClock: boolean;
}

/** Every kind of step that makes sense now, one of each for every token and file. */
export function candidates(dice: Dice, world: World, { scale, habits, movesClock }: Course, id: string): Candidate[] {
  const { can } = world.context;
  const tokens = [...world.tokens.values()].filter(({ isSpoiled }) => !isSpoiled);
  const files = [...world.files.values()].filter((one) => !one.isSpoiled && one.under?.isSpoiled !== true);
  const open = files.filter(({ over }) => !over).length;
  const readable = [
    ...world.stored.keys(),
    ...files.filter((one) => one.stored !== undefined).map((one) => one.step.id),
  ];
  const good = tokens.filter(({ model }) => model.atMost > 0).length;
  const every: Candidate[] = [
    { weight: 4 / (1 + good), step: issue(dice, world, habits, id) },
    { weight: 0.05, step: { do: 'no credentials' } },
    { weight: 0.4, step: { do: 'store', id, length: lengthOf(dice, scale), label: dice.one(labels) } },
    ...(can('chunkedFileUpload') ? [{ weight: 0.5 / (1 + open), step: begin(dice, world, scale, id, undefined) }] : []),
    ...(readable.length > 0 ? [{ weight: 0.8, step: { do: 'read', file: dice.one(readable) } } as const] : []),
    ...(movesClock ? [{ weight: 1, step: { do: 'wait', minutes: dice.one(waits) } } as const] : []),
    ...tokens.flatMap((known) => ofToken(dice, world, known, scale, id)),
    ...files.flatMap((known) => ofFile(dice, known)),
  ];
  return every.map(({ weight, step }) => ({ weight: weight * (habits.steps.get(step.do) ?? 1), step }));
}
