import { type SmallestSizes, smallestOfAll } from '../../suites/check/files.js';
import type { Capabilities, CapabilityState } from '../config/capabilities.js';
import type { Configuration } from '../config/configuration.js';
import type { Capability } from '../contract/requirements.js';
import { browserState } from './browser-state.js';
import { contradictable, contradiction } from './contradictions.js';
import type { Findings } from './findings.js';
import { type Probed, type Prober, probeCapability } from './probe.js';
import { findSmallestChunk } from './probe-chunks.js';
import { findSmallestSide } from './probe-pictures.js';
import { findReadBack } from './probe-read-back.js';
import { findReplacing, type ReplacingFindings } from './probe-replacing.js';
import { unlessUnanswered } from './unanswered.js';

const fromConfiguration = (key: string, isSet: boolean): CapabilityState => ({
  present: isSet,
  source: 'configuration',
  evidence: `${key} is ${isSet ? 'set' : 'not set'}`,
});

/** Capabilities that are found out without sending a file. */
const foundWithoutFiles: ReadonlySet<string> = new Set(['background', 'json', 'oauth1']);

/** What the target has: as declared, else as the configuration implies, else as the target itself says. */
async function findingsOf(
  { auth, clock, known, capabilities, headers }: Configuration,
  probing: (smallest?: SmallestSizes) => Prober,
  readOnly: boolean,
): Promise<Findings> {
  const declared = (name: keyof typeof capabilities): CapabilityState | undefined => {
    const present = capabilities[name];
    if (present === undefined && readOnly && !foundWithoutFiles.has(name))
      return { present: true, source: 'assumed', evidence: 'not probed: --read-only' };
    if (present === undefined) return undefined;
    return { present, source: 'declared', evidence: `capabilities.${name} is ${present}` };
  };
  const ask = probing();
  const side = readOnly
    ? Promise.resolve(smallestOfAll.side)
    : unlessUnanswered(findSmallestSide(ask), () => smallestOfAll.side);
  const replaces = async (): Promise<ReplacingFindings> =>
    findReplacing(declared, probing({ ...smallestOfAll, side: await side }));
  const found = async (name: Probed): Promise<CapabilityState> => declared(name) ?? probeCapability(name, ask);
  const usesOauth = auth.write !== undefined && 'oauth1' in auth.write;
  const [
    { exactKind, lateMs, ...readBack },
    replacing,
    background,
    rejectsUnsupported,
    imageRescale,
    chunkedFileUpload,
    json,
    chunk,
  ] = await Promise.all([
    findReadBack(declared, ask),
    replaces(),
    found('background'),
    found('rejectsUnsupported'),
    found('imageRescale'),
    found('chunkedFileUpload'),
    found('json'),
    readOnly ? smallestOfAll.chunk : unlessUnanswered(findSmallestChunk(ask), () => smallestOfAll.chunk),
  ]);
  return {
    capabilities: {
      ...replacing,
      background,
      rejectsUnsupported,
      imageRescale,
      ...readBack,
      chunkedFileUpload,
      json,
      oauth1: declared('oauth1') ?? fromConfiguration('auth.write.oauth1', usesOauth),
      clock: fromConfiguration('clock', clock !== undefined),
      read: fromConfiguration('auth.read', auth.read !== undefined),
      super: fromConfiguration('auth.super', auth.super !== undefined),
      knownAlbums: fromConfiguration('known.albums', known.albums.length > 0),
      customVariables: fromConfiguration('known.variables', Object.keys(known.variables).length > 0),
      browser: await browserState({ capabilities, headers }, process.env, process.cwd()),
    },
    exactKind,
    lateMs,
    smallest: { chunk, side: await side },
  };
}

/**
 * Adds to each capability that is declared absent how it shows that it is there. One after the other: a probe that
 * makes a target store something is not to be in the way of another.
 */
async function contradicted({ auth }: Configuration, capabilities: Capabilities, ask: Prober): Promise<Capabilities> {
  const found: Partial<Record<Capability, CapabilityState>> = {};
  // Where nothing is read back, there is nothing to be read back byte for byte.
  const isVain = (name: Capability): boolean =>
    name === 'exactReadBack' && !capabilities.readBack.present && found.readBack === undefined;
  for (const name of contradictable) {
    if (capabilities[name].present || capabilities[name].source !== 'declared' || isVain(name)) continue;
    const how = await contradiction(name, ask);
    if (how !== undefined) found[name] = { ...capabilities[name], contradiction: how };
  }
  if (!capabilities.oauth1.present && auth.write !== undefined && 'oauth1' in auth.write)
    found.oauth1 = { ...capabilities.oauth1, contradiction: 'the run signs its own calls by auth.write.oauth1' };
  return { ...capabilities, ...found };
}

/**
 * Finds out what a target has, also what is declared absent and there nevertheless.
 * @param probing a prober that sends no smaller files than these
 * @param hastily the same, without waiting for long
 */
export async function probeAll(
  configuration: Configuration,
  probing: (smallest?: SmallestSizes) => Prober,
  hastily: (smallest: SmallestSizes) => Prober,
  readOnly: boolean,
): Promise<Findings> {
  const found = await findingsOf(configuration, probing, readOnly);
  return { ...found, capabilities: await contradicted(configuration, found.capabilities, hastily(found.smallest)) };
}
