const form = /^(\d+)\.(\d+)\.(\d+)(-.+)?$/;

/** Major, minor, patch, and whether it is a release and not a candidate for one. */
function parts(version: string): readonly number[] {
  const [, major, minor, patch, candidate] = form.exec(version) ?? [];
  return [Number(major), Number(minor), Number(patch), candidate === undefined ? 1 : 0];
}

/** Below 0 when the first version is the earlier one, above 0 when it is the later one; NaN for what is no version. */
export function compareVersions(one: string, other: string): number {
  const others = parts(other);
  const differences = parts(one).map((part, at) => part - (others[at] ?? 0));
  return differences.find((difference) => difference !== 0) ?? 0;
}
