import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take over half a minute each, as measured in a whole run; vitest knows no durations on a fresh clone. */
const longest = [
  'weather/weather',
  'package/resume',
  'package/shards',
  'package/explore-staging',
  'uploader/handler',
  'hostile/presence',
  'ci/shards',
  'html/browser',
  'package/install',
  'replay/faults',
  'clients/observed',
  'client/patience',
  'hostile/answers',
  'ci/action',
];

const rank = ({ moduleId }: TestSpecification): number => {
  const at = longest.findIndex((one) => moduleId.endsWith(`/test/${one}.test.ts`));
  return at < 0 ? longest.length : at;
};

/** Begins with the longest files: one that begins last has all others wait for it, on one processor. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((one, other) => rank(one) - rank(other));
  }
}
