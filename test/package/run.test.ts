import { readdir, writeFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { serving } from '../client/serving.js';
import { emptyFolder, resultsIn, upload } from './command.js';

/** A target that grants tokens, accepts chunks and takes its time with everything else. */
function slowTarget(onRequest: (count: number) => void): Promise<string> {
  let count = 0;
  return serving((request, response) => {
    count += 1;
    onRequest(count);
    const isQuick = text(request).then((body) => /get-upload-token/.test(request.url ?? '') || /resumable/.test(body));
    const token = `<upload_token>${count}</upload_token><max_uploads>1</max_uploads><valid_minutes>15</valid_minutes>`;
    const answer = `<response status="ok">${token}<valid_until>1</valid_until></response>`;
    void isQuick.then((quick) => setTimeout(() => response.end(answer), quick ? 0 : 60_000).unref());
  });
}

const declared = [
  'replaceRedeem',
  'redeemReplaceToken',
  'background',
  'rejectsUnsupported',
  'imageRescale',
  'readBack',
  'exactReadBack',
  'chunkedFileUpload',
  'json',
];

test('the reference implementation conforms, and only the report is left behind', async () => {
  const folder = await emptyFolder();
  const { status, err } = await upload(['run', '--suite', 'tokens/issue,tokens/expiry', '--seed', '7'], folder)
    .finished;
  expect({ status, err }).toEqual({ status: 0, err: '' });
  expect(await readdir(folder)).toEqual(['upload-contract-report']);
  const { outcome, run, target } = await resultsIn(folder);
  expect(outcome).toBe('partial');
  expect(run).toMatchObject({ seed: 7, complete: true, harnessErrors: [] });
  expect(run.executedChecks).toBe(run.expectedChecks);
  expect(target.reference).toBe(true);
});

test('the same seed gives the same verdicts and the same requests', async () => {
  const told = async () => {
    const folder = await emptyFolder();
    const words = ['run', '--suite', 'tokens/limits', '--seed', '11', '--json'];
    const { status, out } = await upload(words, folder).finished;
    const results: Awaited<ReturnType<typeof resultsIn>> = JSON.parse(out);
    const checks = results.requirements.flatMap((one) => one.checks);
    const sent = checks.flatMap((one) => one.exchanges.map(({ call }) => [one.name, call.query, call.form]));
    const runId = results.run.id;
    return { status, sent: sent.map((one) => JSON.stringify(one).replaceAll(runId, 'RUN')) };
  };
  const first = await told();
  expect(first.status).toBe(0);
  expect(first.sent.length).toBeGreaterThan(20);
  // Ports and tokens are not of the suite's making.
  const address = /http%3A%2F%2F127[^"&]*|http:\/\/127[^"]*/g;
  const token = /(?<="upload_token",")[^"]+/g;
  const plain = (lines: readonly string[]) =>
    lines.map((line) => line.replaceAll(address, 'CATCHER').replaceAll(token, 'TOKEN')).sort();
  expect(plain((await told()).sent)).toEqual(plain(first.sent));
});

test('a target that is not there ends in one line, status 3 and a report that says so', async () => {
  const folder = await emptyFolder();
  const { status, out, err } = await upload(['run', '--target', 'http://127.0.0.1:1'], folder).finished;
  expect(err).toMatch(/^upload-contract: http:\/\/127\.0\.0\.1:1 cannot be reached: [^\n]*\n$/);
  expect({ status, out }).toEqual({ status: 3, out: '' });
  const { outcome, run } = await resultsIn(folder);
  expect({ outcome, complete: run.complete, executed: run.executedChecks }).toEqual({
    outcome: 'inconclusive',
    complete: false,
    executed: 0,
  });
  expect(run.expectedChecks).toBeGreaterThan(0);
});

test('Ctrl-C ends a run in order: status 130, and a report of what was found', async () => {
  const folder = await emptyFolder();
  let interrupt = (): void => {};
  // Tokens can be told from the first requests on; uploads hang, and so do the probes that need one, for a second.
  const target = await slowTarget((count) => count === 40 && interrupt());
  const capabilities = declared.map((name) => `${name}: true`).join(', ');
  const config = `target: ${target}\ncapabilities: {${capabilities}}\ntimeouts: {answerSeconds: 1}\n`;
  await writeFile(`${folder}/upload-contract.yaml`, config);
  const { child, finished } = upload(['run', '--suite', 'tokens'], folder);
  let stoppedAt = 0;
  interrupt = () => {
    stoppedAt = performance.now();
    child.kill('SIGINT');
  };
  const { status, err } = await finished;
  const took = performance.now() - stoppedAt;
  expect({ status, err }).toEqual({ status: 130, err: '' });
  // One second by design; three where other programs want the processor as well.
  expect(took).toBeLessThan(3_000);
  const { outcome, run } = await resultsIn(folder);
  expect(run.complete).toBe(false);
  expect(outcome).not.toBe('conformant');
});

test('a reader that goes away is no error', async () => {
  const { child, finished } = upload(['list', 'requirements', '--json'], await emptyFolder());
  child.stdout?.destroy();
  const { status, err } = await finished;
  expect({ status, err }).toEqual({ status: 0, err: '' });
});
