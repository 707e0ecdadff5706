/** Sends a file in chunks through the suite's own client, and reports its peak memory. */
import pLimit from 'p-limit';
import { apiOf } from '../../dist/src/client/api.js';
import { chunked } from '../../dist/src/client/chunks.js';
import { limiter, noLimits } from '../../dist/src/client/limiter.js';
import { redaction } from '../../dist/src/client/redaction.js';
import { connect } from '../../dist/src/client/target.js';
import { media } from '../../dist/src/media/media.js';

process.on('disconnect', () => process.exit());

const { url, token = 'bench', descriptor, chunkSize } = JSON.parse(process.argv[2] ?? '');
const target = connect({
  url,
  auth: {},
  limiter: limiter(noLimits),
  redaction: redaction([]),
  runId: 'bench',
});
const scope = { signal: new AbortController().signal, keep: () => {}, created: () => {} };
const api = apiOf(target, scope, { settleMs: 0 });
const file = chunked(media(descriptor), { identifier: 'bench', filename: 'large.mp4', chunkSize });

/** As many as Resumable.js has under way at once. */
const gate = pLimit(3);
/** @type {number[]} */
const statuses = [];
const from = performance.now();
await Promise.all(
  file.chunks.map((chunk) =>
    gate(async () => {
      const { status } = await api.sendChunk({ token }, file, chunk);
      statuses.push(status);
    }),
  ),
);
const seconds = (performance.now() - from) / 1000;
await target.close();
// Linux and macOS report kibibytes here.
process.send?.({ peak: process.resourceUsage().maxRSS * 1024, seconds, statuses });
