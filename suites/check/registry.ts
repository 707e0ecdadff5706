import type fc from 'fast-check';
import type { Capability, RequirementId } from '../../src/contract/requirements.js';
import type { CheckContext } from './context.js';

/** The arbitraries of a property, by the names that its body knows them by. */
export type Arbitraries<T> = { readonly [K in keyof T]: fc.Arbitrary<T[K]> };

/** What else a check may say about itself. */
export interface Traits {
  /** Takes long even on a fast target. */
  readonly slow?: boolean;
  /**
   * May make the target refuse everything that follows, as many forged calls or a crowd of tokens do where a guard or a
   * quota watches.
   */
  readonly hostile?: boolean;
  /** Lets time pass in ways that nobody can wait for, where the clock cannot be moved. */
  readonly unwaitable?: boolean;
  /** Judges much beside its own requirement, so that it may find any fault. */
  readonly wide?: boolean;
  /** Records what the target chose where it is free to choose, and never fails. */
  readonly observes?: boolean;
  /** What the target must be capable of beyond what its requirement needs. */
  readonly needs?: readonly Capability[];
}

/** What else a property may say about itself. */
export interface PropertyTraits<T> extends Traits {
  /** Cases that are always tried, before the random ones: the boundaries. */
  readonly examples?: readonly T[];
  /** Random cases instead of the run's own number, for cases that cost much. */
  readonly atMost?: number;
}

/** A property as the runner sees it: whatever it generates, it hands to its own body. */
export interface Property {
  /** Calls the receiver with the arbitraries, the examples and the body, whose types fit each other. */
  open<R>(receiver: PropertyReceiver<R>): R;
}

/** Takes a property apart without losing the type of its values. */
export type PropertyReceiver<R> = <T>(
  arbitraries: Arbitraries<T>,
  body: (context: CheckContext, values: T) => Promise<void>,
  traits: PropertyTraits<T>,
) => R;

/** One check: a plain function that judges one requirement. */
export interface Check {
  readonly requirement: RequirementId;
  /** Unique within its requirement. */
  readonly name: string;
  /** Theme, as in `tokens/lifetime`. */
  readonly suite: string;
  readonly traits: Traits;
  readonly body: { readonly example: (context: CheckContext) => Promise<void> } | { readonly property: Property };
}

/** Declares checks of one theme. */
export interface Declare {
  (requirement: RequirementId, name: string, body: (context: CheckContext) => Promise<void>, traits?: Traits): void;
  /** A check over values that are generated, the examples first. */
  property<T>(
    requirement: RequirementId,
    name: string,
    arbitraries: Arbitraries<T>,
    body: (context: CheckContext, values: T) => Promise<void>,
    traits?: PropertyTraits<T>,
  ): void;
}

const declared: Check[] = [];
const listeners: ((check: Check) => void)[] = [];

function add(check: Check): void {
  if (declared.some((one) => one.requirement === check.requirement && one.name === check.name))
    throw new Error(`two checks of ${check.requirement} are named "${check.name}"`);
  declared.push(check);
  for (const listener of listeners) listener(check);
}

/** Opens a theme; the suites call what this gives `check`, so that they read like the contract. */
export function checks(suite: string): Declare {
  return Object.assign(
    (requirement: RequirementId, name: string, body: (context: CheckContext) => Promise<void>, traits: Traits = {}) =>
      add({ requirement, name, suite, traits, body: { example: body } }),
    {
      property<T>(
        requirement: RequirementId,
        name: string,
        arbitraries: Arbitraries<T>,
        body: (context: CheckContext, values: T) => Promise<void>,
        traits: PropertyTraits<T> = {},
      ): void {
        const property: Property = { open: (receiver) => receiver(arbitraries, body, traits) };
        add({ requirement, name, suite, traits, body: { property } });
      },
    },
  );
}

/** Every check that was declared so far, in the order of declaration. */
export function declaredChecks(): readonly Check[] {
  return declared;
}

/** Calls back for every check that is declared from now on. */
export function onCheck(listener: (check: Check) => void): void {
  listeners.push(listener);
}
