import type { Page, Request } from 'playwright-core';

/** The requests of a page that are under way. */
export class Traffic {
  readonly #open = new Set<Request>();
  readonly #waiting = new Set<() => void>();

  constructor(page: Page) {
    page.on('request', (request) => {
      this.#open.add(request);
      this.#change();
    });
    const over = (request: Request): void => {
      this.#open.delete(request);
      this.#change();
    };
    page.on('requestfinished', over);
    page.on('requestfailed', over);
  }

  get isQuiet(): boolean {
    return this.#open.size === 0;
  }

  #change(): void {
    for (const wake of this.#waiting) wake();
  }

  /** Resolves as soon as nothing has been under way for so many milliseconds, and a condition holds. */
  quiet(milliseconds: number, holds: () => boolean = () => true): Promise<void> {
    return new Promise((resolve) => {
      let timer: NodeJS.Timeout | undefined;
      const look = (): void => {
        clearTimeout(timer);
        if (!this.isQuiet) return;
        timer = setTimeout(() => {
          if (!this.isQuiet || !holds()) return look();
          this.#waiting.delete(look);
          resolve();
        }, milliseconds).unref();
      };
      this.#waiting.add(look);
      look();
    });
  }
}
