import type { Removal } from '../run/cleanup.js';
import type { LeftThing } from '../run/created-log.js';
import { about, type Finding } from './finding.js';

/** That the configuration was read without a problem. @param file as the user named it */
export function configured(file: string | undefined): Finding {
  return about('configuration').good(file === undefined ? 'valid' : `${file} is valid`);
}

/**
 * What became of the things that the examination created.
 * @param removals what cleanup did; undefined where none is configured
 */
export function tidiness(created: number, removals: readonly Removal<LeftThing>[] | undefined): readonly Finding[] {
  const { good, note } = about('cleanup');
  if (removals === undefined) {
    if (created === 0) return [];
    return [
      note(
        `${created} created objects are left on the target: see upload-contract list created`,
        'set cleanup.command',
      ),
    ];
  }
  const problem = removals.find((one) => one.problem !== undefined)?.problem;
  return [
    problem === undefined ? good(`removed ${removals.length} created objects`) : note(problem, 'see cleanup.command'),
  ];
}
