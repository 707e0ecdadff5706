import type { Exchange } from '../client/exchange.js';
import { formEncoded, type Pairs } from '../client/pairs.js';
import { requirement } from '../contract/requirements.js';
import { printable } from '../printable.js';
import { curl, quoted, tellingExchange } from '../results/curl.js';
import type { ReportedCheck, Results } from '../results/results.js';
import { replayOf } from './record.js';
import { type Replay, type ReplayStep, type StepPairs, type StepValue, scriptFileOf } from './recording.js';
import { shellFunctions } from './shell-functions.js';

/** Characters of a script; whatever needs more is repeated by the command alone. */
const longest = 300_000;

/** A value that the shell fills in, as it stands in a request until then: braces, so that any word with it is quoted. */
const mark = (name: string): string => `{UC_${name}}`;
const marked = /(\{|%7B)UC_(\w+?)(\}|%7D)/y;

/** The name of the shell variable with a value of this run. */
function variableOf(value: Exclude<StepValue, string>): string {
  return 'from' in value ? `from_${value.from}_${value.field}` : 'CALLBACK';
}

function filled(value: StepValue): string {
  if (typeof value === 'string') return value;
  return mark(variableOf(value)) + ('catcher' in value ? `/${value.catcher}${value.rest}` : '');
}

function pairsOf(pairs: StepPairs): Pairs {
  return pairs.map(([name, value]) => [name, filled(value)]);
}

