import { isCaught, isClean, type TrialResult, unseen, wronglyBlamed } from './trial.js';

/** What a fault or variant is about, for the reader. */
export type Sentences = ReadonlyMap<string, string>;

function faultsOf(results: readonly TrialResult[]) {
  return results.flatMap((result) => (result.trial.kind === 'fault' ? [{ ...result, trial: result.trial }] : []));
}

function variantsOf(results: readonly TrialResult[]) {
  return results.flatMap((result) => (result.trial.kind === 'variant' ? [{ ...result, trial: result.trial }] : []));
}

const plain = 'the reference as it is';

/** How many requirements fail. */
function failed({ blamed }: TrialResult): number {
  return blamed.filter((one) => one.verdict === 'fail').length;
}

/** Why a trial did not come to what it should, one line each. */
export function complaints(results: readonly TrialResult[]): string[] {
  return results.flatMap((result) => {
    const { trial, blamed, problems: trouble } = result;
    const name = trial.id ?? plain;
    const reasons = trouble.map((one) => one.split('\n', 1)[0]);
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
      ...unseen(result).map((id) => `${name} was not seen to miss ${id}`),
    ];
  });
}

/** Of the results of one target that was judged several times the first that is not as it should be, or else the first. */
export function worstOfEach(results: readonly TrialResult[]): readonly TrialResult[] {
  const worst = new Map<string | null, TrialResult>();
  for (const result of results) {
    const earlier = worst.get(result.trial.id);
    if (earlier === undefined || (isSound([earlier]) && !isSound([result]))) worst.set(result.trial.id, result);
  }
  return [...worst.values()];
}

/** Whether every fault was caught and nothing that conforms was blamed. */
export function isSound(results: readonly TrialResult[]): boolean {
  return results.every((result) => result.problems.length === 0 && (isCaught(result) || isClean(result)));
}

/** The figures in one line. */
export function totals(results: readonly TrialResult[]): string {
  const faults = faultsOf(results);
  const variants = variantsOf(results);
  const caught = faults.filter(isCaught).length;
  const clean = variants.filter(isClean).length;
  return `${caught} of ${faults.length} faults caught, ${clean} of ${variants.length} variants clean`;
}

/** The kill matrix for people: a line for each fault. */
export function matrixLines(results: readonly TrialResult[]): string[] {
  const faults = faultsOf(results);
  const width = Math.max(0, ...faults.map(({ trial }) => trial.id.length));
  const wide = Math.max(0, ...faults.map(({ trial }) => trial.breaks.length));
  return faults.map((result) => {
    const { id, breaks } = result.trial;
    const verdict = isCaught(result) ? 'caught  ' : 'SURVIVED';
    return `${id.padEnd(width)}  ${breaks.padEnd(wide)}  ${verdict}  ${failed(result)} failed`;
  });
}

const escaped = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** The kill matrix as a page. */
export function matrixPage(results: readonly TrialResult[], sentences: Sentences): string {
  const about = (id: string): string => escaped(sentences.get(id) ?? '');
  const faults = faultsOf(results).map((result) => {
    const { id, breaks } = result.trial;
    return `| \`${id}\` | ${about(id)} | \`${breaks}\` | ${isCaught(result) ? 'yes' : '**no**'} | ${failed(result)} |`;
  });
  const variants = variantsOf(results).map((result) => {
    const { id, misses } = result.trial;
    const name = id === null ? plain : `\`${id}\``;
    const missed = misses.map((one) => `\`${one}\``).join(', ');
    return `| ${name} | ${id === null ? '' : about(id)} | ${missed} | ${isClean(result) ? 'yes' : '**no**'} |`;
  });
  return [
    '# Kill matrix',
    '',
    'Made by `upload-contract selftest --markdown docs/kill-matrix.md`. Each fault is planted into the reference',
    'implementation alone and has to make the requirement fail that it breaks; a variant conforms and must not be blamed.',
    'The last column counts all requirements that failed, most of them seen only in passing.',
    '',
    `${totals(results)}.`,
    '',
    '| fault | what it does | requirement | caught | failed |',
    '|---|---|---|---|---|',
    ...faults,
    '',
    '| variant | what it does | misses (no must) | clean |',
    '|---|---|---|---|',
    ...variants,
    '',
  ].join('\n');
}
