import { randomBytes } from 'node:crypto';
import type { Check } from '../../suites/check/registry.js';
import { type Exchange, header } from '../client/exchange.js';
import { formEncoded } from '../client/pairs.js';
import { configure } from '../config/load.js';
import { tellingExchange } from '../results/curl.js';
import type { CheckResult } from '../run/check-result.js';
import { execute } from '../run/execute.js';
import { openSession } from '../run/open-session.js';
import { startReferenceTarget } from '../run/reference-target.js';

/** A request and its answer, as text without secrets. */
export interface Example {
  readonly request: string;
  readonly answer: string;
}

/** An exchange that shows how a requirement fails. */
export interface FailingExample extends Example {
  /** The check that fails. */
  readonly check: string;
  /** What is planted into the reference implementation, which otherwise passes. */
  readonly fault: string;
  readonly expected: string;
  readonly actual: string;
}

/** Few cases: an example shows a requirement, and does not judge anything. */
const effort = { seed: 1, runs: 1, races: 1, crowd: 20, shrink: true, repeats: 0, checkLimitMs: 30_000 };

/** Characters of a body that are shown. */
const shown = 700;

const shortened = (text: string): string => (text.length > shown ? `${text.slice(0, shown)}…` : text);

function requestText({ call, request }: Exchange): string {
  const { file, form, query, path, caller } = call;
  const who = caller === 'nobody' ? [] : [`Authorization: (${caller})`];
  const address = /^https?:/.test(path) ? new URL(path).pathname : path;
  const asked = query.length === 0 ? address : `${address}?${formEncoded(query)}`;
  const fields = (form ?? []).map(([name, value]) => `${name}=${shortened(value)}`);
  const part = file === undefined ? [] : [`file: ${file.filename}, ${file.end - file.start} bytes of ${file.type}`];
  const body = [...fields, ...part];
  return [`${request.method} ${asked}`, ...who, ...(body.length === 0 ? [] : ['', ...body])].join('\n');
}

function answerText({ response, failure }: Exchange): string {
  if (response === undefined) return failure?.message ?? 'no answer';
  const { status, statusText, headers, body } = response;
  const named = ['content-type', 'location'].flatMap((name) => {
    const value = header(headers, name);
    return value === undefined ? [] : [`${name}: ${value}`];
  });
  const text = body.text ?? (body.size === 0 ? '' : `(${body.size} bytes with SHA-256 ${body.sha256 ?? ''})`);
  const head = [`${status} ${statusText}`.trim(), ...named];
  return [...head, ...(text === '' ? [] : ['', shortened(text)])].join('\n');
}

function exampleOf(exchange: Exchange): Example {
  return { request: requestText(exchange), answer: answerText(exchange) };
}

/** Runs checks on the reference implementation, one after the other, until one has the verdict. */
async function firstWith(
  verdict: 'pass' | 'fail',
  checks: readonly Check[],
  fault: string | undefined,
  signal: AbortSignal,
): Promise<CheckResult | undefined> {
  const base = await configure(undefined, { environment: {}, directory: process.cwd() });
  const reference = await startReferenceTarget(base, fault === undefined ? {} : { fault });
  try {
    const runId = randomBytes(4).toString('hex');
    const opened = await openSession({ configuration: reference.configuration, effort, runId, signal });
    try {
      for (const check of checks) {
        const result = await execute(check, opened.session, signal);
        if (result.verdict === verdict) return result;
      }
      return undefined;
    } finally {
      await opened.close();
    }
  } finally {
    await reference.close();
  }
}

/** The exchange of a passing check that does the same as a failing one. */
function counterpart(exchanges: readonly Exchange[], failing: Exchange): Exchange | undefined {
  const { operation, method } = failing.call;
  const same = exchanges.filter(({ call }) => call.operation === operation);
  const alike = same.filter(({ call }) => call.method === method);
  return tellingExchange([alike, same].find((some) => some.length > 0) ?? exchanges);
}

/** Faults that are tried until one of them makes a check fail. */
const faultsTried = 4;

/**
 * Two exchanges made by running the checks of a requirement on the reference implementation: one that passes, and one
 * that fails because of a planted fault.
 */
export async function examplesOf(
  checks: readonly Check[],
  faults: readonly string[],
  signal: AbortSignal,
): Promise<{ readonly passing?: Example; readonly failing?: FailingExample }> {
  for (const fault of faults.slice(0, faultsTried)) {
    const failed = await firstWith('fail', checks, fault, signal);
    const exchange = tellingExchange(failed?.exchanges ?? []);
    if (failed === undefined || exchange === undefined) continue;
    const { name, expected = 'what the sentence says', actual = failed.reason } = failed;
    const own = checks.filter((check) => check.name === name);
    const passed = await firstWith('pass', own, undefined, signal);
    const good = counterpart(passed?.exchanges ?? [], exchange);
    return {
      ...(good === undefined ? {} : { passing: exampleOf(good) }),
      failing: { ...exampleOf(exchange), check: name, fault, expected, actual },
    };
  }
  const passed = await firstWith('pass', checks, undefined, signal);
  const good = tellingExchange(passed?.exchanges ?? []);
  return good === undefined ? {} : { passing: exampleOf(good) };
}
