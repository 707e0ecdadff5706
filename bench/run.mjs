import { defaultRun } from './command.mjs';
import { atLeast, atMost, withoutLimit } from './figure.mjs';

/** The default run on the reference implementation, from the command to the last report. */
export async function measure() {
  const { seconds, processor, firstRequest, results } = await defaultRun();
  const { untestable, ...judged } = results.summary.requirements;
  const requirements = Object.values(judged).reduce((sum, count) => sum + count, 0);
  return [
    atMost('from the command to the report', seconds, 's', 10),
    atMost('to the first request', firstRequest, 's', 2),
    atLeast('requirements judged', requirements, '', 100),
    atLeast('exchanges', results.summary.exchanges, '', 2000),
    // More reliable than the clock while other work goes on.
    ...(processor === undefined ? [] : [withoutLimit('processor time', processor, 's')]),
  ];
}
