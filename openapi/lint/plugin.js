import { places, requirementTypes } from './requirement.js';
import { RequirementItem } from './requirement-item.js';
import { RequirementPlace } from './requirement-place.js';
import { RequirementSet } from './requirement-set.js';

/** The linter's plugin for the contract: it knows `x-requirements` as it knows OpenAPI's own objects. */
export default function plugin() {
  return {
    id: 'contract',
    typeExtension: {
      oas3(types) {
        const carrying = places.map((name) => [name, withRequirements(types[name])]);
        return { ...types, ...requirementTypes, ...Object.fromEntries(carrying) };
      },
    },
    rules: {
      oas3: {
        'requirement-item': RequirementItem,
        'requirement-set': RequirementSet,
        'requirement-place': RequirementPlace,
      },
    },
    configs: {
      recommended: {
        rules: {
          'contract/requirement-item': 'error',
          'contract/requirement-set': 'error',
          'contract/requirement-place': 'error',
        },
      },
    },
  };
}

function withRequirements(type) {
  return { ...type, properties: { ...type.properties, 'x-requirements': 'RequirementList' } };
}
