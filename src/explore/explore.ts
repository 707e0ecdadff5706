import type { Step } from '../../suites/exploration/step.js';
import { emptyLedger, type Observer } from '../../suites/exploration/world.js';
import type { RequirementId } from '../contract/requirements.js';
import { random } from '../media/random.js';
import type { CheckResult } from '../run/check-result.js';
import type { ExplorationProgress } from '../run/order.js';
import type { Session } from '../run/session.js';
import { habitsOf, scaleOf } from './candidates.js';
import type { StoredCase } from './cases.js';
import { choose, focusOf, pairSign, situation } from './choose.js';
import { Dice } from './dice.js';
import { type Finding, Findings, findingOf } from './findings.js';
import { reproduce } from './reproduce.js';
import { Seen } from './seen.js';
import { type Next, type Trial, tryHistory } from './trial.js';
import { type CaseVerdict, tryStored } from './try-stored.js';

/** Who learns what an exploration finds, as soon as it does. */
export interface Listener {
  onCase(verdict: CaseVerdict): void | Promise<void>;
  onFinding(finding: Finding): void | Promise<void>;
  onProgress(progress: ExplorationProgress): void;
}

/** How a target is explored. */
export interface ExploreOptions {
  readonly session: Session;
  readonly seed: number;
  /** Ends it at once. */
  readonly signal: AbortSignal;
  /** Whether the time is over. */
  readonly isTimeUp: () => boolean;
  readonly cases: readonly StoredCase[];
  /** Whether failures are kept as they were found, and not made small. */
  readonly keepsLarge?: boolean;
  readonly listener: Listener;
}

/** What an exploration comes to. */
export interface Explored extends ExplorationProgress {
  /** Requirements that were judged by any step. */
  readonly judged: ReadonlySet<RequirementId>;
  /** Requirements that a history breaks. */
  readonly broken: ReadonlySet<RequirementId>;
  /** Why it ended, where neither the time nor a limit ended it. */
  readonly lost?: string;
}

/** Histories that are played at the same time, unless they move the clock. */
const lanes = 4;

/** Interesting histories that are gone on from, and earlier ones that are played again before one that fails. */
const kept = { interesting: 200, before: 64 };

/** How often a history turns to something else. */
const focusChange = 0.08;

/** Every so many rounds, time passes. */
const clockRounds = 4;

/** How many histories in a row may come to nothing. */
const mostHindered = 12;

/** Random histories against one target. */
class Exploration {
  readonly #options: ExploreOptions;
  readonly #seen = new Seen();
  readonly #ledger = emptyLedger();
  readonly #judged = new Set<RequirementId>();
  readonly #findings = new Findings();
  #storing: Promise<void> = Promise.resolve();
  readonly #numbers: () => number;
  readonly #interesting: (readonly Step[])[] = [];
  readonly #before: (readonly Step[])[] = [];
  #histories = 0;
  #steps = 0;
  #hindered = 0;
  #isSpent = false;
  #lost: string | undefined;

  constructor(options: ExploreOptions) {
    this.#options = options;
    this.#numbers = random(options.seed);
  }

