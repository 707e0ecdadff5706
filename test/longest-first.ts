import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take over half a minute each, as measured in a whole run; vitest knows no durations on a fresh clone. */
export const longest = [
  'weather/weather',
  'capabilities/missing',
  'uploader/handler',
  'package/resume',
  'package/ci/shards',
  'hostile/presence',
  'package/backends',
  'package/shards',
  'replay/faults',
  'package/documents',
  'package/ci/action',
  'package/explore',
  'explore/explore',
  'package/library',
  'package/ci/workflow',
  'package/relay',
  'run/probe',
  'hostile/answers',
  'client/patience',
  'package/ci/gitlab',
  'package/install',
  'hostile/connection',
  'hostile/callbacks',
  'package/explore-staging',
  'explore/long-histories',
  'uploader/page',
  'html/browser',
  'clients/observed',
  'uploader/uploader',
  'package/run',
  'backend/right',
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
