import type { Plan } from './server/plan.js';
import { type Received, sends } from './server/received.js';
import type { Ended } from './upload.js';

/** A file that the command was given; its bytes are not kept. */
export interface GivenFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** An uploader may take it for no file, as long as it says so. */
  readonly mayBeRefused?: true;
}

/** One start of the command, with what the server received in its course. */
export interface Start {
  readonly file: GivenFile;
  readonly ended: Ended;
  readonly received: readonly Received[];
  /** What was not HTTP. */
  readonly malformed: readonly string[];
}

/** Everything that happened in one scenario. */
export interface Story {
  readonly scenario: string;
  readonly plan: Plan;
  readonly token: string;
  /** Of the address to upload to, with its port. */
  readonly host: string;
  readonly starts: readonly Start[];
  /** The most uploads that this command has had under way at one moment, in any scenario so far. */
  readonly parallel: number;
  /** A boundary that was planted into the file of the last start. */
  readonly planted?: string;
}

/** The requests of a start that send something, as far as they arrived whole. */
export function sendings({ received }: Start): Received[] {
  return received.filter((one) => sends(one) && one.isWhole);
}

/** The request was answered so that its upload is over. */
export function isFinal({ given, ended }: Received): boolean {
  const isLast =
    given?.status === 500 || given?.says === 'done' || given?.says === 'failed' || given?.says === 'refused';
  return isLast && ended !== undefined;
}

/** The file was taken for none, and nobody says otherwise: a page may have nothing to say it by. */
export function isRefused({ file, ended, received }: Start): boolean {
  if (file.mayBeRefused !== true) return false;
  return ended.says === 'failure' || (ended.says === undefined && received.length === 0);
}

/** Nothing is planned that could keep the upload from succeeding. */
export function isSmooth({ plan }: Story): boolean {
  return plan.disruptions.length === 0 && plan.refusal === undefined && plan.fails !== true;
}
