/** Loaded into every process that a hostile test starts: notes its largest memory, in KiB, in the folder PEAKS. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env.PEAKS;
if (folder !== undefined) {
  const note = () => writeFileSync(join(folder, String(process.pid)), String(process.resourceUsage().maxRSS));
  // A process that is killed has no last word.
  setInterval(note, 200).unref();
  process.on('exit', note);
}
