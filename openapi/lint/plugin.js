import { PlainWords } from './plain-words.js';
import { places, requirementTypes } from './requirement.js';
import { RequirementBecause } from './requirement-because.js';
import { RequirementItem } from './requirement-item.js';
import { RequirementPlace } from './requirement-place.js';
import { RequirementSet } from './requirement-set.js';
import { RequirementSource } from './requirement-source.js';

/** The linter's plugin for the contract: it knows `x-requirements` and `x-sources` as it knows OpenAPI's own objects. */
export default function plugin() {
  return {
    id: 'contract',
    typeExtension: {
      oas3(types) {
        const carrying = places.map((name) => [name, withRequirements(types[name])]);
        const carriers = Object.fromEntries(carrying);
        const Info = { ...carriers.Info, properties: { ...carriers.Info.properties, 'x-sources': 'SourceTable' } };
        return { ...types, ...requirementTypes, ...carriers, Info };
      },
    },
    rules: {
      oas3: {
        'plain-words': PlainWords,
        'requirement-because': RequirementBecause,
        'requirement-item': RequirementItem,
        'requirement-set': RequirementSet,
        'requirement-place': RequirementPlace,
        'requirement-source': RequirementSource,
      },
    },
    configs: {
      recommended: {
        rules: {
          'contract/plain-words': 'error',
          'contract/requirement-because': 'error',
          'contract/requirement-item': 'error',
          'contract/requirement-set': 'error',
          'contract/requirement-place': 'error',
          'contract/requirement-source': 'error',
        },
      },
    },
  };
}

function withRequirements(type) {
  return { ...type, properties: { ...type.properties, 'x-requirements': 'RequirementList' } };
}
