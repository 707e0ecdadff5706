import {
  type Requirement as AnyRequirement,
  type RequirementId,
  requirements as table,
} from '../../generated/requirements.js';

export { contract } from '../../generated/document.js';
export type { Basis, Capability, Level, RequirementId, Role } from '../../generated/requirements.js';

/** One sentence of the contract that a server, or a client, must keep. */
export interface Requirement extends AnyRequirement {
  readonly id: RequirementId;
  readonly dependsOn: readonly RequirementId[];
}

/** Of servers and of clients, in the order of the contract. */
const all: readonly Requirement[] = table;

/** All requirements that bind a server, in the order of the contract: what a run judges and a certificate counts. */
export const requirements: readonly Requirement[] = all.filter(({ role = 'server' }) => role === 'server');

/** All requirements that bind a client, in the order of the contract. */
export const clientRequirements: readonly Requirement[] = all.filter(({ role }) => role === 'client');

const byId: ReadonlyMap<string, Requirement> = new Map(all.map((one) => [one.id, one]));

/** The requirement with this id, of either role; the compiler knows that it exists. */
export function requirement(id: RequirementId): Requirement {
  const found = byId.get(id);
  if (found === undefined) throw new Error(`the contract has no requirement "${id}"`);
  return found;
}

/** Whether an external name, as from a flag or a configuration, is the id of a requirement of either role. */
export function isRequirementId(name: string): name is RequirementId {
  return byId.has(name);
}
