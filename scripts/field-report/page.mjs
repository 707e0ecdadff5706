import { slugOf } from './backends.mjs';

const marks = { pass: 'yes', fail: '**no**', inconclusive: '?', 'not-applicable': '-' };

/** The recording of a deviation with the fewest steps. */
export function evidenceOf({ id, checks }, recordings) {
  const failed = checks.filter(({ verdict, replay }) => verdict === 'fail' && recordings.has(replay));
  const [check] = failed.sort((a, b) => recordings.get(a.replay).steps.length - recordings.get(b.replay).steps.length);
  return check === undefined ? undefined : { id, check, recording: recordings.get(check.replay) };
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

function section({ backend, results, recordings }) {
  const failed = results.requirements.filter(({ verdict }) => verdict === 'fail');
  const count = (verdict) => results.requirements.filter((one) => one.verdict === verdict).length;
  const rows = failed.map((requirement) => {
    const { check } = evidenceOf(requirement, recordings);
    return `| [${requirement.id}](${pathOf(backend, requirement.id)}) | ${requirement.level} | ${cell(check.name)} | ${seen(check)} |`;
  });
  return `### ${backend.name} ${backend.version} (${backend.registry})

${backend.about} Installed: ${backend.packages.map((one) => `\`${one}\``).join(', ')}. Host:
[\`${backend.host}\`](../test/backends/hosts/${backend.host}). ${count('pass')} requirements pass, ${failed.length} deviate.

| requirement, with the recording | level | check | what was seen |
|---|---|---|---|
${rows.join('\n')}
`;
}

/** docs/field-report.md: what was found of the back ends, each judgement with its evidence. */
export function fieldPage(all, toolVersion) {
  const ids = [...new Set(all.flatMap(({ results }) => results.requirements.map(({ id }) => id)))];
  const verdictOf = (id, { results }) => results.requirements.find((one) => one.id === id)?.verdict ?? 'not-applicable';
  const judged = ids.filter((id) => all.some((one) => ['pass', 'fail'].includes(verdictOf(id, one))));
  const levelOf = (id) => all.flatMap(({ results }) => results.requirements).find((one) => one.id === id)?.level;
  const row = (id) => `| ${id} | ${levelOf(id)} | ${all.map((one) => marks[verdictOf(id, one)] ?? '?').join(' | ')} |`;
  return `# Field report

Made by \`npm run field-report\` with upload-contract ${toolVersion}. It installs each package from its registry, starts it in
a little host, and judges it through [the adapter](backends.md).

None of these packages claims to implement the upload API, and most of them keep all that their own library needs. A
deviation is a difference from a rule of this contract, and no verdict on a package. The matrix shows which rules of chunk
uploads servers in the field share, and which of them a client cannot rely on. Corrections are welcome, to the hosts as well.

Each deviation links to its recording. It is repeated against the same version of the package by

\`\`\`sh
npm run field-report -- --replay django2-resumable chunk.probe.absent
\`\`\`

## Matrix

yes: passes; **no**: deviates; -: does not apply, or judges the adapter; ?: could not be judged.

| requirement | level | ${all.map(({ backend }) => `${backend.name} (${backend.registry})`).join(' | ')} |
|---|---|${all.map(() => '---|').join('')}
${judged.map(row).join('\n')}

## Deviations

${all.map(section).join('\n')}`;
}
