import { command, node } from './command.mjs';
import { atMost, median, withoutLimit } from './figure.mjs';

const rounds = 11;

const programs = {
  bare: ['-e', '0'],
  '--version': [command, '--version'],
  'list requirements --json': [command, 'list', 'requirements', '--json'],
};

/** Commands that need not do anything, as multiples of what Node.js itself takes to start. */
export async function measure() {
  /** @type {Record<keyof typeof programs, number[]>} */
  const times = { bare: [], '--version': [], 'list requirements --json': [] };
  // In turns, so that a busy moment does not meet one of them alone.
  for (let round = 0; round < rounds; round += 1)
    for (const name of /** @type {(keyof typeof programs)[]} */ (Object.keys(programs)))
      times[name].push((await node(programs[name])).ms);
  const bare = median(times.bare);
  return [
    withoutLimit('Node.js alone', bare / 1000, 's'),
    atMost('--version', median(times['--version']) / bare, 'x', 3),
    atMost('list requirements --json', median(times['list requirements --json']) / bare, 'x', 5),
  ];
}
