import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { faults } from '../dist/reference/faults/index.js';
import { child } from './child.mjs';
import { command, inFolder, node } from './command.mjs';
import { withoutLimit } from './figure.mjs';

const document = fileURLToPath(new URL('../openapi/upload.yaml', import.meta.url));

/** Seconds that the other tool gets at least: it takes some of them to begin. */
const least = 10;

/**
 * What a tool says of one target: names of what fails, each of which is one finding, and the seconds that it took.
 * @typedef {{ failures: ReadonlySet<string>, seconds: number }} Said
 * @typedef {{ url: string, credentials: Record<'read' | 'write' | 'super', { bearer: string, userId: string }>, photoId: string, clockUrl: string }} Reference
 */

/** @returns {Promise<Said>} the requirements that fail */
async function suite(/** @type {Reference} */ reference, /** @type {string} */ profile, /** @type {string} */ folder) {
  const { url, credentials, photoId, clockUrl } = reference;
  const bearer = (/** @type {'read' | 'write' | 'super'} */ level) => ({ bearer: credentials[level].bearer });
  const configuration = {
    target: url,
    auth: { read: bearer('read'), write: bearer('write'), super: bearer('super') },
    replace: { photoId },
    clock: { advanceUrl: clockUrl },
  };
  await writeFile(join(folder, 'upload-contract.yaml'), JSON.stringify(configuration));
  const words = ['run', '--profile', profile, '--seed', '1', '--fail-on', 'should', '--reporter', 'json'];
  const { ms } = await node([command, ...words], folder);
  /** @type {import('../dist/src/results/results.js').Results} */
  const results = JSON.parse(await readFile(join(folder, 'upload-contract-report/results.json'), 'utf8'));
  const failed = results.requirements.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id);
  return { failures: new Set(failed), seconds: ms / 1000 };
}

/** @returns {Promise<Said>} each kind of failure at each operation */
async function general(
  /** @type {Reference} */ { url, credentials },
  /** @type {number} */ seconds,
  /** @type {string} */ folder,
  /** @type {string} */ program,
) {
  const report = join(folder, 'schemathesis.json');
  const words = [
    ...['run', document, '--url', url, '-H', `Authorization: Bearer ${credentials.write.bearer}`],
    ...['--max-time', String(Math.ceil(seconds)), '--seed', '1', '--max-redirects', '0', '--continue-on-failure'],
    ...['--report', 'json', '--report-json-path', report],
  ];
  const from = performance.now();
  const [status] = await once(spawn(program, words, { cwd: folder, stdio: 'ignore' }), 'exit');
  if (status !== 0 && status !== 1) throw new Error(`${program} ended with the status ${status}`);
  /** @type {{ failures: { code: string, operations: string[] }[] }} */
  const { failures } = JSON.parse(await readFile(report, 'utf8'));
  const found = failures.flatMap(({ code, operations }) => operations.map((one) => `${code} ${one}`));
  return { failures: new Set(found), seconds: (performance.now() - from) / 1000 };
}

/**
 * @typedef {{ faults: number, schemathesis: string, profile: string }} Given
 */

/** Both tools on one target, the general one in the time that this suite took. */
function judged(/** @type {string | undefined} */ fault, /** @type {Given} */ { schemathesis, profile }) {
  return inFolder(async (folder) => {
    /** @type {Awaited<ReturnType<typeof child<Reference>>>} */
    const reference = await child('reference', fault === undefined ? [] : [fault]);
    try {
      const own = await suite(reference.ready, profile, folder);
      const other = await general(reference.ready, Math.max(least, own.seconds), folder, schemathesis);
      return { own, other };
    } finally {
      await reference.end();
    }
  });
}

let version = '';
let chosen = 0;
let chosenProfile = '';

/** The conditions, for the page. */
export function notes() {
  return [
    `${version} from PyPI with openapi/upload.yaml of this repository and the credentials of the level write, against this suite, on`,
    `the reference implementation: once as it is, and once with each of ${chosen} planted faults, spread evenly over the list of all`,
    `${faults.length}. The other tool runs with all its checks and phases in the time that --profile ${chosenProfile} takes on the same`,
    `target (at least ${least} s). A fault counts as found when something fails that does not fail on the reference as it is; what fails there is`,
    'a false alarm. This suite was written for this contract and tuned by these faults, and the other tool knows only what an',
    'OpenAPI document can say: most of the sentences of this contract are about what several calls do together.',
  ].join('\n');
}

/** This suite and a general tester of APIs, side by side. */
export async function measure(/** @type {Given} */ given) {
  version = execFileSync(given.schemathesis, ['--version'], { encoding: 'utf8' }).trim().replace(', version', '');
  chosenProfile = given.profile;
  const step = Math.max(1, Math.floor(faults.length / given.faults));
  const ids = faults.filter((_, at) => at % step === 0).slice(0, given.faults);
  chosen = ids.length;
  const right = await judged(undefined, given);
  const found = { own: 0, other: 0 };
  const seconds = { own: 0, other: 0 };
  const tools = /** @type {const} */ (['own', 'other']);
  for (const { id } of ids) {
    const wrong = await judged(id, given);
    for (const tool of tools) {
      if ([...wrong[tool].failures].some((one) => !right[tool].failures.has(one))) found[tool] += 1;
      seconds[tool] += wrong[tool].seconds;
    }
  }
  const names = { own: `this suite, --profile ${given.profile}`, other: version };
  return tools.flatMap((tool) => [
    withoutLimit(`${names[tool]}: faults found of ${chosen}`, found[tool], ''),
    withoutLimit(`${names[tool]}: false alarms`, right[tool].failures.size, ''),
    withoutLimit(`${names[tool]}: time for each target`, seconds[tool] / chosen, 's'),
    withoutLimit(`${names[tool]}: faults found in a minute`, (found[tool] / seconds[tool]) * 60, ''),
  ]);
}
