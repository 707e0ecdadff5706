import { distance } from 'fastest-levenshtein';
import { places } from './requirement.js';

const key = 'x-requirements';

/** Keys that are read, and how many letters away from one a key is still a slip. */
const meant = new Map([
  [key, 4],
  ['x-sources', 2],
]);

/**
 * Reports requirements and sources that nobody would read: under a key that is nearly the right one (any `x-` key is allowed in
 * OpenAPI, so a slip of the pen is otherwise silent), at an object that carries none, or beside a `$ref` that hides them.
 */
export function RequirementPlace() {
  return {
    any(node, { report, location, type }) {
      if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
      if (Object.hasOwn(node, key) && !places.includes(type.name)) {
        const message = `Requirements are not read at ${type.name}; they may stand at ${places.join(', ')}.`;
        report({ message, location: location.child([key]).key() });
      }
      for (const name of Object.keys(node)) {
        const right = misspelt(name);
        if (right === undefined) continue;
        report({
          message: `"${name}" is read by nobody; "${right}" is meant.`,
          location: location.child([name]).key(),
        });
      }
    },
    ref(node, { report, location }) {
      if (!Object.hasOwn(node, key)) return;
      const message =
        'Requirements beside a $ref are not read; put them where the $ref points or at the object around it.';
      report({ message, location: location.child([key]).key() });
    },
  };
}

function misspelt(name) {
  if (!/^x[-_]/i.test(name) || meant.has(name)) return undefined;
  return [...meant].find(([right, slips]) => distance(name.toLowerCase(), right) <= slips)?.[0];
}
