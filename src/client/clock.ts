import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { request } from 'undici';
import { agentFor } from './agent.js';
import type { Route } from './route.js';

/** A span of the target's own time: seconds since 1970 by its Date headers. */
export interface Span {
  readonly from: number;
  /** Without it, any later moment will do. */
  readonly until?: number;
}

/** The target's clock: one that can be moved, or one that is waited for. */
export interface Clock {
  /** Seconds that this run has moved it by. */
  readonly moved: number;
  /**
   * Moves the target's clock forward.
   * @throws ClockError when the target or the command does not do it
   */
  advance(seconds: number): Promise<void>;
  /**
   * Where nobody can move the clock: goes on once it shows a moment of a span, which may be in another process.
   * @returns whether the check is there in time; false when the span has passed
   */
  readonly reach?: (span: Span) => Promise<boolean>;
}

/** How the clock is moved: by a POST of {"seconds": n}, or by a command that gets the seconds as its last argument. */
export type ClockControl = { readonly advanceUrl: string } | { readonly advanceCommand: string };

/** The clock could not be moved, which says nothing about the contract. */
export class ClockError extends Error {
  override readonly name = 'ClockError';
}

/** How the target is reached, by which an address at the same place is reached as well. */
export interface WayToTarget {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly route: Route;
}

async function advanceByUrl(url: string, seconds: number, way: WayToTarget | undefined): Promise<void> {
  const at = way !== undefined && new URL(url).origin === new URL(way.url).origin ? way : undefined;
  const dispatcher = at === undefined ? undefined : agentFor(at.route);
  try {
    const answer = await request(url, {
      method: 'POST',
      headers: { ...at?.headers, 'content-type': 'application/json' },
      body: JSON.stringify({ seconds }),
      headersTimeout: 10_000,
      bodyTimeout: 10_000,
      ...(dispatcher === undefined ? {} : { dispatcher }),
    });
    await answer.body.dump();
    if (answer.statusCode >= 300) throw new ClockError(`clock.advanceUrl answered HTTP ${answer.statusCode}`);
  } finally {
    await dispatcher?.destroy();
  }
}

/** Messages never contain the command, which may hold credentials. */
async function advanceByCommand(command: string, seconds: number): Promise<void> {
  try {
    await promisify(execFile)('/bin/sh', ['-c', `${command} "$1"`, 'sh', String(seconds)], { timeout: 30_000 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    throw new ClockError(
      `clock.advanceCommand ${typeof code === 'number' ? `ended with ${code}` : 'did not end by itself'}`,
    );
  }
}

/**
 * A clock that is moved from outside.
 * @param way its proxy, TLS and headers are used for an address at the target's own place, and for no other
 */
export function movableClock(control: ClockControl, way?: WayToTarget): Clock {
  let moved = 0;
  return {
    get moved() {
      return moved;
    },
    async advance(seconds) {
      try {
        if ('advanceUrl' in control) await advanceByUrl(control.advanceUrl, seconds, way);
        else await advanceByCommand(control.advanceCommand, seconds);
      } catch (error) {
        if (error instanceof ClockError) throw error;
        throw new ClockError(`the clock could not be moved: ${error instanceof Error ? error.message : String(error)}`);
      }
      moved += seconds;
    },
  };
}