  get #isOver(): boolean {
    const { signal, isTimeUp } = this.#options;
    return this.#isSpent || this.#lost !== undefined || signal.aborted || isTimeUp();
  }

  readonly #nextSeed = (): number => this.#numbers() & 0x7fffffff;

  /** What a history reports; a new sign makes it interesting. */
  #observer(onNew: () => void, onAnswer: (sign: string) => void = () => {}): Observer {
    return {
      held: (requirement) => void this.#judged.add(requirement),
      answered: (sign) => {
        onAnswer(sign);
        if (this.#seen.note(sign)) onNew();
      },
    };
  }

  /** Plays one random history, behind a part of an interesting one at times. */
  async #playOne(movesClock: boolean): Promise<Trial> {
    const { session, signal } = this.#options;
    const seed = this.#nextSeed();
    const scale = scaleOf(this.#histories);
    const first = new Dice(seed);
    const base = this.#interesting.length > 0 && first.chance(0.3) ? first.one(this.#interesting) : [];
    let answered = '';
    let newAt = 0;
    let at = 0;
    const open = (): Next => {
      const dice = new Dice(seed + 1);
      const habits = habitsOf(dice, scale);
      const length = base.length + dice.whole(Math.ceil(scale.steps / 2), scale.steps);
      let before = '';
      let focus: string | undefined;
      return (world, index) => {
        at = index;
        if (index > 0) before = answered;
        if (this.#isOver || index >= length) return undefined;
        if (dice.chance(focusChange)) focus = focusOf(dice, world);
        const by = { id: `n${index}`, scale, habits, movesClock, before, focus };
        const chosen = base[index] ?? choose(dice, world, this.#seen, by);
        const step = chosen.do === 'wait' && !movesClock ? { do: 'no credentials' as const } : chosen;
        answered = step.do;
        for (const sign of [situation(world, step), pairSign(before, step)])
          if (this.#seen.note(sign)) newAt = index + 1;
        return step;
      };
    };
    const observer = this.#observer(
      () => {
        newAt = at + 1;
      },
      (sign) => {
        answered = sign;
      },
    );
    const isKnown = (one: { requirement: string; what: string }): boolean => this.#isKnown(one);
    const trial = await tryHistory({ session, signal, seed, open, observer, ledger: this.#ledger, isKnown });
    if (newAt > 0 && trial.result.verdict === 'pass') this.#remember(trial.steps.slice(0, newAt));
    return trial;
  }

  #isKnown({ requirement, what }: { readonly requirement: string; readonly what: string }): boolean {
    return this.#findings.all.some((one) => one.requirement === requirement && one.what === what);
  }

  #remember(steps: readonly Step[]): void {
    this.#interesting.push(steps);
    if (this.#interesting.length > kept.interesting) this.#interesting.shift();
  }

  #spend({ hindrance }: Pick<CheckResult, 'hindrance'>): void {
    if (hindrance === 'limit') this.#isSpent = true;
  }

  /** Takes note of a history that was played. */
  async #note(trial: Trial): Promise<void> {
    const { session, signal } = this.#options;
    const { result, failure, steps } = trial;
    this.#histories += 1;
    this.#steps += steps.length;
    this.#spend(result);
    this.#hindered = result.verdict === 'inconclusive' ? this.#hindered + 1 : 0;
    if (this.#hindered >= mostHindered)
      this.#lost = `${mostHindered} histories in a row could not be judged: ${result.reason}`;
    if (result.harnessError !== undefined)
      this.#lost = `internal error in the suite: ${result.harnessError.split('\n', 1)[0]}`;
    if (failure !== undefined && !this.#findings.has(failure)) {
      const disturbed = await session.disturbance(signal);
      if (disturbed === undefined && !signal.aborted) await this.#investigate(trial, failure);
      // A line that is unreliable for a moment is no reason to stop.
      if (disturbed !== undefined && disturbed.hindrance !== 'no-answer') this.#lost = disturbed.reason;
    }
    this.#before.unshift(steps);
    if (this.#before.length > kept.before) this.#before.pop();
  }

  /** Keeps findings one after the other: of those that share a file the last, which is the smallest, stays. */
  #keep(finding: Finding): Promise<void> {
    this.#findings.keep(finding);
    this.#storing = this.#storing.then(() => this.#options.listener.onFinding(finding));
    return this.#storing;
  }

  /** Keeps a failure at once, and then in the smallest history that shows it. */
  async #investigate(trial: Trial, failure: NonNullable<Trial['failure']>): Promise<void> {
    const { session, signal } = this.#options;
    await this.#keep(findingOf(failure, trial));
    if (this.#options.keepsLarge === true) return;
    await reproduce({
      failure,
      trial,
      before: [...this.#before],
      play: { session, signal, observer: this.#observer(() => {}) },
      isKnown: (one) => this.#isKnown(one) && !(one.requirement === failure.requirement && one.what === failure.what),
      lanes: trial.steps.some((step) => step.do === 'wait') ? 1 : lanes,
      nextSeed: this.#nextSeed,
      isOver: () => this.#isOver,
      onSmaller: (finding) => void this.#keep(finding),
    });
    await this.#storing;
  }

  async #tryCase(stored: StoredCase): Promise<void> {
    const { session, signal, listener } = this.#options;
    const tried = await tryStored(stored, {
      session,
      signal,
      nextSeed: this.#nextSeed,
      isOver: () => this.#isOver,
      onResult: (result) => this.#spend(result),
    });
    if (tried === undefined) return;
    if (tried.finding !== undefined) await this.#keep(tried.finding);
    if (tried.verdict.verdict === 'fixed') this.#judged.add(stored.replay.requirement);
    await listener.onCase(tried.verdict);
  }

  #progress(): ExplorationProgress {
    const failures = this.#findings.all.length;
    return { histories: this.#histories, steps: this.#steps, signs: this.#seen.size, failures };
  }

  async explore(): Promise<void> {
    const { cases, listener, session } = this.#options;
    for (const one of cases) await this.#tryCase(one);
    for (let round = 1; !this.#isOver; round += 1) {
      const movesClock = session.clock !== undefined && round % clockRounds === 0;
      const count = movesClock ? 1 : lanes;
      const trials = await Promise.all(Array.from({ length: count }, () => this.#playOne(movesClock)));
      for (const trial of trials) await this.#note(trial);
      listener.onProgress(this.#progress());
    }
  }

  get explored(): Explored {
    const broken = new Set(this.#findings.all.map(({ requirement }) => requirement));
    const lost = this.#lost === undefined ? {} : { lost: this.#lost };
    return { ...this.#progress(), judged: this.#judged, broken, ...lost };
  }
}

/** An exploration under way, and what it has come to so far. */
export interface Exploring {
  readonly done: Promise<void>;
  readonly explored: Explored;
}

/** Explores a target until the time or a limit is used up. */
export function explore(options: ExploreOptions): Exploring {
  const exploration = new Exploration(options);
  const done = exploration.explore();
  return {
    done,
    get explored() {
      return exploration.explored;
    },
  };
}
