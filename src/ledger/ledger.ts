import { createHash } from 'node:crypto';
import type { Configuration } from '../config/configuration.js';
import { contract } from '../contract/requirements.js';
import { packageVersion } from '../package-version.js';
import { printable } from '../printable.js';
import type { Later } from '../results/judge-target.js';
import { ownFile } from '../results/own-file.js';
import { dueOf, spansOf } from '../run/postpone.js';
import { UsageError } from '../usage-error.js';
import schema from './ledger.schema.json' with { type: 'json' };
import { type Sealed, seal, unseal } from './seal.js';

/** Seconds after the last check was due in which it can still be judged. */
const keptFor = 30 * 24 * 3600;

/** What a run left to be judged, in the clear: everything that is not secret, in the order in which it is written. */
interface Open {
  readonly schema: 'https://upload-contract.dev/ledger/1';
  readonly tool: { readonly name: 'upload-contract'; readonly version: string };
  readonly contract: { readonly revision: string; readonly digest: string };
  readonly target: { readonly url: string };
  readonly run: { readonly id: string; readonly startedAt: string };
  /** ISO 8601, as all times here, on the target's own clock. */
  readonly clock: string;
  readonly expires: string;
  readonly due: readonly {
    readonly requirement: string;
    readonly check: string;
    readonly from: string;
    readonly until?: string;
  }[];
}

/** A ledger as it is written. */
export interface WrittenLedger extends Open {
  readonly sealed: Sealed;
  /** SHA-256 in hex of everything else. */
  readonly digest: string;
}

const read = ownFile<WrittenLedger>({ schema, what: 'ledger', remedy: { kind: '', version: '' } });

const iso = (seconds: number): string => new Date(Math.round(seconds) * 1000).toISOString();

const digestOf = (open: Open, sealed: Sealed): string =>
  createHash('sha256')
    .update(JSON.stringify({ ...open, sealed }))
    .digest('hex');

/** The open part of a ledger in the one order in which it is sealed. */
function openPart({ tool, contract: by, target, run, clock, expires, due }: Open): Open {
  return {
    schema: 'https://upload-contract.dev/ledger/1',
    tool: { name: tool.name, version: tool.version },
    contract: { revision: by.revision, digest: by.digest },
    target: { url: target.url },
    run: { id: run.id, startedAt: run.startedAt },
    clock,
    expires,
    due: due.map(({ requirement, check, from, until }) => ({
      ...{ requirement, check, from },
      ...(until === undefined ? {} : { until }),
    })),
  };
}

/** When nothing is judged any more of what a run left, in seconds since 1970 on the target's own clock. */
export function expiryOf({ checks }: Pick<Later, 'checks'>): number {
  return Math.max(...spansOf(checks).map(({ from }) => from)) + keptFor;
}

/** The text of a ledger, for the credentials of a configuration alone. */
export async function writtenLedger(ledger: Later, configuration: Configuration): Promise<string> {
  const { checks, finished, clock } = ledger;
  const spans = checks.map((one) => ({ one, due: dueOf(one) ?? { from: clock.now } }));
  const open = openPart({
    schema: 'https://upload-contract.dev/ledger/1',
    tool: { name: 'upload-contract', version: await packageVersion() },
    contract,
    target: { url: finished.target.url },
    run: finished.run,
    clock: iso(clock.now),
    expires: iso(expiryOf(ledger)),
    due: spans.map(({ one: { requirement, name }, due: { from, until } }) => ({
      ...{ requirement, check: name, from: iso(from) },
      ...(until === undefined ? {} : { until: iso(until) }),
    })),
  });
  const sealed = await seal(JSON.stringify(ledger), JSON.stringify(open), configuration);
  const written: WrittenLedger = { ...open, sealed, digest: digestOf(open, sealed) };
  return `${JSON.stringify(written, undefined, 2)}\n`;
}

/**
 * Opens a ledger.
 * @param name how messages call the file
 * @throws UsageError in one line: damaged or changed, of another version, contract or target, or of other credentials
 */
export async function openLedger(text: string, name: string, configuration: Configuration): Promise<Later> {
  const refused = (why: string): UsageError => new UsageError(printable(`${name} ${why}`));
  const written = read(text, name);
  const open = openPart(written);
  const { salt, nonce, tag, text: bytes } = written.sealed;
  const sealed: Sealed = { salt, nonce, tag, text: bytes };
  if (digestOf(open, sealed) !== written.digest) throw refused('was changed or damaged after it was written');
  const version = await packageVersion();
  if (open.tool.version !== version)
    throw refused(`was written by upload-contract ${open.tool.version}, and this is ${version}: use that version`);
  if (open.contract.digest !== contract.digest)
    throw refused(`is about another contract (revision ${open.contract.revision}): use the version that wrote it`);
  const { target } = configuration;
  if (target === undefined)
    throw refused(`is about ${open.target.url}, and no target is configured: set --config or --target as in its run`);
  if (open.target.url !== target) throw refused(`is about ${open.target.url}, and the target is ${target}`);
  const plain = await unseal(sealed, JSON.stringify(open), configuration);
  if (plain === undefined)
    throw refused('does not open with the credentials of this configuration: use the configuration of its run');
  return JSON.parse(plain);
}
