/**
 * Says which planted faults `observe` sees in ordinary traffic, and writes docs/observed-faults.md:
 *
 *   npm run build && node scripts/observed-faults.mjs [--fault ID,..] [--variant NAME,..|all] [--write]
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { faults } from '../dist/reference/faults/index.js';
import { variants } from '../dist/reference/variants/index.js';
import { observed } from './observed/observed.mjs';

const { values } = parseArgs({
  options: { fault: { type: 'string' }, variant: { type: 'string' }, write: { type: 'boolean' } },
});

const chosen = (list, all) => (list === undefined ? [] : list === 'all' ? all.map(({ id }) => id) : list.split(','));

let blamed = 0;
for (const variant of chosen(values.variant, variants)) {
  const failed = (await observed({ variant })).filter(({ level }) => level === 'must');
  if (failed.length === 0) continue;
  blamed += 1;
  console.log(
    `variant ${variant}: ${failed.map(({ id, expected, actual }) => `${id} (${expected}; ${actual})`).join(', ')}`,
  );
}

const wanted = values.fault === undefined && values.variant === undefined ? 'all' : values.fault;
const seen = [];
for (const id of chosen(wanted, faults)) {
  const fault = faults.find((one) => one.id === id);
  const failed = await observed({ fault: id });
  if (failed.length > 0) seen.push({ id, breaks: fault?.breaks, failed });
  const words = failed.map((one) => `${one.id} (${one.level})`).join(', ');
  console.log(`${failed.length > 0 ? 'seen  ' : 'unseen'} ${id} [${fault?.breaks}]${words === '' ? '' : `: ${words}`}`);
}
console.log(`${seen.length} of ${chosen(wanted, faults).length} planted faults seen, ${blamed} variants blamed`);

if (values.write === true) {
  const rows = seen.map(
    ({ id, breaks, failed }) => `| ${id} | ${breaks} | ${failed.map((one) => one.id).join(', ')} |`,
  );
  const text = `# Planted faults that \`observe\` sees in ordinary traffic

Made by \`node scripts/observed-faults.mjs --write\`: ${seen.length} of the ${faults.length} planted faults show in the traffic of
scripts/observed/traffic.mjs. The others need a request that nobody sends by accident, or a measurement.

| fault | breaks | reported |
|---|---|---|
${rows.join('\n')}
`;
  await writeFile(new URL('../docs/observed-faults.md', import.meta.url), text);
}
process.exitCode = blamed === 0 ? 0 : 1;
