import { described, excerpt } from '../client/answer.js';
import { outcomeInWords } from '../client/outcome.js';
import type { Configuration } from '../config/configuration.js';
import { type Capability, requirements } from '../contract/requirements.js';
import { type Prober, probeCapability } from '../run/probe.js';
import { about, type Finding } from './finding.js';

const { good, note } = about('capabilities');

/** Requirements that a run does not judge on this target. */
export interface Missing {
  readonly capability: Capability;
  readonly requirements: number;
  /** Of the level must. */
  readonly musts: number;
  readonly remedy: string;
}

/** How what is missing is added. */
const remedies: Readonly<Record<Capability, string>> = {
  clock: 'set clock.advanceUrl or clock.advanceCommand',
  super: 'set auth.super',
  read: 'set auth.read',
  oauth1: 'set auth.write.oauth1',
  knownAlbums: 'set known.albums',
  customVariables: 'set known.variables',
  replaceRedeem: 'set capabilities.replaceRedeem to true if replace tokens replace photos',
  redeemReplaceToken: 'set capabilities.redeemReplaceToken to true if the target has redeem-replace-token',
  background: 'set capabilities.background to true if the target sends background callbacks',
  rejectsUnsupported: 'set capabilities.rejectsUnsupported to true if a text is refused when it is uploaded',
  imageRescale: 'set capabilities.imageRescale to true if the target rescales images',
  readBack: 'set capabilities.readBack to true if the url of an uploaded file gives the file',
  exactReadBack: 'set capabilities.exactReadBack to true if files come back byte for byte',
  chunkedFileUpload: 'set capabilities.chunkedFileUpload to true if file/upload takes chunks',
  json: 'set capabilities.json to true if the target answers in JSON',
  browser: 'set capabilities.browser to true to judge forms in Chromium',
};

/** What one question to the target shows: whether it has something, and what it answered. */
type Shown = readonly [capability: Capability, present: boolean, evidence: string];

/** Asks for a redemption without a file, so that nothing is uploaded. */
async function replacing({ api }: Prober): Promise<Shown> {
  const outcome = await api.redeemReplaceToken('no-such-token', undefined);
  const { status } = outcome.reply;
  const sibling = [404, 405, 501].includes(status) ? await api.redeem('no-such-token', undefined) : undefined;
  const isThere = sibling === undefined || sibling.reply.status === status;
  return ['redeemReplaceToken', isThere, `redeem-replace-token answered ${outcomeInWords(outcome)}`];
}

/** One upload to file/upload, that is to be rescaled, and read back. */
async function storing({ api, made }: Prober): Promise<readonly Shown[]> {
  const answer = await api.attempt.uploadFile(made.photo(), { image_p: 1, max_width: 16 });
  const rescale: Shown = [
    'imageRescale',
    answer.kind === 'granted',
    `file/upload with image_p=1 answered ${described(answer)}`,
  ];
  if (answer.kind !== 'granted') return [rescale];
  const url = answer.fields.get('url')?.trim() ?? '';
  const read = await api.readFile({ url });
  return [rescale, ['readBack', read.status === 200, `the url of the file answered HTTP ${read.status}`]];
}

/** What the target can do, as declared, else by what it answers. At most two uploads. */
export async function examineCapabilities(
  { auth, capabilities, clock, known }: Configuration,
  prober: Prober,
): Promise<{ readonly findings: readonly Finding[]; readonly missing: readonly Missing[] }> {
  const isOpen = (name: keyof typeof capabilities): boolean => capabilities[name] === undefined;
  const probed = async (name: 'json' | 'chunkedFileUpload'): Promise<Shown> => {
    const { present, evidence } = await probeCapability(name, prober);
    return [name, present, excerpt(evidence)];
  };
  const shown: Shown[] = [];
  if (isOpen('json')) shown.push(await probed('json'));
  if (isOpen('redeemReplaceToken')) shown.push(await replacing(prober));
  if (isOpen('imageRescale') || isOpen('readBack')) shown.push(...(await storing(prober)));
  if (isOpen('chunkedFileUpload')) shown.push(await probed('chunkedFileUpload'));
  const declared = Object.entries(capabilities);
  const found = shown.filter(([name]) => !Object.hasOwn(capabilities, name));
  const findings = [
    ...found.map(([name, present, evidence]) =>
      present ? good(`${name}: ${evidence}`) : note(`${name}: not found: ${evidence}`, remedies[name]),
    ),
    ...declared.map(([name, present]) =>
      present ? good(`${name}: declared to be there`) : note(`${name}: declared to be absent, which a run checks`),
    ),
  ];
  const absent = new Set<string>([
    ...found.flatMap(([name, present]) => (present ? [] : [name])),
    ...declared.flatMap(([name, present]) => (present ? [] : [name])),
    ...(clock === undefined ? ['clock'] : []),
    ...(auth.read === undefined ? ['read'] : []),
    ...(auth.super === undefined ? ['super'] : []),
    ...(isOpen('oauth1') && !(auth.write !== undefined && 'oauth1' in auth.write) ? ['oauth1'] : []),
    ...(known.albums.length === 0 ? ['knownAlbums'] : []),
    ...(Object.keys(known.variables).length === 0 ? ['customVariables'] : []),
    ...(isOpen('browser') ? ['browser'] : []),
  ]);
  return { findings, missing: missingFrom(absent) };
}

/** How many requirements need each thing that is absent; without those that need nothing. */
function missingFrom(absent: ReadonlySet<string>): readonly Missing[] {
  const names = [...new Set(requirements.flatMap(({ needs }) => needs))].filter((name) => absent.has(name));
  return names.map((capability) => {
    const needing = requirements.filter(
      ({ needs, untestable }) => untestable === undefined && needs.includes(capability),
    );
    const musts = needing.filter(({ level }) => level === 'must').length;
    return { capability, requirements: needing.length, musts, remedy: remedies[capability] };
  });
}
