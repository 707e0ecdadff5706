import {
  type Requirement as AnyRequirement,
  type RequirementId,
  requirements as table,
} from '../../generated/requirements.js';

export { contract } from '../../generated/document.js';
export type { Basis, Capability, Level, RequirementId } from '../../generated/requirements.js';

/** One sentence of the contract that a target must keep. */
export interface Requirement extends AnyRequirement {
  readonly id: RequirementId;
  readonly dependsOn: readonly RequirementId[];
}

/** All requirements in the order of the contract. */
export const requirements: readonly Requirement[] = table;

const byId: ReadonlyMap<string, Requirement> = new Map(requirements.map((one) => [one.id, one]));

/** The requirement with this id; the compiler knows that it exists. */
export function requirement(id: RequirementId): Requirement {
  const found = byId.get(id);
  if (found === undefined) throw new Error(`the contract has no requirement "${id}"`);
  return found;
}

/** Whether an external name, as from a flag or a configuration, is the id of a requirement. */
export function isRequirementId(name: string): name is RequirementId {
  return byId.has(name);
}
