import type { BrowserContext, CDPSession, Page, Request } from 'playwright-core';
import { isFromGateway } from '../client/gateway.js';
import { WayLost } from './browsing.js';

/** Errors by which Chromium says that it does not like an answer; every other one is about a connection or its own. */
const badAnswer =
  /ERR_(?:BLOCKED_BY_(?:CSP|RESPONSE)|CONTENT_DECODING_FAILED|DISALLOWED_URL_SCHEME|INVALID_(?:HTTP_RESPONSE|REDIRECT|URL)|RESPONSE_HEADERS_\w+|TOO_MANY_REDIRECTS|UNKNOWN_URL_SCHEME|UNSAFE_(?:PORT|REDIRECT))/;

/** A navigation ends so where its answer is no page: saved as a file, or without content; or where the next one begins. */
const left = /ERR_ABORTED/;

/** Whether a status says that a server, or a gateway in front of it, is busy. */
const saysBusy = (status: number): boolean => status === 429 || isFromGateway(status);

/** Remarks that are kept, and characters of each. */
const kept = { remarks: 4, characters: 300 };

/** Watches one upload in a browser, from the form to return_url. */
export class Visit {
  /** What the browser asks for at return_url. */
  arrival: Request | undefined;
  /** Of the answers by which the browser got where it is, without that of return_url. */
  readonly statuses: number[] = [];
  /** Nothing of what the target answered is shown: it is saved as a file. */
  isSaved = false;
  /** Pages that were loaded so far, or began to be. */
  loads = 0;
  readonly #loading = new Set<string>();
  readonly #remarks: string[] = [];
  readonly #waiting = new Set<() => void>();
  #hasEnded = false;
  #isRefused = false;
  #lost: WayLost | undefined;

  /** @param cdp of the page, with the domain Page enabled @param returnUrl the beginning of the addresses to arrive at */
  constructor(context: BrowserContext, page: Page, cdp: CDPSession, returnUrl: string) {
    const there = new URL(returnUrl).href;
    context.on('request', (request) => {
      if (this.arrival === undefined && request.isNavigationRequest() && request.url().startsWith(there))
        this.note(() => {
          this.arrival = request;
        });
    });
    context.on('response', (response) => {
      if (!response.request().isNavigationRequest()) return;
      this.note(() => {
        if (response.request() === this.arrival) this.#hasEnded = true;
        else if (this.arrival === undefined) this.statuses.push(response.status());
      });
    });
    context.on('requestfailed', (request) => {
      if (request.isNavigationRequest()) this.note(() => this.#fail(request));
    });
    page.on('download', () =>
      this.note(() => {
        this.isSaved = true;
      }),
    );
    page.on('console', (message) => {
      if (message.type() === 'error') this.#remark(message.text());
    });
    page.on('pageerror', (error) => this.#remark(error.message));
    cdp.on('Page.frameStartedLoading', ({ frameId }) =>
      this.note(() => {
        this.loads += 1;
        this.#loading.add(frameId);
      }),
    );
    for (const event of ['Page.frameStoppedLoading', 'Page.frameDetached'] as const)
      cdp.on(event, ({ frameId }) => this.note(() => this.#loading.delete(frameId)));
  }

  /** Takes a change in, and looks who waits for it. */
  note(change: () => void): void {
    change();
    for (const wake of this.#waiting) wake();
  }

  #fail(request: Request): void {
    const { errorText = '' } = request.failure() ?? {};
    if (left.test(errorText)) return;
    if (badAnswer.test(errorText)) {
      this.#remark(errorText);
      this.#isRefused = true;
      if (request === this.arrival) this.arrival = undefined;
      return;
    }
    const way = request === this.arrival ? 'return_url' : 'target';
    this.#lost = new WayLost(way, `the browser did not reach ${way}: ${errorText}`);
  }

  #remark(text: string): void {
    const line = text.split('\n', 1)[0]?.slice(0, kept.characters) ?? '';
    if (this.#remarks.length < kept.remarks && !this.#remarks.includes(line)) this.#remarks.push(line);
  }

  /** What the browser complained of. */
  get remarks(): readonly string[] {
    return this.#remarks;
  }

  /** The target has answered the form, in whatever way. */
  get isAnswered(): boolean {
    return this.isDone || this.#isRefused || this.statuses.length > 0;
  }

  /** Nothing more can come. */
  get isDone(): boolean {
    return this.arrival !== undefined || this.isSaved;
  }

  /** Return_url has answered the browser. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** Nothing is being loaded into the page. */
  get isIdle(): boolean {
    return this.#loading.size === 0;
  }

  /**
   * Whether a condition holds within so many milliseconds.
   * @throws WayLost where nothing can be learned any more
   */
  async until(holds: () => boolean, milliseconds: number): Promise<boolean> {
    const isSettled = (): boolean => this.#lost !== undefined || holds();
    if (!isSettled())
      await new Promise<void>((resolve) => {
        const end = (): void => {
          clearTimeout(timer);
          this.#waiting.delete(look);
          resolve();
        };
        const look = (): void => {
          if (isSettled()) end();
        };
        const timer = setTimeout(end, milliseconds);
        this.#waiting.add(look);
      });
    if (this.#lost !== undefined) throw this.#lost;
    const status = this.statuses[0];
    if (this.arrival === undefined && status !== undefined && saysBusy(status))
      throw new WayLost('busy', `the target answered the browser with HTTP ${status}`);
    return holds();
  }
}
