import type { Backend } from '../config/backend.js';
import { requirements } from '../contract/requirements.js';
import { UsageError } from '../usage-error.js';
import { namesFiles } from './finished.js';

/** Whether a pattern such as `chunk.wrong.*` means an id. */
function isMeant(pattern: string, id: string): boolean {
  return pattern.endsWith('.*') ? id.startsWith(pattern.slice(0, -1)) : id === pattern;
}

const always = 'the adapter does this, and no back end';

/** What judges the adapter of every back end. */
const ofAdapter: Readonly<Record<string, string>> = {
  'chunk.completion.extras': 'a back end has no callbacks that repeat parameters',
  'chunk.uses.*': 'a back end has no tokens, and so no uses',
  'chunk.bad-token': 'a back end has no tokens',
  'chunk.bad-token.status': 'a back end has no tokens',
  'chunk.parameters.four': 'clients of a library send all of its parameters',
  'chunk.unsupported': 'a back end is not said to look at what a file holds',
  'chunk.repeat.free': 'a back end has no tokens, and so no uses',
  'chunk.second-set': 'the adapter decides what a second upload under one token is',
  'chunk.second-set.other': 'the adapter decides what a second upload under one token is',
  'chunk.probe.foreign': 'the adapter answers a probe that it cannot translate',
  'chunk.probe.harmless': 'a back end has no tokens, and so no uses',
  'file.chunk.four': 'clients of a library send all of its parameters',
  'file.chunk.blob': 'the adapter answers the name of a file',
  'file.chunk.callers': 'a back end does not know who is asking',
  'file.chunk.unsupported': 'a back end is not said to look at what a file holds',
};

/** Judged on a back end; everything else of the contract is done by the adapter. */
const topics = ['chunk.', 'file.chunk.'];

/** What does not apply to this back end, by ids or patterns. */
function ofConfiguration(backend: Backend): Readonly<Record<string, string>> {
  const { completion, emptied, fields, file, library, more, probe } = backend;
  const reasons: Record<string, string> = {};
  const leaveOut = (isOut: boolean, reason: string, ids: readonly string[]): void => {
    if (isOut) for (const id of ids) reasons[id] = reason;
  };
  const isScoped = Object.values(more).some((text) => text.includes('{token}'));
  leaveOut(!isScoped, 'nothing in a request stands for a token (backend.more)', [
    'chunk.isolation.tokens',
    'chunk.probe.absent: a GET does not find a chunk of another token',
  ]);
  leaveOut(
    library !== 'dropzone' && !isScoped && !emptied,
    'the identifiers are the same in every run: set backend.emptied when the storage is empty at the beginning',
    ['chunk.isolation.words', 'chunk.isolation.cleaned'],
  );
  leaveOut(library === 'dropzone', 'Dropzone makes up its identifiers', [
    'chunk.isolation.words',
    'chunk.isolation.cleaned',
    'chunk.isolation.case',
    'chunk.identifier.long',
    'file.chunk.isolation.spelling',
  ]);
  leaveOut(library === 'dropzone', 'Dropzone cuts no last chunk that is larger than the others', [
    'chunk.split.single',
    'chunk.split.long-last',
    'file.chunk.splits',
  ]);
  leaveOut(library !== 'resumable.js', 'only Resumable.js sends its parameters in the address as well', [
    'chunk.parameters.doubled',
    'file.chunk.doubled',
  ]);
  leaveOut(!probe, 'the library does not ask which chunks are there (backend.probe)', [
    'chunk.probe.absent',
    'file.chunk.probe',
  ]);
  leaveOut(completion === undefined, 'no answer says that a file is complete (backend.completion)', [
    'chunk.parallel.one-answer',
  ]);
  const place = Object.values(file ?? {}).join('');
  leaveOut(
    completion === undefined && !place.includes('{identifier}'),
    'a file is complete when it can be fetched, by a name that both files have (backend.file)',
    ['chunk.isolation.names'],
  );
  leaveOut(
    !namesFiles(backend),
    'no answer names the file, so a second one looks like the first (backend.completion)',
    ['chunk.repeat.after-completion', 'chunk.repeat.single', 'file.chunk.late', 'file.chunk.late.single'],
  );
  leaveOut(
    (fields.chunks ?? '') !== '',
    'the library says how many chunks there are as well, and the two would differ',
    ['chunk.total.large'],
  );
  leaveOut((fields.filename ?? '') === '', 'no field holds the name of a file (backend.fields)', ['chunk.name.blob']);
  leaveOut((fields.totalSize ?? '') === '', 'no field holds the size of a file (backend.fields)', [
    'chunk.wrong.total',
    'chunk.wrong.total-zero',
    'chunk.wrong.total-changed',
    'chunk.total.large',
    'file.chunk.total-changed',
  ]);
  leaveOut(
    file === undefined,
    'it is not said how a file is fetched (backend.file)',
    requirements.flatMap(({ id, needs }) => (needs.some((need) => /readBack$/i.test(need)) ? [id] : [])),
  );
  return { ...reasons, ...backend.notApplicable };
}

/**
 * The requirements that would judge the adapter, or do not apply to a back end, each with the reason; for some, single
 * checks, as in `ID: NAME`.
 * @throws UsageError when backend.notApplicable means no requirement
 */
export function notApplicableTo(backend: Backend): Readonly<Record<string, string>> {
  for (const pattern of Object.keys(backend.notApplicable))
    if (!requirements.some(({ id }) => isMeant(pattern, id)))
      throw new UsageError(`backend.notApplicable: there is no requirement "${pattern}"`);
  const reasons = Object.entries({ ...ofAdapter, ...ofConfiguration(backend) });
  const found: Record<string, string> = {};
  for (const [pattern, reason] of reasons) if (pattern.includes(': ')) found[pattern] = reason;
  for (const { id } of requirements) {
    const [, reason] = reasons.find(([pattern]) => isMeant(pattern, id)) ?? [];
    if (reason !== undefined) found[id] = reason;
    else if (!topics.some((topic) => id.startsWith(topic))) found[id] = always;
  }
  return found;
}
