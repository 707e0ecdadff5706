import type { Draft, TokenDecisions, TokenTrouble } from './decisions/tokens.js';
import type { Token, TokenKind } from './model.js';

/** The tokens of one instance. */
export class TokenBook {
  readonly #tokens = new Map<string, Token>();
  readonly #decisions: TokenDecisions;
  #issued = 0;

  constructor(decisions: TokenDecisions) {
    this.#decisions = decisions;
  }

  issue(draft: Draft): Token {
    const token = { ...draft, text: this.#decisions.mint(draft, this.#issued) };
    this.#issued += 1;
    for (const earlier of this.#tokens.values()) {
      if (this.#decisions.revokes(earlier, token)) this.#tokens.delete(earlier.text);
    }
    this.#tokens.set(token.text, token);
    return token;
  }

  find(text: string | undefined, kind: TokenKind): Token | undefined {
    if (text === undefined) return undefined;
    const token = this.#decisions.find(this.#tokens, text);
    return token !== undefined && this.#decisions.kindFits(token, kind) ? token : undefined;
  }

  /** Why a token is of no use now; undefined when it is. */
  trouble(token: Token | undefined, now: number): TokenTrouble | undefined {
    if (token === undefined) return 'unknown';
    if (this.#decisions.expired(token, now)) return 'expired';
    return this.#decisions.hasUse(token.uses) ? undefined : 'consumed';
  }

  /** Takes one use of a token; false when there is none. */
  claim(token: Token): boolean | Promise<boolean> {
    return this.#decisions.claim(token.uses, this.#decisions.hasUse);
  }

  release(token: Token): void {
    this.#decisions.release(token.uses);
  }
}
