import { appendQuery, formEncode } from '../methods/address.js';
import { postingForm } from '../server/page.js';
import { plain } from '../server/render.js';
import type { Answer, FailureReason, Outcome, Pair, Token, TokenKind } from '../state/model.js';
import type { TokenDefect } from './tokens.js';

/** One callback on its way to the return_url. */
export interface Callback {
  readonly returnUrl: string;
  readonly pairs: readonly Pair[];
  /** The form-encoded pairs. */
  readonly added: string;
  /** return_url with the pairs added. */
  readonly address: string;
}

/** What the callback says, and how the client is sent there. */
export interface CallbackDecisions {
  /** The return_url in force for the one asked; undefined when there is to be no callback. */
  returnUrl(asked: string | undefined): string | undefined;
  /** `site` is this site's own name, `host` what the request's Host header says. */
  domain(site: string, host: string, token: Token): string;
  tokenField(kind: TokenKind): string;
  /** The parameters of the documents. */
  own(outcome: Outcome, token: Token, tokenField: string, domain: string): readonly Pair[];
  /** Whether a parameter of get-* is an extra one. */
  isExtraOnGet(name: string): boolean;
  isExtraOnRedeem(name: string): boolean;
  /** Whether a call is refused for an extra parameter. */
  refusesExtra(name: string, value: string): boolean;
  extras(onGet: readonly Pair[], onRedeem: readonly Pair[], token: Token): readonly Pair[];
  all(own: readonly Pair[], extras: readonly Pair[]): readonly Pair[];
  encode(pairs: readonly Pair[]): string;
  compose(returnUrl: string, added: string): string;
  readonly status: number;
  goesByGet(callback: Callback): boolean;
  long(callback: Callback): Answer;
  headers(address: string): readonly Pair[];
  /** Whether the client is sent to the return_url at all. */
  returns(outcome: Outcome, token: Token): boolean;
  withoutReturnUrl(outcome: Outcome, token: Token): Answer;
  /** The message of a failed upload. */
  message(reason: FailureReason): string;
  /** Whether an inner chunk is answered as if it were the last. */
  readonly answersInnerChunk: boolean;
  /** Whether a token that is expired or consumed still brings the client to its return_url. */
  returnsBadToken(defect: TokenDefect, token: Token, isChunk: boolean): boolean;
}

/** The names that a callback uses itself. */
export const ownNames: readonly string[] = [
  'domain',
  'upload_token',
  'replace_token',
  'photo_id',
  'tree_id',
  'token',
  'error_message',
];

const generalNames: readonly string[] = ['format', 'raw', 'callback', 'varname', 'file'];
const namesOfGet: readonly string[] = [
  'return_url',
  'background_return_p',
  'user_id',
  'album_id',
  'title',
  'description',
  'tags',
  'publish',
  'absolute_url',
  'valid_minutes',
  'max_uploads',
];

const isGeneral = (name: string) =>
  ownNames.includes(name) || generalNames.includes(name) || /^(oauth_|resumable[A-Z])/.test(name);

export const callbackDefaults: CallbackDecisions = {
  returnUrl: (asked) => asked?.trim() || undefined,
  domain: (site) => site,
  tokenField: (kind) => `${kind}_token`,
  own: (outcome, token, tokenField, domain) => [
    ['domain', domain],
    [tokenField, token.text],
    ...(outcome.kind === 'success'
      ? ([
          ['photo_id', outcome.photo.photoId],
          ['tree_id', outcome.photo.treeId],
          ['token', outcome.photo.secret],
        ] as const)
      : ([['error_message', outcome.message]] as const)),
  ],
  isExtraOnGet: (name) => !isGeneral(name) && !namesOfGet.includes(name),
  isExtraOnRedeem: (name) => !isGeneral(name),
  refusesExtra: () => false,
  extras: (onGet, onRedeem) => [...onGet.filter(([name]) => !onRedeem.some(([other]) => other === name)), ...onRedeem],
  all: (own, extras) => [...own, ...extras],
  encode: formEncode,
  compose: appendQuery,
  status: 301,
  goesByGet: ({ address }) => address.length < 1500,
  long: ({ returnUrl, pairs }) => postingForm(returnUrl, pairs),
  headers: (address) => [['Location', address]],
  returns: () => true,
  withoutReturnUrl: (outcome) =>
    outcome.kind === 'success' ? plain(200, 'The file was uploaded') : plain(400, outcome.message),
  message: (reason) =>
    ({
      no_file: 'No file was uploaded',
      unsupported: "The file type isn't supported",
      no_photo: 'There is no photo to be replaced',
      locked: 'The photo is being processed, please try again',
    })[reason],
  answersInnerChunk: false,
  returnsBadToken: () => false,
};
