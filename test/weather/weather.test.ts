import { beforeAll, describe, expect, test } from 'vitest';
import { loadSuites } from '../../src/run/suites.js';
import { declaredChecks } from '../../suites/check/registry.js';
import { type Found, judgeThrough, starved } from './judge.js';
import { type WeatherName, weathers } from './weathers.js';

/** Everything, on all variants, where WEATHER=all; otherwise what a minute or two allow. */
const isWhole = process.env.WEATHER === 'all';
const only = process.env.WEATHER_ONLY;

/** The reference unchanged, and six variants of different kinds. */
const variants = isWhole
  ? [undefined, 'slow', 'http10', 'chunk-locks', 'lenient-numbers', 'late-read-back', 'gateway']
  : [undefined];

const hindrances = /limits\.|timeouts\.|callbacks\.|unreliable|throttled/;

let ids: ReadonlySet<string>;
beforeAll(async () => {
  await loadSuites();
  const all = [...new Set(declaredChecks().map(({ requirement }) => requirement))];
  ids = new Set(isWhole ? all : all.filter((_, at) => at % 12 === 0));
});

/** What a right target must never hear: that it fails, or that something was not judged without a setting that helps. */
function complaints({ requirements }: Found): string[] {
  return requirements.flatMap(({ requirement, verdict, reason }) => {
    if (verdict === 'fail') return [`${requirement.id} (${requirement.level}) fails: ${reason}`];
    return verdict === 'inconclusive' && !hindrances.test(reason) ? [`${requirement.id}: ${reason}`] : [];
  });
}

describe.each(Object.keys(weathers).filter((name) => only === undefined || name === only) as WeatherName[])(
  'behind %s',
  (name) => {
    test.each(variants)('nothing is said against the reference (%s)', async (variant) => {
      const found = await judgeThrough(weathers[name], variant === undefined ? {} : { variant }, ids);
      console.log(
        name,
        found.requirements.length,
        found.disturbed,
        found.requirements
          .filter((one) => one.verdict !== 'pass')
          .map((one) => `${one.requirement.id}: ${one.verdict}: ${one.reason}`),
      );
      expect(complaints(found)).toEqual([]);
    });
  },
);

test.runIf(only === undefined)('on a starved machine nothing is said against the reference', async () => {
  const found = await starved(() => judgeThrough({}, {}, ids));
  expect(complaints(found)).toEqual([]);
});
