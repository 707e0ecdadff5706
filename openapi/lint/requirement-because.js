/**
 * Reports a must that no document states and that does not say why no target that keeps the documents can fail it.
 * Where that cannot be said, the requirement is a should.
 */
export function RequirementBecause() {
  return {
    Requirement({ level, basis, because }, { report, location }) {
      if (level !== 'must' || basis === 'stated' || because !== undefined) return;
      const message = 'A must that no document states says in "because" why no target that keeps them can fail it.';
      report({ message, location: location.key() });
    },
  };
}
