/** Reports what is wrong between requirements: an id used twice, a dependency that is unknown or runs in a circle. */
export function RequirementSet() {
  /** @type {Map<string, {location: object, dependsOn: string[]}>} */
  const found = new Map();
  return {
    Requirement(requirement, { report, location }) {
      const { id, dependsOn } = requirement;
      if (typeof id !== 'string') return;
      const earlier = found.get(id);
      if (earlier) {
        const message = `The requirement id "${id}" is used already, at ${earlier.location.pointer}.`;
        report({ message, location: location.child(['id']) });
        return;
      }
      const names = Array.isArray(dependsOn) ? dependsOn.filter((name) => typeof name === 'string') : [];
      found.set(id, { location, dependsOn: names });
    },
    Root: {
      leave(_root, { report }) {
        for (const [id, { location, dependsOn }] of found) {
          for (const [index, name] of dependsOn.entries()) {
            if (found.has(name)) continue;
            const message = `"${id}" depends on "${name}", which is no requirement of this document.`;
            report({ message, location: location.child(['dependsOn', index]) });
          }
        }
        for (const cycle of cycles(found)) {
          const message = `Requirements depend on each other in a circle: ${[...cycle, cycle[0]].join(' -> ')}.`;
          report({ message, location: found.get(cycle[0]).location.child(['dependsOn']) });
        }
      },
    },
  };
}

/** Each circle once, beginning with the requirement of it that was met first. */
function cycles(found) {
  const done = new Set();
  const result = [];
  const visit = (id, path) => {
    const start = path.indexOf(id);
    if (start >= 0) result.push(path.slice(start));
    if (start >= 0 || done.has(id)) return;
    for (const next of found.get(id)?.dependsOn ?? []) visit(next, [...path, id]);
    done.add(id);
  };
  for (const id of found.keys()) visit(id, []);
  return result;
}
