import type { Writable } from 'node:stream';
import pc from 'picocolors';
import { requirement } from '../contract/requirements.js';
import { beginning, printable } from '../printable.js';
import type { Breach } from './findings.js';
import type { Audience, Passed } from './observer.js';

/** Where the view is shown. */
export interface Screen {
  readonly output: Writable & { readonly isTTY?: boolean };
  readonly environment: NodeJS.ProcessEnv;
}

const kibibyte = 1024;

function sizeInWords(bytes: number): string {
  if (bytes < kibibyte) return `${bytes} B`;
  const [unit, divisor] = bytes < kibibyte ** 2 ? ['KiB', kibibyte] : ['MiB', kibibyte ** 2];
  return `${(bytes / Number(divisor)).toFixed(1)} ${unit}`;
}

/** What a request was taken for. */
function meaning({ reading, token }: Passed): string {
  if (reading === undefined) return '';
  const { chunk, file, operation } = reading;
  const parts = [
    ...(chunk === undefined ? [] : [`chunk ${chunk.number ?? '?'} of ${beginning(chunk.identifier ?? '?', 40)}`]),
    ...(file === undefined ? [] : [sizeInWords(file.size)]),
    ...(token === undefined ? [] : [operation.startsWith('get') ? `issues token ${token}` : `token ${token}`]),
  ];
  return parts.length === 0 ? '' : `  ${parts.join(', ')}`;
}

function ending({ seen }: Passed): string {
  const { answer, failure, delivered } = seen;
  if (answer === undefined) return failure?.message ?? 'no answer';
  if (!answer.isWhole) return `${answer.status}, broken off`;
  return delivered ? `${answer.status}` : `${answer.status}, not delivered`;
}

/**
 * Shows exchanges as lines while they pass, and on a terminal a line below them that counts. Nothing of an exchange is
 * shown but its path, what it was taken for, and its status: parameters may hold secrets.
 */
export class View implements Audience {
  readonly #output: Screen['output'];
  readonly #colors: ReturnType<typeof pc.createColors>;
  readonly #isLive: boolean;
  #exchanges = 0;
  readonly #broken = new Map<string, number>();

  constructor({ output, environment }: Screen) {
    this.#output = output;
    this.#isLive = output.isTTY === true;
    this.#colors = pc.createColors(this.#isLive && !environment.NO_COLOR);
  }

  #line(text: string): void {
    this.#output.write(this.#isLive ? `\r\u001b[K${text}\n${this.#count()}` : `${text}\n`);
  }

  #count(): string {
    const failed = this.#broken.size === 0 ? 'nothing broken' : this.#colors.red(`${this.#broken.size} broken`);
    return this.#colors.dim(`${this.#exchanges} exchanges, ${failed} (Ctrl-C ends)`);
  }

  passed(one: Passed): void {
    this.#exchanges += 1;
    const { seen } = one;
    const time = new Date(seen.startedAt).toISOString().slice(11, 23);
    const path = beginning(seen.target.split('?', 1)[0] ?? '', 120);
    const head = `${this.#colors.dim(time)}  #${seen.id}  ${printable(seen.method)} ${path}${meaning(one)}`;
    this.#line(`${head} → ${printable(ending(one))}  ${this.#colors.dim(`${seen.duration} ms`)}`);
  }

  broken({ requirement: id, expected, actual, exchange }: Breach): void {
    const times = (this.#broken.get(id) ?? 0) + 1;
    this.#broken.set(id, times);
    // What is broken by every exchange is said a few times, and counted in the report.
    if (times > 5) return;
    const { level } = requirement(id);
    const color = level === 'must' ? this.#colors.red : this.#colors.yellow;
    this.#line(
      `    ${color(`${id} (${level})`)} by #${exchange.id}: expected ${beginning(expected, 200)}, got ${beginning(actual, 300)}`,
    );
  }

  noticed(what: string): void {
    this.#line(this.#colors.dim(`    ${beginning(what, 300)}`));
  }

  /** Removes what is not to stay. */
  end(): void {
    if (this.#isLive) this.#output.write('\r\u001b[K');
  }
}
