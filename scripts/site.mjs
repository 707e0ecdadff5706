/** Makes the site of the documents: `node scripts/site.mjs [FOLDER]`, which is `site` unless another is given. */
import { resolve } from 'node:path';
import { buildSite } from './site/build.mjs';

const [folder = 'site'] = process.argv.slice(2);
await buildSite(resolve(folder));
