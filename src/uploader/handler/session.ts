import type { CheckResult } from '../../run/check-result.js';
import { Findings } from '../findings.js';
import { type CallbackCall, callHandler, type HandlerAnswer } from './call.js';

/** What to judge. */
export interface HandlerOptions {
  /** Its address as an integrator would write it into return_url. */
  readonly url: string;
  readonly limitMs: number;
  readonly signal: AbortSignal;
}

/** Calls without an answer in time, after which no further one is made. */
export const mostLate = 3;

/** Calls to one handler, and what was found in them. */
export class Session {
  readonly results: CheckResult[] = [];
  readonly url: string;
  calls = 0;
  /** Calls that were not answered in time. */
  late = 0;
  /** It shows the message of a failure. */
  showsMessage = false;
  readonly #limitMs: number;
  #photos = 100;

  constructor({ url, limitMs }: HandlerOptions) {
    this.url = url;
    this.#limitMs = limitMs;
  }

  async call(call: CallbackCall): Promise<HandlerAnswer> {
    return this.callAt(this.url, call);
  }

  async callAt(url: string, call: CallbackCall): Promise<HandlerAnswer> {
    this.calls += 1;
    const answer = await callHandler(url, call, this.calls, this.#limitMs);
    if (answer.isLate === true) this.late += 1;
    return answer;
  }

  /** A number that no photo had so far, nor the one behind it. */
  number(): number {
    this.#photos += 2;
    return this.#photos;
  }

  /** Judges under one name. */
  async judge(name: string, rules: (say: Findings) => Promise<void>): Promise<void> {
    const say = new Findings(name, '');
    await rules(say);
    this.results.push(...say.results);
  }
}

/** An answer in a few words. */
export function shown({ status, location, isLate, record }: HandlerAnswer): string {
  if (isLate === true) return `no answer within ${Math.round(record.duration / 1000)} s`;
  if (status === 0) return 'no answer: the connection ended';
  return `HTTP ${status}${location === '' ? '' : ` to ${location.slice(0, 200)}`}`;
}

/** The beginning of a text. */
export function shortly(text: string): string {
  return text.length <= 100 ? text : `${text.slice(0, 100)}…`;
}
