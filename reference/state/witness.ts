import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Call } from '../server/call.js';
import type { Answer } from './model.js';

/** Somebody who watches an instance from within, and may meddle: a workbench. An instance works without. */
export interface Witness {
  /** A request to a method was read. @returns what it is answered instead of by the method */
  received(incoming: IncomingMessage, call: Call): Answer | undefined;
  /** A request is about to be answered. @returns true when that was seen to, or is not to happen */
  answering(incoming: IncomingMessage, outgoing: ServerResponse, answer: Answer): Promise<boolean>;
}
