/**
 * The engine in a process of its own: opens a session with each target that it is told of, and says how that ended, the
 * largest memory of this process so far in MiB, and what is still open when the session is over.
 */
import { fileURLToPath, pathToFileURL } from 'node:url';

const compiled = (path) => pathToFileURL(fileURLToPath(new URL(`../../../dist/src/${path}`, import.meta.url))).href;
const { configure } = await import(compiled('config/load.js'));
const { openSession } = await import(compiled('run/open-session.js'));
const { effortOfProfile } = await import(compiled('run/effort.js'));
const { printable } = await import(compiled('printable.js'));

process.on('message', async (raw) => {
  const configuration = await configure(raw, { environment: {}, directory: '.' });
  const effort = effortOfProfile('smoke', 1, 1, configuration.timeouts);
  const signal = new AbortController().signal;
  let ended;
  try {
    const { close } = await openSession({ configuration, effort, runId: 'hostile', signal });
    await close();
    ended = { name: 'opened', message: '' };
  } catch (error) {
    ended = { name: error.name, message: printable(error.message) };
  }
  // Sockets that were given up are closed within a turn or two of the loop.
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  const open = process.getActiveResourcesInfo().filter((kind) => /TCP|TLS|Timeout|FSReq/.test(kind));
  process.send({ ...ended, memory: Math.round(process.resourceUsage().maxRSS / 1024), open });
});
process.on('disconnect', () => process.exit());
process.send('ready');
