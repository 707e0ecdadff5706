import { errors } from 'undici';
import type { Failure } from './exchange.js';
import { TooLarge } from './incoming.js';
import { ProxyError } from './tunnel.js';

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** What OpenSSL says between the codes and the places in its sources. */
const openSsl = /^[\dA-F]+:error:[\dA-F]+:[^:]*:[^:]*:([^:]+):.*$/s;

/** Where a host has several addresses, the error has one cause for each of them, and no message of its own. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(messageOf).join(', ');
  return error instanceof Error ? error.message.replace(openSsl, '$1') : String(error);
}

const nobodyThere = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL'];
const noTls = /CERT|^ERR_(?:SSL|TLS)_|^UNABLE_TO_|^EPROTO$/;

/** Whether a connection broke off, as it also does when a target has just closed it because it was idle. */
export function isBrokenConnection(error: unknown): boolean {
  return ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'].includes(codeOf(error));
}

/** What an error of the connection means for whoever waits for an answer. */
export function failureOf(error: unknown): Failure {
  const code = codeOf(error);
  const message = messageOf(error);
  if (error instanceof ProxyError || nobodyThere.includes(code)) return { kind: 'unreachable', message };
  if (noTls.test(code)) {
    return {
      kind: 'unreachable',
      message: `no secure connection by TLS, because of the certificate or the protocol: ${message}`,
    };
  }
  if (error instanceof TooLarge || error instanceof errors.HeadersOverflowError) return { kind: 'too-large', message };
  return { kind: 'broken', message: `no complete answer: ${message}` };
}
