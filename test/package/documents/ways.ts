/**
 * How a command of the documents is executed here. `{right}` is a right target; the configured one has a fault, and
 * `{write}` is a bearer token there.
 */
export type Way =
  /** As written, or, with `run`, with what its reader fills in or in a shorter form. It exits with 0 if nothing is said. */
  | { readonly run?: string; readonly status?: number }
  /** The same, until it prints this; then Ctrl-C. */
  | { readonly run?: string; readonly status?: number; readonly until: string }
  /** Another test executes it. */
  | { readonly by: string }
  /** Nothing executes it, for a reason. */
  | { readonly not: string };

/** One requirement, which the configured target does not keep. */
const one = '--requirement token.lifetime.default';
const recorded = 'upload-contract-report/results.json';
const usual = '--scenario usual -- node examples/uploader.mjs {url} {token} {file}';

const own = 'a step of CI, or writes files of this repository; that the script exists is tested';

/** What is not executed as it is written, with exit status 0. */
export const ways: Readonly<Record<string, Way>> = {
  // The way of the README and of testing-your-server, in its order.
  'upload-contract run': { by: 'install.test.ts' },
  'upload-contract run --config upload-contract.yaml': {
    run: `upload-contract run --config upload-contract.yaml ${one}`,
    status: 1,
  },
  'upload-contract run --suite tokens': { run: `upload-contract run ${one}`, status: 1 },
  'upload-contract explain ID': { run: 'upload-contract explain token.lifetime.default' },
  "WRITE_AUTHORIZATION='Bearer ...' sh upload-contract-report/replay/token.lifetime.default-1.sh": {
    run: "WRITE_AUTHORIZATION='Bearer {write}' sh upload-contract-report/replay/token.lifetime.default-1.sh",
  },
  'upload-contract replay chunk.torn': { run: 'upload-contract replay token.lifetime.default', status: 1 },
  'upload-contract replay chunk.torn-1 --target http://127.0.0.1:8080': {
    run: 'upload-contract replay token.lifetime.default-1 --target {right}',
  },
  'upload-contract run --failed': { status: 1 },
  'upload-contract compare 4.1/results.json 4.2/results.json --markdown comment.md --html compare.html': {
    run: `upload-contract compare ${recorded} ${recorded} --markdown comment.md --html compare.html`,
  },

  // Many machines and long lines.
  'upload-contract run --shard 1/4 --seed 7 --report-dir shard-1': { by: 'shards.test.ts' },
  'upload-contract merge shard-1 shard-2 shard-3 shard-4': { by: 'shards.test.ts' },
  'upload-contract list created --report-dir shard-1': {
    run: 'upload-contract list created --report-dir upload-contract-report',
  },
  'upload-contract list created --json --report-dir DIR': {
    run: 'upload-contract list created --json --report-dir upload-contract-report',
  },
  'RELAY_SECRET=... upload-contract catch --relay --port 8080': {
    run: 'RELAY_SECRET=sixteen-letters-or-more exec upload-contract catch --relay --port 0',
    until: 'http://127.0.0.1:',
  },
  'RELAY_SECRET=... upload-contract run': { by: 'relay.test.ts' },
  'upload-contract run --defer': { by: 'resume.test.ts' },
  'upload-contract run --wait': { by: 'resume.test.ts' },
  'upload-contract resume upload-contract-report/ledger.json': { by: 'resume.test.ts' },
  'upload-contract resume upload-contract-report/ledger.json --wait': { by: 'resume.test.ts' },
  'upload-contract explore --time 30m --cases cases': { by: 'explore.test.ts' },
  'upload-contract explore --time 1d --seed 7 --shard 2/4': { by: 'explore.test.ts' },
  'upload-contract replay FILE': { by: 'replay.test.ts' },
  'upload-contract run --suite resumable,files': { by: 'backends.test.ts' },

  // Certificates follow from a whole run.
  'upload-contract run --seed SEED --runs RUNS': { by: '../certify/commands.alone.test.ts' },
  'upload-contract certify --key acme.pem --url https://ci.example.com/runs/7': {
    by: '../certify/commands.alone.test.ts',
  },
  'upload-contract verify certificate.dsse.json --public-key acme.pub.pem': { by: '../certify/commands.alone.test.ts' },

  // Uploaders and real traffic.
  'upload-contract client -- node uploader.mjs {url} {token} {file}': { run: `upload-contract client ${usual}` },
  'upload-contract client -- node examples/uploader.mjs {url} {token} {file}': {
    run: `upload-contract client ${usual}`,
  },
  'UPLOADER_BUG=number-from-0 upload-contract client -- node examples/uploader.mjs {url} {token} {file}': {
    run: `UPLOADER_BUG=number-from-0 upload-contract client ${usual}`,
    status: 1,
  },
  "upload-contract client --page 'http://localhost:8080/upload?url={url}&token={token}&return_url={return_url}'": {
    by: '../uploader/page.test.ts',
  },
  "upload-contract client --page 'http://127.0.0.1:8090/?url={url}&token={token}&return_url={return_url}'": {
    by: '../uploader/page.test.ts',
  },
  "upload-contract client --handler 'http://127.0.0.1:8080/upload/callback?theme=green'": {
    by: '../uploader/handler.test.ts',
  },
  'node examples/uploader-page/serve.mjs 8090 &': { by: '../uploader/page.test.ts' },
  'npm install playwright-core': { not: 'installs another package' },
  'upload-contract observe --target https://video.example.com --port 8080': {
    run: 'exec upload-contract observe --target {right} --port 0',
    ...{ until: 'passes everything on to', status: 3 },
  },
  'upload-contract observe --target URL': {
    run: 'exec upload-contract observe --target {right}',
    ...{ until: 'passes everything on to', status: 3 },
  },
  'upload-contract serve --page --log --cors': {
    run: 'exec upload-contract serve --page --log --cors',
    until: 'Ctrl-C',
  },

  // In a checkout.
  'git clone https://github.com/OWNER/upload-contract && cd upload-contract': { not: 'a clone of this repository' },
  'npm ci': { not: 'the first step of CI' },
  'npm ci && npm run conformance': { not: 'two steps of CI' },
  'npm test': { not: 'a step of CI: this test' },
  'npm run --silent build': { not: 'done before this test' },
  'npm run build && node scripts/freeze.mjs': { not: own },
  'npm run clients -- --write': { not: own },
  'npm run bench -- NAME --page': { not: own },
  'npm run field-report -- --replay django2-resumable chunk.wrong.short': { by: 'backends.test.ts' },
  'node scripts/observed-faults.mjs --write': { not: own },
  'upload-contract selftest --fault ID': { by: 'documents.test.ts' },
  'upload-contract selftest --markdown docs/kill-matrix.md': { not: 'judges every fault, for an hour' },
  'upload-contract selftest --wide --markdown docs/kill-matrix.md': { not: 'judges every fault, for an hour' },
  'upload-contract selftest --kills src/run/kills.json': { not: 'judges every fault, for an hour' },
  'node dist/src/cli/main.js selftest --fault YOUR-FAULT --jobs 1': {
    run: 'upload-contract selftest --fault token-lifetime-default-360 --jobs 1',
  },
  'node dist/src/cli/main.js run --requirement YOUR.REQUIREMENT': {
    run: 'upload-contract run --requirement token.distinct',
  },
  'npx vitest run --project unit test/clients': { not: 'a part of npm test' },
  'CLIENTS=all npx vitest run --project unit test/clients': { not: 'a part of npm test, with more of the same' },
  'BACKENDS=all npx vitest run --project package test/package/backends.test.ts': {
    not: 'a part of npm test, with more of the same',
  },
  'npx vitest --project unit test/judge': { not: 'a part of npm test, watched' },
  'npx vitest --project conformance -t token.lifetime': { not: 'watches until Ctrl-C' },
  'npx vitest run -t token.lifetime': { by: 'library.test.ts' },
};

/** The way of a command that a page tells. */
export function wayOf(text: string): Way {
  const way = ways[text];
  if (way !== undefined) return way;
  // A script by its name alone.
  if (/^npm run [\w-]+$/.test(text)) return { not: own };
  // The name of a command, in a sentence.
  if (/^upload-contract(?: [a-z]+)?$/.test(text)) return { run: `${text} --help` };
  return {};
}
