import type { Answer, Fields } from './answer.js';
import type { Reply } from './exchange.js';

/** An upload token or a replace token, with everything that its answer states. */
export interface Token {
  readonly kind: 'upload' | 'replace';
  readonly value: string;
  /** Every field of the answer as text; `text` reads one. */
  readonly fields: Fields;
  /** NaN when the answer does not state a whole number. */
  readonly maxUploads: number;
  /** NaN when the answer does not state a whole number. */
  readonly validMinutes: number;
  /** As the answer wrote it. */
  readonly validUntil: string;
  /** The permission level of the caller, as the answer states it; empty where it does not. */
  readonly permissionLevel: string;
  readonly reply: Reply;
  /** A field without the white space around it; absent fields read as undefined. */
  text(name: string): string | undefined;
}

/** A whole number written in digits, or NaN. */
export function wholeNumber(text: string | undefined): number {
  return text !== undefined && /^-?\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
}

/** The token of an answer that granted one. */
export function tokenOf(kind: Token['kind'], answer: Extract<Answer, { kind: 'granted' }>): Token {
  const { fields, root, reply } = answer;
  const text = (name: string): string | undefined => fields.get(name)?.trim();
  return {
    kind,
    value: text(kind === 'upload' ? 'upload_token' : 'replace_token') ?? '',
    fields,
    maxUploads: wholeNumber(text('max_uploads')),
    validMinutes: wholeNumber(text('valid_minutes')),
    validUntil: text('valid_until') ?? '',
    permissionLevel: root.get('permission_level')?.trim() ?? '',
    reply,
    text,
  };
}
