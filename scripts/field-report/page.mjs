import { slugOf } from './backends.mjs';

const marks = { pass: 'yes', fail: '**no**', inconclusive: '?', 'not-applicable': '-' };

/** The failing check of a requirement whose recording has the fewest steps. */
function evidenceOf({ id, checks }, recordings) {
  const failed = checks.filter(({ verdict, replay }) => verdict === 'fail' && recordings.has(replay));
  const [check] = failed.sort((a, b) => recordings.get(a.replay).steps.length - recordings.get(b.replay).steps.length);
  if (check === undefined) throw new Error(`the deviation from ${id} has no recording`);
  const { name, expected, actual, frequency, replay } = check;
  return { check: name, expected, actual, frequency, replay };
}

/** What the report keeps of a run: every requirement that was meant for back ends, and the evidence of each deviation. */
export function summaryOf({ requirements }, recordings) {
  return requirements.map((requirement) => {
    const { id, level, verdict } = requirement;
    return { id, level, verdict, ...(verdict === 'fail' ? evidenceOf(requirement, recordings) : {}) };
  });
}

/** Where the recording of a deviation is kept, from docs/. */
export const pathOf = (backend, id) => `field/${slugOf(backend)}/${id}.json`;

const cell = (text) => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').replaceAll('<', '&lt;').trim();

/** What was seen, without what differs from run to run. */
function seen({ expected = '', actual = '', frequency = '' }) {
  const short = (text) => (text.length > 220 ? `${text.slice(0, 220)}...` : text);
  const plain = (text) =>
    short(text.replaceAll(/http:\/\/127\.0\.0\.1:\d+\S*/g, 'return_url').replaceAll(/uc-[0-9a-f]{8}-/g, 'uc-'));
  const often = frequency.startsWith('sometimes') ? ` (${frequency})` : '';
  return cell(`expected ${plain(expected)}; got ${plain(actual)}${often}`);
}

function section({ backend, requirements }) {
  const failed = requirements.filter(({ verdict }) => verdict === 'fail');
  const passed = requirements.filter(({ verdict }) => verdict === 'pass').length;
  const rows = failed.map(
    (one) => `| [${one.id}](${pathOf(backend, one.id)}) | ${one.level} | ${cell(one.check)} | ${seen(one)} |`,
  );
  return `### ${backend.name} ${backend.version} (${backend.registry})

${backend.about} Installed: ${backend.packages.map((one) => `\`${one}\``).join(', ')}. Host:
[\`${backend.host}\`](../test/backends/hosts/${backend.host}). ${passed} requirements pass, ${failed.length} deviate.

| requirement, with the recording | level | check | what was seen |
|---|---|---|---|
${rows.join('\n')}
`;
}

/** docs/field-report.md: what was found of the back ends, each judgement with its evidence. */
export function fieldPage(all) {
  const levels = new Map(all.flatMap(({ requirements }) => requirements.map(({ id, level }) => [id, level])));
  const verdictOf = (id, { requirements }) => requirements.find((one) => one.id === id)?.verdict ?? 'not-applicable';
  const judged = [...levels.keys()].filter((id) => all.some((one) => ['pass', 'fail'].includes(verdictOf(id, one))));
  const row = (id) =>
    `| ${id} | ${levels.get(id)} | ${all.map((one) => marks[verdictOf(id, one)] ?? '?').join(' | ')} |`;
  return `# Field report

Made by \`npm run field-report\`, which installs each package from its registry, starts it in a little host, and judges it
through [the adapter](backends.md).

None of these packages claims to implement the upload API. A deviation is a difference from a rule of this contract, and no
verdict on a package: the matrix shows which rules of chunk uploads servers in the field share, and on which of them a
client cannot rely. Where requests meet at the same time, a deviation may show in one try and not in the next. Corrections
are welcome, to the hosts as well.

Each deviation links to its recording. It is repeated against the same version of the package by

\`\`\`sh
npm run field-report -- --replay django2-resumable chunk.wrong.short
\`\`\`

## Matrix

yes: passes; **no**: deviates; -: does not apply, or judges the adapter; ?: could not be judged.

| requirement | level | ${all.map(({ backend }) => `${backend.name} (${backend.registry})`).join(' | ')} |
|---|---|${all.map(() => '---|').join('')}
${judged.map(row).join('\n')}

## Deviations

${all.map(section).join('\n')}`;
}
