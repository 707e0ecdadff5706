import { described } from '../client/answer.js';
import type { Configuration } from '../config/configuration.js';
import type { Prober } from '../run/probe.js';
import { about, type Finding } from './finding.js';

const { good, note, bad } = about('credentials');

/** The level super, as its answer states it. */
async function examineSuper({ api }: Prober, isSet: boolean): Promise<Finding> {
  if (!isSet) return note('super: not set', 'set auth.super to judge what only this level may do');
  const answer = await api.attempt.getUploadToken({}, { as: 'super' });
  if (answer.kind !== 'granted') return bad(`super: refused with ${described(answer)}`, 'see auth.super');
  const level = answer.root.get('permission_level')?.trim();
  if (level === undefined || level === 'super') return good('super: granted a token');
  return note(`super: granted a token, and the answer states the level ${level}`, 'see auth.super');
}

/** The level read, which must be refused; only its refusal differs from that of credentials that are wrong. */
async function examineRead({ api }: Prober, isSet: boolean): Promise<Finding> {
  if (!isSet) return note('read: not set', 'set auth.read to judge that this level is refused');
  const answer = await api.attempt.getUploadToken({}, { as: 'read' });
  if (answer.kind === 'granted') return note('read: granted an upload token, which a run will judge', 'see auth.read');
  const forged = await api.attempt.getUploadToken({}, { as: 'forged' });
  const said = described(answer);
  if (said !== described(forged)) return good(`read: refused with ${said}, unlike wrong credentials`);
  return note(`read: refused in the same way as wrong credentials, with ${said}`, 'make sure that auth.read is right');
}

/** Tries the credentials of the levels super and read; those of write have been granted a token already. */
export async function examineLevels({ auth }: Configuration, prober: Prober): Promise<readonly Finding[]> {
  return [
    good('write: granted a token'),
    await examineSuper(prober, auth.super !== undefined),
    await examineRead(prober, auth.read !== undefined),
  ];
}
