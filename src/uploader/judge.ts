import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { clientRequirements } from '../contract/requirements.js';
import type { CheckResult } from '../run/check-result.js';
import { Findings, unconcerned } from './findings.js';
import { type Play, play } from './play.js';
import { chunksOf, judgeChunks, judgeUniqueness } from './rules/chunks.js';
import { judgeOutcomes } from './rules/outcomes.js';
import { judgeRequests } from './rules/requests.js';
import { judgeRetries } from './rules/retries.js';
import { type Scenario, type Sizes, sizesFor } from './scenario.js';
import { large, scenarios, usual } from './scenarios.js';
import { decimal } from './server/received.js';
import type { Story } from './story.js';
import type { Upload } from './upload.js';

/** Scenarios that are played at the same time: much of each is waiting. */
const atOnce = 4;

/** What to judge. */
export interface UploaderOptions {
  readonly upload: Upload;
  /** It is a page, and not a command. */
  readonly isPage?: boolean;
  /** Names of scenarios; none means all. */
  readonly selection: readonly string[];
  readonly limitMs: number;
  readonly signal: AbortSignal;
  /** Called as each scenario ends. */
  readonly onPlayed: (played: number, of: number, scenario: string) => void;
}

/** What was found of an uploader. */
export interface Judged {
  readonly results: readonly CheckResult[];
  readonly observations: CheckResult['observations'];
  readonly spent: { readonly requests: number; readonly uploads: number; readonly bytes: number };
  /** Why nothing could be judged. */
  readonly endedBy?: string;
}

/** Everything that the rules find in a story. */
function findingsOf(story: Story, text: string): readonly CheckResult[] {
  const say = new Findings(text, story.token);
  if (story.planted !== undefined) judgeBoundary(story, say);
  else
    for (const start of story.starts) {
      judgeRequests(story, start, say);
      judgeChunks(story, start, say);
    }
  if (story.planted === undefined) {
    judgeUniqueness(story, say);
    judgeRetries(story, say);
    judgeOutcomes(story, say);
  }
  return say.results;
}

/** Of a file that holds a boundary only the boundary is judged: nothing else can be read. */
function judgeBoundary({ starts, planted }: Story, say: Findings): void {
  const seen = starts.at(-1)?.received.find(({ boundary, method }) => method === 'POST' && boundary !== '');
  if (seen === undefined) return;
  const isOther = seen.boundary !== planted;
  say.is('client.request.boundary', isOther, 'a boundary that the file does not hold', `the boundary ${planted}`, seen);
}

/** Bytes of a chunk, as the uploader states or shows them. */
function chunkOf(story: Story): number | undefined {
  const chunks = story.starts.flatMap(chunksOf);
  const [first] = chunks;
  if (first === undefined) return undefined;
  const lengths = chunks.map(({ files }) => files[0]?.size ?? 0);
  const stated = decimal(first.claim?.size);
  const isTrue = stated !== undefined && lengths.includes(stated);
  return isTrue || chunks.length === 1 ? stated : Math.max(...lengths);
}

/** The answer that an upload succeeded was given in every start. */
function succeeded({ starts }: Story): boolean {
  return starts.every(({ received }) => received.some(({ given }) => given?.says === 'done'));
}

async function learned(options: Play, stories: Map<string, Story>): Promise<Sizes> {
  for (const one of [usual, large]) {
    const story = await play(one, sizesFor(undefined), 1, options);
    stories.set(one.name, story);
    const chunk = chunkOf(story);
    if (chunk !== undefined) return sizesFor(chunk);
    if (!succeeded(story)) break;
  }
  return sizesFor(undefined);
}

function spentBy(stories: readonly Story[]): Judged['spent'] {
  const received = stories.flatMap(({ starts }) => starts.flatMap((start) => start.received));
  return {
    requests: received.length,
    uploads: received.filter(({ given }) => given?.says === 'done').length,
    bytes: received.reduce((sum, { size }) => sum + size, 0),
  };
}

function observationsOf(story: Story | undefined, sizes: Sizes, parallel: number): Judged['observations'] {
  const received = story?.starts.flatMap((start) => start.received) ?? [];
  return [
    { id: 'client.chunk-size', value: sizes.chunk ?? 'files are sent whole' },
    { id: 'client.parallel', value: parallel },
    { id: 'client.probes', value: received.some(({ given }) => given?.says === 'absent') },
    { id: 'client.follows-redirect', value: received.some(({ to }) => to === 'page') },
  ];
}

/** Requirements that no scenario concerned, and why. */
function rest(results: readonly CheckResult[], isComplete: boolean): CheckResult[] {
  const concerned = new Set(results.map(({ requirement }) => requirement));
  return clientRequirements
    .filter(({ id }) => !concerned.has(id) && !id.startsWith('client.handler.'))
    .map(({ id }) =>
      isComplete
        ? unconcerned(id, 'the uploader did nothing that it concerns')
        : unconcerned(id, 'an ordinary upload did not succeed, so that no other scenario was played', 'not-run'),
    );
}

/** Judges an uploader in all scenarios, or in those that are selected. */
export async function judgeUploader(options: UploaderOptions): Promise<Judged> {
  const folder = await mkdtemp(join(tmpdir(), 'upload-contract-client-'));
  const { upload, isPage = false, limitMs, signal, selection } = options;
  const shared: Play = { upload, isPage, limitMs, folder, signal };
  const isSelected = ({ name }: Scenario): boolean => selection.length === 0 || selection.includes(name);
  const stories = new Map<string, Story>();
  try {
    const sizes = await learned(shared, stories);
    const first = stories.get(usual.name);
    const isSilent = [...stories.values()].every(({ starts }) => starts.every(({ received }) => received.length === 0));
    if (isSilent && !signal.aborted) {
      const said = first?.starts[0]?.ended.output.trim().split('\n').at(-1) ?? '';
      const endedBy = `the ${isPage ? 'page' : 'command'} sent nothing to {url}${said === '' ? '' : `; it wrote: ${said}`}`;
      return { results: [], observations: [], spent: spentBy([]), endedBy };
    }
    const probes = observationsOf(first, sizes, 1).some(({ id, value }) => id === 'client.probes' && value === true);
    let parallel = Math.max(...[...stories.values()].map((story) => story.parallel));
    // Where an ordinary upload does not succeed, a disruption shows nothing more.
    const isUsable = first !== undefined && succeeded(first);
    const chosen = scenarios.filter((one) => {
      if (!isUsable && !stories.has(one.name)) return false;
      if (one.only !== undefined && sizes.chunk === undefined) return false;
      if (one.only === 'probes' && !probes) return false;
      if (one.only === 'commands' && isPage) return false;
      return isSelected(one) && (one !== large || stories.has(large.name));
    });
    const limit = pLimit(atOnce);
    let played = 0;
    await Promise.all(
      chosen.map((one) =>
        limit(async () => {
          if (!stories.has(one.name) && !signal.aborted) {
            const story = await play(one, sizes, parallel, shared);
            parallel = Math.max(parallel, story.parallel);
            stories.set(one.name, story);
          }
          played += 1;
          options.onPlayed(played, chosen.length, one.name);
        }),
      ),
    );
    const results = chosen.flatMap(({ name, text }) => {
      const story = stories.get(name);
      return story === undefined || signal.aborted ? [] : findingsOf({ ...story, parallel }, text);
    });
    return {
      results: [...results, ...(selection.length === 0 ? rest(results, !signal.aborted && isUsable) : [])],
      observations: observationsOf(first, sizes, parallel),
      spent: spentBy([...stories.values()]),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
