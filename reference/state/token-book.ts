import type { Decisions } from '../decisions/decisions.js';
import type { Draft, TokenDecisions, TokenDefect } from '../decisions/tokens.js';
import type { Token, TokenKind } from './model.js';

/** The decisions on the tokens of one kind. */
export const tokenDecisions = (decisions: Decisions, kind: TokenKind): TokenDecisions =>
  kind === 'upload' ? decisions.tokens : decisions.replaceTokens;

/** The tokens of one instance. */
export class TokenBook {
  readonly #tokens = new Map<string, Token>();
  readonly #decisions: Decisions;
  #issued = 0;

  constructor(decisions: Decisions) {
    this.#decisions = decisions;
  }

  /** Every token, in the order of issue. */
  get all(): Iterable<Token> {
    return this.#tokens.values();
  }

  issue(draft: Draft): Token {
    const { mint, revokes } = tokenDecisions(this.#decisions, draft.kind);
    const token = { ...draft, text: mint(draft, this.#issued) };
    this.#issued += 1;
    for (const earlier of this.#tokens.values()) {
      if (revokes(earlier, token)) this.#tokens.delete(earlier.text);
    }
    this.#tokens.set(token.text, token);
    return token;
  }

  /** The token of a text, if it is of the wanted kind. */
  find(text: string | undefined, kind: TokenKind): Token | undefined {
    const { find, kindFits } = tokenDecisions(this.#decisions, kind);
    const token = find(this.#tokens, text);
    return token !== undefined && kindFits(token, kind) ? token : undefined;
  }

  /** Why a token is of no use now; undefined when it is. */
  defect(token: Token, now: number): TokenDefect | undefined {
    const { expired, hasUse } = tokenDecisions(this.#decisions, token.kind);
    if (expired(token, now)) return 'expired';
    return hasUse(token.uses) ? undefined : 'consumed';
  }

  /** Takes one use of a token; false when there is none. */
  async claim({ kind, uses }: Token, now: number): Promise<boolean> {
    const { claim, hasUse } = tokenDecisions(this.#decisions, kind);
    const claimed = await claim(uses, hasUse);
    if (claimed) uses.last = now;
    return claimed;
  }

  /** Gives back the use that a file took which was not completed. */
  giveBack(text: string): void {
    const token = this.#tokens.get(text);
    if (token !== undefined) this.release(token);
  }

  release({ kind, uses }: Token): void {
    tokenDecisions(this.#decisions, kind).release(uses);
  }
}