/** A step as an exchange whose values of this run are marks. */
function exchangeOf(step: ReplayStep, original: Exchange): Exchange {
  const { query, form, path: written, transmission: _, ...rest } = step.call;
  const path = filled(written);
  const [asked, sent] = [pairsOf(query), form === undefined ? undefined : pairsOf(form)];
  const address = /^(?:https?:|\{UC_)/.test(path) ? path : mark('TARGET') + path;
  const url = asked.length === 0 ? address : `${address}${address.includes('?') ? '&' : '?'}${formEncoded(asked)}`;
  const call = { ...rest, path, query: asked, ...(sent === undefined ? {} : { form: sent }) };
  return { ...original, call, request: { ...original.request, url } };
}

/** Puts variables instead of marks, inside single quotes or outside. */
function withVariables(command: string): string {
  let isQuoted = false;
  let text = '';
  for (let at = 0; at < command.length; at += 1) {
    const character = command.charAt(at);
    marked.lastIndex = at;
    const found = marked.exec(command);
    if (found?.[2] !== undefined) {
      const value = found[1] === '{' ? `"$${found[2]}"` : `"$(encoded "$${found[2]}")"`;
      text += isQuoted ? `'${value}'` : value;
      at = marked.lastIndex - 1;
    } else if (character === '\\' && !isQuoted) {
      text += command.slice(at, at + 2);
      at += 1;
    } else {
      if (character === "'") isQuoted = !isQuoted;
      text += character;
    }
  }
  return text;
}

/** What makes the proof of a call: OAuth is signed anew for it. */
function proof({ call, request }: Exchange): string[] {
  if (call.caller === 'nobody') return [];
  const level = call.caller.toUpperCase();
  const path = call.path.startsWith('/') ? `${mark('TARGET')}${call.path}` : call.path;
  const inBody = call.encoding === 'multipart' ? [] : (call.form ?? []);
  const signed = [...call.query, ...inBody].map(([name, value]) => quoted(formEncoded([[name, value]])));
  const words = [request.method, quoted(path), ...signed].map(withVariables).join(' ');
  return [`prove ${level} ${words}`];
}

/** Values of earlier answers that a step needs. */
function needed({ call }: ReplayStep): readonly string[] {
  const values = [call.path, ...[...call.query, ...(call.form ?? [])].map(([, value]) => value)];
  const lines = values.flatMap((value) =>
    typeof value === 'object' && 'from' in value
      ? [`${variableOf(value)}=$(field ${value.from} ${value.field}) || exit 1`]
      : [],
  );
  return [...new Set(lines)];
}

/** Whether curl can send a step as it was sent. */
function canSend({ call }: ReplayStep): boolean {
  const { signed: _, ...odd } = call.transmission ?? {};
  return Object.keys(odd).length === 0 && call.caller !== 'forged';
}

function stepLines(step: ReplayStep, original: Exchange): string[] | undefined {
  const exchange = exchangeOf(step, original);
  const command = curl(exchange).replaceAll(/^#.*\n/gm, '');
  const lines = withVariables(command);
  const uses = needed(step).length > 0;
  const isShown = !uses || lines.includes('$from_');
  if (!canSend(step) || command.startsWith('#') || !isShown || /@FILE;/.test(command)) return undefined;
  const recorded = 'status' in step.answer ? String(step.answer.status) : step.answer.failure;
  const what = printable(`${step.call.method} ${step.call.operation}`);
  return [
    ...needed(step),
    ...proof(exchange),
    `{ ${lines}; } > "$folder/${step.step}"`,
    `answered ${step.step} ${quoted(what)} ${recorded}`,
  ];
}

/** What fails, as comments. */
function headOf(replay: Replay): string[] {
  const { level, text } = requirement(replay.requirement);
  const said: [string, string | null][] = [
    ['check', replay.check],
    ['expected', replay.expected],
    ['got', replay.actual],
    ['frequency', replay.frequency],
  ];
  return [
    '#!/bin/sh',
    `# ${replay.requirement} (${level}): ${printable(text)}`,
    ...said.flatMap(([name, value]) => (value === null ? [] : [`# ${name}: ${printable(value).slice(0, 500)}`])),
  ];
}

/**
 * A script for POSIX shells that sends the recorded requests again, takes tokens from the answers of its own run, and
 * shows the answer that is wrong. Where curl cannot send them, it starts the replay command.
 * @param file path of the recording
 */
export function scriptOf(replay: Replay, exchanges: readonly Exchange[], file: string): string {
  const ordered = [...exchanges].sort((a, b) => a.startedAt - b.startedAt || a.id - b.id);
  const steps = replay.steps.map((step, at) => {
    const original = ordered[at];
    return original === undefined ? undefined : stepLines(step, original);
  });
  const telling = tellingExchange(ordered);
  const number = telling === undefined ? 1 : ordered.indexOf(telling) + 1;
  const name = file.replace(/^.*\//, '');
  const head = headOf(replay);
  const byCommand = [...head, `exec npx upload-contract replay "$(dirname "$0")"/${name} "$@"`, ''].join('\n');
  if (steps.some((lines) => lines === undefined)) return byCommand;
  const levels = [...new Set(replay.steps.map(({ call }) => call.caller))].filter((one) => one !== 'nobody');
  const moves = replay.clockMoves.map(({ at, seconds }) => ({ at, lines: [`advance ${seconds}`] }));
  const sent = replay.steps.map(({ at }, index) => ({ at, lines: steps[index] ?? [] }));
  const acts = [...moves, ...sent].sort((a, b) => a.at - b.at);
  const overlapping = replay.steps.some(({ at }, index) => {
    const before = replay.steps[index - 1];
    return before !== undefined && before.at + before.took > at;
  });
  const text = [
    ...head,
    '#',
    `# TARGET=https://... ${levels.map((one) => `${one.toUpperCase()}_AUTHORIZATION='Bearer ...'`).join(' ')} sh ${name}`,
    "# or, for OAuth 1.0a, WRITE_OAUTH='consumerKey consumerSecret token tokenSecret'. CALLBACK is where callbacks go: see",
    '# upload-contract catch. CLOCK takes POST {"seconds": n} and moves the clock of the target.',
    ...(overlapping ? ['# Some of these requests were sent at the same time; here they follow each other.'] : []),
    ...(replay.target.reference ? [] : [`TARGET=\${TARGET:-${quoted(replay.target.url)}}`]),
    shellFunctions,
    ...acts.flatMap(({ lines }) => ['', ...lines]),
    '',
    `shown ${number}`,
    ...(replay.expected === null ? [] : [`printf '%s\\n' ${quoted(`expected ${printable(replay.expected)}`)}`]),
    '',
  ].join('\n');
  return text.length > longest ? byCommand : text;
}

/** The scripts of all recorded failures, beside their recordings. */
export function replayScripts(results: Results): { readonly path: string; readonly content: string }[] {
  return results.requirements.flatMap(({ id, checks }) =>
    checks.flatMap((check: ReportedCheck) => {
      if (check.replay === null) return [];
      const replay = replayOf({ ...check, requirement: id }, results);
      const content = scriptOf(replay, check.exchanges, check.replay);
      return [{ path: scriptFileOf(check.replay), content }];
    }),
  );
}
