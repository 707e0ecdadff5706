import { setTimeout as pause } from 'node:timers/promises';
import type { Agent } from 'undici';
import type { BackgroundDecisions, Delivery, OwnRequest } from '../decisions/background.js';

/** The requests that this server makes itself. No host that it calls can hold it up or break it. */
export class Outbox {
  readonly #decisions: BackgroundDecisions;
  /** What is under way, each with its own end, so that a thousand of them do not all listen to one. */
  readonly #underway = new Map<Promise<Delivery>, AbortController>();
  #isClosed = false;
  #agent: Promise<Agent> | undefined;

  constructor(decisions: BackgroundDecisions) {
    this.#decisions = decisions;
  }

  /** Sends requests one after the other; reports their results, as far as they are known in time. */
  async send(requests: readonly OwnRequest[]): Promise<Delivery> {
    const end = new AbortController();
    if (this.#isClosed) end.abort();
    const sending = this.#sendAll(requests, end.signal);
    this.#underway.set(sending, end);
    void sending.finally(() => this.#underway.delete(sending));
    return Promise.race([sending, pause(this.#decisions.patienceMs, 'late' as const, { ref: false })]);
  }

  async #sendAll(requests: readonly OwnRequest[], end: AbortSignal): Promise<Delivery> {
    try {
      await pause(this.#decisions.delayMs, undefined, { signal: end });
      let well = true;
      for (const own of requests) well = (await this.#sendOne(own, end)) && well;
      return well ? 'reached' : 'failed';
    } catch {
      return 'failed';
    }
  }

  async #sendOne({ method, address, body, headers = [] }: OwnRequest, end: AbortSignal): Promise<boolean> {
    // Loaded with the first callback, so that an instance starts fast.
    const { Agent, interceptors, request } = await import('undici');
    this.#agent ??= Promise.resolve(new Agent({ connect: { timeout: this.#decisions.timeoutMs } }));
    const agent = await this.#agent;
    const answer = await request(address, {
      method,
      dispatcher: this.#decisions.followsRedirects
        ? agent.compose(interceptors.redirect({ maxRedirections: 5 }))
        : agent,
      signal: AbortSignal.any([end, AbortSignal.timeout(this.#decisions.timeoutMs)]),
      ...(body === undefined ? {} : { body }),
      headers: [
        ...(body === undefined ? [] : ['content-type', 'application/x-www-form-urlencoded']),
        ...headers.flat(),
      ],
    });
    await answer.body.dump({ limit: 65_536 });
    return answer.statusCode >= 200 && answer.statusCode < 300;
  }

  /** Breaks off what is under way. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const end of this.#underway.values()) end.abort();
    await Promise.all(this.#underway.keys());
    await (await this.#agent)?.destroy();
  }
}
