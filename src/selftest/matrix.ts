import { idleChecks, type KillCount } from './idle-checks.js';
import { isCaught, isClean, type TrialResult, unseen, wronglyBlamed } from './trial.js';

/** What a fault or variant does, by id. */
export type Sentences = ReadonlyMap<string, string>;

function faultsOf(results: readonly TrialResult[]) {
  return results.flatMap((result) => (result.trial.kind === 'fault' ? [{ ...result, trial: result.trial }] : []));
}

function variantsOf(results: readonly TrialResult[]) {
  return results.flatMap((result) => (result.trial.kind === 'variant' ? [{ ...result, trial: result.trial }] : []));
}

const plain = 'the reference unchanged';

/** How many requirements fail. */
function failed({ blamed }: TrialResult): number {
  return blamed.filter((one) => one.verdict === 'fail').length;
}

/** Why a trial did not have the result that it should have, one line each. */
export function complaints(results: readonly TrialResult[]): string[] {
  return results.flatMap((result) => {
    const { trial, blamed, problems } = result;
    const name = trial.id ?? plain;
    const reasons = problems.map((one) => one.split('\n', 1)[0]);
    if (trial.kind === 'fault') {
      if (isCaught(result)) return reasons.map((reason) => `${name}: ${reason}`);
      const verdict = blamed.find((one) => one.requirement === trial.breaks);
      const instead = verdict === undefined ? `${trial.breaks} was not blamed` : `${trial.breaks}: ${verdict.reason}`;
      const others = blamed.filter((one) => one.verdict === 'fail').map((one) => one.requirement);
      const also = others.length === 0 ? '' : `; instead: ${others.slice(0, 5).join(', ')}`;
      return [`${name} survived: ${[...reasons, instead].join('; ')}${also}`];
    }
    const wrongly = wronglyBlamed(result).map(
      (one) => `${one.requirement} (${one.level}) ${one.verdict}: ${one.reason}`,
    );
    return [
      ...[...reasons, ...wrongly].map((reason) => `${name} was blamed: ${reason}`),
      ...unseen(result).map((id) => `${name} does not fail ${id}, which it says it misses`),
    ];
  });
}

/** Of the results of a target that was judged several times: the first one that is not sound, else the first one. */
export function worstOfEach(results: readonly TrialResult[]): readonly TrialResult[] {
  const worst = new Map<string | null, TrialResult>();
  for (const result of results) {
    const earlier = worst.get(result.trial.id);
    if (earlier === undefined || (isSound([earlier]) && !isSound([result]))) worst.set(result.trial.id, result);
  }
  return [...worst.values()];
}

/** Whether every fault is caught and no variant is blamed. */
export function isSound(results: readonly TrialResult[]): boolean {
  return results.every((result) => result.problems.length === 0 && (isCaught(result) || isClean(result)));
}

/** The figures in one line. */
export function totals(results: readonly TrialResult[], counts: readonly KillCount[]): string {
  const faults = faultsOf(results);
  const variants = variantsOf(results);
  const caught = faults.filter(isCaught).length;
  const clean = variants.filter(isClean).length;
  const killing = counts.length - idleChecks(counts).length;
  const checks = counts.length === 0 ? '' : `, ${killing} of ${counts.length} checks catch a fault`;
  const conforming = variants.length === 0 ? '' : `, ${clean} of ${variants.length} variants clean`;
  return `${caught} of ${faults.length} faults caught${conforming}${checks}`;
}

/** The kill matrix for people: a line for each fault. */
export function matrixLines(results: readonly TrialResult[]): string[] {
  const faults = faultsOf(results);
  const width = Math.max(0, ...faults.map(({ trial }) => trial.id.length));
  const wide = Math.max(0, ...faults.map(({ trial }) => trial.breaks.length));
  return faults.map((result) => {
    const { id, breaks } = result.trial;
    const verdict = isCaught(result) ? 'caught  ' : 'SURVIVED';
    const by = `by ${result.killers.length} ${result.killers.length === 1 ? 'check' : 'checks'}`;
    return `${id.padEnd(width)}  ${breaks.padEnd(wide)}  ${verdict}  ${by}, ${failed(result)} failed`;
  });
}

/** Checks that find no planted fault, one line each. */
export function idleLines(counts: readonly KillCount[]): string[] {
  return idleChecks(counts).map(({ requirement, name }) => `IDLE  ${requirement}  ${name}: finds no planted fault`);
}

const escaped = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** The kill matrix as a page. */
export function matrixPage(
  results: readonly TrialResult[],
  sentences: Sentences,
  counts: readonly KillCount[],
): string {
  const about = (id: string): string => escaped(sentences.get(id) ?? '');
  const faults = faultsOf(results).map((result) => {
    const { id, breaks } = result.trial;
    const found = isCaught(result) ? `${result.killers.length}` : '**none**';
    return `| \`${id}\` | ${about(id)} | \`${breaks}\` | ${found} | ${failed(result)} |`;
  });
  const variants = variantsOf(results).map((result) => {
    const { id, misses } = result.trial;
    const name = id === null ? plain : `\`${id}\``;
    const missed = misses.map((one) => `\`${one}\``).join(', ');
    return `| ${name} | ${id === null ? '' : about(id)} | ${missed} | ${isClean(result) ? 'yes' : '**no**'} |`;
  });
  const checks = counts.map(
    ({ requirement, name, kills }) => `| \`${requirement}\` | ${escaped(name)} | ${kills === 0 ? '**none**' : kills} |`,
  );
  const variantTable = ['| variant | what it does | misses (no must) | clean |', '|---|---|---|---|', ...variants, ''];
  return [
    '# Kill matrix',
    '',
    'Made by `upload-contract selftest --markdown docs/kill-matrix.md`, of what it was asked to judge. Each fault is planted',
    'alone into the reference implementation, and must make the requirement fail that it breaks. A variant conforms and must',
    'not be blamed. `caught by` counts the checks of the requirement that fail; `failed` counts the requirements that fail of',
    'those that were judged: what the verdict depends on, and with `--wide` all others by one quick check. A check must catch',
    'at least one fault.',
    '',
    `${totals(results, counts)}.`,
    '',
    '| fault | what it does | requirement | caught by | failed |',
    '|---|---|---|---|---|',
    ...faults,
    '',
    ...(variants.length === 0 ? [] : variantTable),
    '| requirement | check | faults that it catches |',
    '|---|---|---|',
    ...checks,
    '',
  ].join('\n');
}
