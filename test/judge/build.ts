import type { Call } from '../../src/client/call.js';
import type { Exchange } from '../../src/client/exchange.js';
import { type Requirement, type RequirementId, requirements } from '../../src/contract/requirements.js';
import { assemble, type FinishedRun } from '../../src/results/assemble.js';
import type { Results } from '../../src/results/results.js';
import type { CheckResult } from '../../src/run/check-result.js';

/** A check's result, passed unless said otherwise. */
export function result(requirement: RequirementId, more: Partial<CheckResult> = {}): CheckResult {
  const nothing = { duration: 1, exchanges: [], created: [], observations: [] };
  const verdict = more.verdict ?? 'pass';
  const reason = verdict === 'pass' ? '' : `it was ${verdict}`;
  return { requirement, name: 'does what it says', suite: 'tokens/lifetime', verdict, reason, ...nothing, ...more };
}

/** A check that failed, by itself or because of a step that belongs to another requirement. */
export function failed(requirement: RequirementId, more: Partial<CheckResult> = {}): CheckResult {
  return result(requirement, {
    verdict: 'fail',
    reason: 'expected 180, got 60',
    expected: '180',
    actual: '60',
    exchanges: [exchange()],
    ...more,
  });
}

/** Requirements of the contract with other levels or dependencies, to make cases that the contract does not have. */
export function table(...changes: (Partial<Requirement> & { readonly id: RequirementId })[]): Requirement[] {
  return changes.map((change) => {
    const own = requirements.find(({ id }) => id === change.id);
    if (own === undefined) throw new Error(`no requirement ${change.id}`);
    return { ...own, dependsOn: [], level: 'must', ...change };
  });
}

let ids = 0;

/** An exchange with the reference's way of answering. */
export function exchange(
  call: Partial<Exchange['call']> = {},
  answer: Partial<NonNullable<Exchange['response']>> & { readonly text?: string } = {},
  more: Partial<Exchange> = {},
): Exchange {
  const whole: Omit<Call, 'transmission'> = {
    operation: 'getUploadToken',
    method: 'GET',
    path: '/api/photo/get-upload-token',
    caller: 'write',
    query: [['format', 'xml']],
    ...call,
  };
  const { text = '<response status="ok"/>', ...response } = answer;
  const query = new URLSearchParams(whole.query.map(([name, value]) => [name, value])).toString();
  const address = /^https?:/.test(whole.path) ? whole.path : `http://127.0.0.1:9${whole.path}`;
  ids += 1;
  return {
    id: ids,
    startedAt: 1_700_000_000_000,
    duration: 3,
    call: whole,
    request: {
      method: whole.method,
      url: query === '' ? address : `${address}?${query}`,
      headers: [
        ['accept', '*/*'],
        ['user-agent', 'upload-contract'],
        ...(whole.caller === 'nobody' ? [] : [['authorization', 'OAuth [redacted]'] as const]),
      ],
    },
    response: { status: 200, statusText: 'OK', headers: [], body: { size: text.length, text }, ...response },
    ...more,
  };
}

/** A finished run with these results, all of them planned. */
export function finished(results: readonly CheckResult[], more: Partial<FinishedRun> = {}): FinishedRun {
  return {
    results,
    planned: results,
    selected: [],
    testable: [],
    toolVersion: '0.1.0',
    run: {
      id: 'r1',
      seed: 42,
      runs: 10,
      startedAt: '2026-05-01T10:00:00.000Z',
      finishedAt: '2026-05-01T10:00:09.000Z',
      failOn: 'must',
      selection: { suites: [], requirements: [] },
      spent: { requests: 3, uploads: 1, bytes: 420 },
    },
    target: { url: 'http://127.0.0.1:9', reference: false },
    product: { vendor: 'Example', name: 'Videos', version: '4.2.0' },
    capabilities: { background: { present: true, source: 'probed', evidence: 'HTTP 200' } },
    redact: (text) => text,
    ...more,
  };
}

/** The results of a finished run. */
export function assembled(results: readonly CheckResult[], more: Partial<FinishedRun> = {}): Results {
  return assemble(finished(results, more));
}
