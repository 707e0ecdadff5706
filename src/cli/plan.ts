import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Forecast, type ForecastCheck, type ForecastOptions, forecast } from '../run/forecast.js';
import { type Console, print } from './console.js';

/** Milliseconds of the median answer in the last report of the same target; undefined where there is none. */
async function lastPace(folder: string, target: string | undefined): Promise<number | undefined> {
  const text = await readFile(join(folder, 'results.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const { resultsFrom } = await import('../results/read.js');
  try {
    const { requirements, target: before } = resultsFrom(text, 'results.json');
    if (before.url !== target) return undefined;
    const durations = requirements
      .flatMap(({ checks }) => checks.flatMap(({ exchanges }) => exchanges.map(({ duration }) => duration)))
      .sort((a, b) => a - b);
    const median = durations[Math.floor(durations.length / 2)];
    return median === undefined ? undefined : Math.round(median);
  } catch {
    // An unreadable report is no reason not to plan.
    return undefined;
  }
}

function line({ requirement, name, requests, uploads, bytes, safety, slow, leftOut }: ForecastCheck): string {
  const label = slow ? `${safety}, slow` : safety;
  if (leftOut !== undefined) return `  left out (${leftOut})  ${requirement}: ${name}`;
  const cost = `${String(requests).padStart(5)} requests ${String(uploads).padStart(4)} uploads ${String(bytes).padStart(8)} bytes`;
  return `${cost}  ${label.padEnd(15)}  ${requirement}: ${name}`;
}

function duration(seconds: number): string {
  return seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}

function counted(checks: readonly ForecastCheck[], key: (check: ForecastCheck) => string | undefined): string {
  const counts = new Map<string, number>();
  for (const check of checks) {
    const word = key(check);
    if (word !== undefined) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].map(([word, count]) => `${count} ${word}`).join(', ');
}

/** A plan for people: a line for each check, and the totals at the end. */
export function planLines({ checks, total, seconds, pace }: Forecast, target: string | undefined): string[] {
  const run = checks.filter(({ leftOut }) => leftOut === undefined);
  const left = checks.filter(({ leftOut }) => leftOut !== undefined);
  return [
    ...run.map(line),
    ...left.map(line),
    '',
    `Target: ${target ?? 'the reference implementation'}`,
    `${run.length} checks: ${counted(run, ({ safety }) => safety)}`,
    `About ${total.requests} requests, ${total.uploads} uploads and ${total.bytes} bytes of bodies, more where a check fails`,
    `About ${duration(seconds)}: ${pace}`,
    ...(left.length === 0 ? [] : [`Left out: ${counted(left, ({ leftOut }) => leftOut)}`]),
    'Nothing was sent.',
  ];
}

/** `run --plan`: prints what a run would do. */
export async function printPlan(
  options: ForecastOptions & { readonly reportDir: string },
  io: Console,
  asJson: boolean,
): Promise<void> {
  const { backend, target = backend?.url } = options.configuration;
  const answerMs = await lastPace(resolve(io.directory, options.reportDir), target);
  const found = await forecast({ ...options, ...(answerMs === undefined ? {} : { answerMs }) });
  print(io, asJson ? JSON.stringify(found, null, 2) : planLines(found, target).join('\n'));
}
