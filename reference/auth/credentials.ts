import type { Level } from '../state/model.js';

/** The four values of an OAuth 1.0a signature. */
export interface OAuthCredentials {
  readonly consumerKey: string;
  readonly consumerSecret: string;
  readonly token: string;
  readonly tokenSecret: string;
}

/** What proves one permission level: a signature or a bearer token. */
export interface Credentials {
  readonly userId: string;
  readonly oauth1: OAuthCredentials;
  readonly bearer: string;
}

export type CredentialSet = Readonly<Record<Extract<Level, 'read' | 'write' | 'super'>, Credentials>>;

const of = (level: string, userId: string): Credentials => ({
  userId,
  oauth1: {
    consumerKey: `reference-${level}-key`,
    consumerSecret: `reference-${level}-secret`,
    token: `reference-${level}-token`,
    tokenSecret: `reference-${level}-token-secret`,
  },
  bearer: `reference-${level}-bearer`,
});

/** The credentials that every instance accepts; they guard nothing but throw-away data. */
export const credentials: CredentialSet = {
  read: of('read', '17486'),
  write: of('write', '17488'),
  super: of('super', '17490'),
};
