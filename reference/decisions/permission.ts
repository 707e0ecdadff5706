import type { SignedRequest } from '../auth/oauth.js';
import type { Chunk, Split } from '../methods/chunk-rules.js';
import type { Call } from '../server/call.js';
import { type Caller, type Level, levels } from '../state/model.js';

/** Who may do what. */
export interface PermissionDecisions {
  readonly needs: Readonly<Record<'get-upload-token' | 'get-replace-token' | 'redeem' | 'file-upload', Level>>;
  allows(has: Level, needs: Level, call: Call): boolean;
  /** Whether a chunk of file/upload is refused without the permission, as every whole file is. */
  chunkIsChecked(chunk: Chunk | undefined, splits: readonly Split[]): boolean;
  bearerHolds(sent: string, known: string): boolean;
  /** Whether the key of a consumer that is sent as a bearer token proves its caller. */
  readonly keyIsBearer: boolean;
  /** Methods of signing by which a caller proves itself with its key and its token alone. */
  readonly unprovenMethods: readonly string[];
  /** Where OAuth parameters are looked for beside the header. */
  readonly oauthPlaces: readonly ('query' | 'form')[];
  /** Whether a nonce is accepted once only. */
  readonly nonceIsChecked: boolean;
  /** Requests whose signatures are accepted as well: none. */
  alsoSigned(request: SignedRequest): readonly SignedRequest[];
  /** The secrets of consumer and token by which a signature may be made: those that belong to them. */
  secrets(consumerSecret: string, tokenSecret: string): readonly (readonly [string, string])[];
  /** Whether the signature that was sent is the one that the request should have. */
  signatureHolds(sent: string, expected: string, call: Call): boolean;
  /** Which parameters are part of the signature, besides the oauth_ ones. */
  signed(request: SignedRequest, call: Call): SignedRequest;
  /** What credentials that are wrong count as. */
  wrongCredentials(): 'refused' | Caller;
  /** The level that the answer states. */
  stated(caller: Caller): Level;
}

export const permissionDefaults: PermissionDecisions = {
  needs: { 'get-upload-token': 'write', 'get-replace-token': 'write', redeem: 'none', 'file-upload': 'write' },
  allows: (has, needs) => levels.indexOf(has) >= levels.indexOf(needs),
  chunkIsChecked: () => true,
  bearerHolds: (sent, known) => sent === known,
  keyIsBearer: false,
  unprovenMethods: [],
  oauthPlaces: ['query', 'form'],
  nonceIsChecked: true,
  alsoSigned: () => [],
  secrets: (...own) => [own],
  signatureHolds: (sent, expected) => sent === expected,
  signed: (request) => request,
  wrongCredentials: () => 'refused',
  stated: (caller) => caller.level,
};
