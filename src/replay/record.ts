import { type Exchange, header } from '../client/exchange.js';
import { contract, requirement } from '../contract/requirements.js';
import type { ReportedCheck, Results } from '../results/results.js';
import { Origins } from './origins.js';
import { type Replay, type ReplayStep, replaySchema, type StepAnswer, type StepCall } from './recording.js';

/** Characters of an answer that a step keeps. */
const said = 600;

function answerOf({ response, failure }: Exchange, origins: Origins): StepAnswer {
  if (response === undefined) return { failure: failure?.kind ?? 'broken' };
  const { size, text, sha256 } = response.body;
  const words = header(response.headers, 'location') ?? text;
  const content = sha256 === undefined ? `${size} bytes` : `${size} bytes with SHA-256 ${sha256}`;
  if (words === undefined) return { status: response.status, says: content };
  // Cut when it is plain: half a token is none that could be recognized.
  return { status: response.status, says: origins.plain(words).slice(0, said) };
}

function callOf({ call }: Exchange, origins: Origins): StepCall {
  const { path, query, form, transmission, ...rest } = call;
  const { tampered, ...odd } = transmission ?? {};
  return {
    ...rest,
    path: origins.value(path, ['url']),
    query: origins.pairs(query),
    ...(form === undefined ? {} : { form: origins.pairs(form) }),
    ...(transmission === undefined
      ? {}
      : { transmission: tampered === undefined ? odd : { ...odd, tampered: origins.pairs(tampered) } }),
  };
}

/**
 * Exchanges as steps, in the order in which they began, with tokens, photos and files as references to the answers that
 * gave them and callback addresses as numbers, so that a replay can fill in its own.
 * @param exchanges without secrets
 * @param runId of the run that made them
 */
export function stepsOf(exchanges: readonly Exchange[], runId: string): ReplayStep[] {
  const ordered = [...exchanges].sort((a, b) => a.startedAt - b.startedAt || a.id - b.id);
  const origins = new Origins(runId);
  const began = ordered[0]?.startedAt ?? 0;
  return ordered.map((exchange, at) => {
    const call = callOf(exchange, origins);
    origins.learn(at + 1, exchange);
    const { startedAt, duration } = exchange;
    // Below zero where this machine's own clock was set back meanwhile.
    const took = Math.max(0, duration);
    return { step: at + 1, at: startedAt - began, took, call, answer: answerOf(exchange, origins) };
  });
}

/** What a replay is made from: a failing check with its exchanges. */
export type FailedCheck = Pick<Replay, 'requirement'> &
  Pick<ReportedCheck, 'name' | 'suite' | 'exchanges' | 'counterexample'> &
  Partial<Pick<ReportedCheck, 'expected' | 'actual' | 'frequency' | 'seed' | 'clockMoves'>>;

/** Which run found a failure, and where. */
export interface FoundIn {
  readonly run: Pick<Results['run'], 'id' | 'startedAt'>;
  readonly target: Results['target'];
}

/** The concrete steps of a failing check. */
export function replayOf(check: FailedCheck, { run, target }: FoundIn): Replay {
  const began = Math.min(...check.exchanges.map((one) => one.startedAt));
  return {
    schema: replaySchema,
    contract: { revision: contract.revision, digest: contract.digest },
    run: { id: run.id, startedAt: run.startedAt },
    target,
    requirement: check.requirement,
    check: check.name,
    suite: check.suite,
    needs: requirement(check.requirement).needs,
    expected: check.expected ?? null,
    actual: check.actual ?? null,
    frequency: check.frequency ?? null,
    counterexample: check.counterexample,
    seed: check.seed ?? 0,
    clockMoves: (check.clockMoves ?? []).map(({ at, seconds }) => ({ at: at - began, seconds })),
    steps: stepsOf(check.exchanges, run.id),
  };
}

/** The files that the `replay` of failing checks names, to be written below the directory of the report. */
export function replayFiles(results: Results): { readonly path: string; readonly content: string }[] {
  return results.requirements.flatMap(({ id, checks }) =>
    checks.flatMap(({ replay, ...check }) => {
      if (replay === null) return [];
      const steps = replayOf({ ...check, requirement: id }, results);
      return [{ path: replay, content: `${JSON.stringify(steps, undefined, 2)}\n` }];
    }),
  );
}
