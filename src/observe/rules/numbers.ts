import type { RequirementId } from '../../contract/requirements.js';
import type { Say } from '../findings.js';

/** What a call asks for; `unsure` where nobody knows which value counts. */
export type Asked =
  | { readonly kind: 'absent' }
  | { readonly kind: 'unsure' }
  | { readonly kind: 'value'; readonly text: string };

/** The requirements about one number of a token. */
export interface NumberRules {
  readonly name: 'valid_minutes' | 'max_uploads';
  readonly least: number;
  readonly most: number;
  readonly usual: number;
  readonly ids: Readonly<
    Record<'default' | 'granted' | 'below' | 'above' | 'not-a-number' | 'not-a-number-ignored', RequirementId>
  >;
}

function limits(kind: 'token' | 'replace', topic: 'lifetime' | 'uses'): NumberRules['ids'] {
  const prefix = `${kind}.${topic}` as const;
  return {
    default: `${prefix}.default`,
    granted: `${prefix}.granted`,
    below: `${prefix}.below`,
    above: `${prefix}.above`,
    'not-a-number': `${prefix}.not-a-number`,
    'not-a-number-ignored': `${prefix}.not-a-number-ignored`,
  };
}

/** The lifetime and the uses of tokens of a kind. */
export function numbersOf(kind: 'upload' | 'replace'): readonly NumberRules[] {
  const prefix = kind === 'upload' ? 'token' : 'replace';
  return [
    { name: 'valid_minutes', least: 15, most: 1440, usual: 180, ids: limits(prefix, 'lifetime') },
    { name: 'max_uploads', least: 1, most: 100, usual: 1, ids: limits(prefix, 'uses') },
  ];
}

/** Compares a number that was granted with what was asked for. */
export function judgeNumber(
  { name, least, most, usual, ids }: NumberRules,
  asked: Asked,
  granted: number,
  say: Say,
): void {
  const got = `${name} ${granted}`;
  const inRange = granted >= least && granted <= most;
  if (asked.kind === 'unsure') return;
  if (asked.kind === 'absent') {
    say.is(ids.default, granted === usual, `${name} ${usual}`, got);
    return;
  }
  const text = asked.text.trim();
  const range = `${name} from ${least} to ${most}`;
  if (!/^-?\d+$/.test(text)) {
    say.is(ids['not-a-number'], inRange, range, got);
    if (text !== '') say.is(ids['not-a-number-ignored'], granted === usual, `${name} ${usual}`, got);
    return;
  }
  const number = Number(text);
  if (number < least) {
    say.is(ids.below, inRange, range, got);
    return;
  }
  if (number > most) {
    say.is(ids.above, inRange, range, got);
    return;
  }
  say.is(ids.granted, granted === number, `${name} ${number}`, got);
}
