import { describe, expect, test } from 'vitest';
import { faults } from '../../reference/faults/index.js';
import { isRequirementId } from '../../src/contract/requirements.js';
import { usualRuns } from '../../src/run/effort.js';
import { expectedCost } from '../../src/run/expected-cost.js';
import { loadSuites } from '../../src/run/suites.js';
import { declaredChecks } from '../../suites/check/registry.js';
import { type Found, judgeThrough, starved } from './judge.js';
import { type WeatherName, weathers } from './weathers.js';

/** Everything, on all variants, where WEATHER=all; otherwise what a minute or two allow. */
const isWhole = process.env.WEATHER === 'all';
const only = process.env.WEATHER_ONLY;
const names = (Object.keys(weathers) as WeatherName[]).filter((name) => only === undefined || name === only);

const unchanged = 'unchanged';

/** The reference unchanged, and six variants that have to do with time, refusals and connections. */
const variants = isWhole
  ? [
      unchanged,
      'slow-answers',
      'http-1.0',
      'chunks-take-turns-503',
      'files-readable-late',
      'late-background-callbacks',
      'gateway-401-in-html',
    ]
  : [unchanged];

/** The first fault of each area, and in a sample each behind another weather; a browser reaches targets by its own way. */
const planted = faults.filter(
  ({ area }, at) => area !== 'browser' && faults.findIndex((one) => one.area === area) === at,
);

/** What the reason of a requirement that weather kept from being judged has to name: a setting that helps. */
const remedy = /limits\.|timeouts\.|callbacks\.|unreliable|throttled/;

await loadSuites();
const every = [...new Set(declaredChecks().map(({ requirement }) => requirement))];
/** A crowd of a thousand calls takes two minutes at 1000 ms. */
const dear = declaredChecks().filter((check) => expectedCost(check, usualRuns).requests > 100);
const isDear = new Set(dear.map(({ requirement }) => requirement));
const quick = every.filter((id) => !isDear.has(id));
const ids: ReadonlySet<string> = new Set(isWhole ? every : quick.filter((_, at) => at % 48 === 0));

/** What a right target must never be blamed for: failures, and gaps without a setting that helps. */
function complaints({ requirements }: Found): string[] {
  return requirements.flatMap(({ requirement, verdict, reason }) => {
    if (verdict === 'fail') return [`${requirement.id} (${requirement.level}) fails: ${reason}`];
    return verdict === 'inconclusive' && !remedy.test(reason) ? [`${requirement.id}: ${reason}`] : [];
  });
}

// Much of each is waiting.
describe.concurrent.each(names)('behind %s', (name) => {
  const weather = weathers[name];

  test.each(variants)('no requirement fails on the reference, %s', async (variant) => {
    const found = await judgeThrough(weather, variant === unchanged ? {} : { variant }, ids);
    expect(complaints(found)).toEqual([]);
  });

  const here = isWhole ? planted : planted.filter((_, at) => at % names.length === names.indexOf(name));
  test.each(here.map(({ id, breaks }) => [id, breaks] as const))('%s is found', async (fault, breaks) => {
    const broken = new Set([breaks].filter(isRequirementId));
    const { requirements } = await judgeThrough(weather, { fault }, broken);
    expect(requirements.map(({ requirement, verdict }) => [requirement.id, verdict])).toContainEqual([breaks, 'fail']);
  });
});

test.runIf(only === undefined)('on a starved machine no requirement fails on the reference', async () => {
  const found = await starved(() => judgeThrough({}, {}, ids));
  expect(complaints(found)).toEqual([]);
});
