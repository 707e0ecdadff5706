/**
 * The one direction in which the rooms of this repository depend on each other, held by `npm run lint`.
 * docs/architecture.md says what each room is for.
 */

/** From the top to the bottom: a room imports only rooms that stand below it. A total order leaves no circle of rooms. */
const rooms = [
  { name: 'cli', path: '^src/cli/' },
  { name: 'vitest', path: '^src/vitest/' },
  { name: 'library', path: '^src/library/' },
  { name: 'uploader', path: '^src/uploader/' },
  { name: 'observe', path: '^src/observe/' },
  { name: 'doctor', path: '^src/doctor/' },
  { name: 'explain', path: '^src/explain/' },
  { name: 'certify', path: '^src/certify/' },
  { name: 'ledger', path: '^src/ledger/' },
  { name: 'selftest', path: '^src/selftest/' },
  { name: 'explore', path: '^src/explore/' },
  { name: 'reporters', path: '^reporters/' },
  { name: 'replay', path: '^src/replay/' },
  { name: 'compare', path: '^src/compare/' },
  { name: 'results', path: '^src/results/' },
  { name: 'judge', path: '^src/judge/' },
  { name: 'run', path: '^src/run/' },
  { name: 'backend', path: '^src/backend/' },
  { name: 'suites', path: '^suites/' },
  { name: 'config', path: '^src/config/' },
  { name: 'browser', path: '^src/browser/' },
  { name: 'client', path: '^src/client/' },
  { name: 'catcher', path: '^src/catcher/' },
  { name: 'media', path: '^src/media/' },
  { name: 'contract', path: '^src/contract/' },
  { name: 'generated', path: '^generated/' },
  // What every room of the suite may use: files that stand in src/ itself.
  { name: 'ground', path: '^src/[^/]+$' },
];

/** A JSON Schema is data: whoever reads a file may import the schema that the room of its writer publishes. */
const schema = '\\.schema\\.json$';

const onlyDownwards = rooms.slice(1).map((room, index) => ({
  name: `${room.name}-imports-nothing-above-it`,
  comment: `docs/architecture.md: ${room.name} is below ${rooms[index].name}. Move what both need into a room below both.`,
  severity: 'error',
  from: { path: room.path },
  to: { path: rooms.slice(0, index + 1).map((above) => above.path), pathNot: schema },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...onlyDownwards,
    {
      name: 'reference-imports-nothing-of-the-suite',
      comment: 'What the reference shared with the suite, no check could find wrong.',
      severity: 'error',
      from: { path: '^reference/' },
      to: { path: rooms.map((room) => room.path) },
    },
    {
      name: 'only-what-starts-the-reference-imports-it',
      comment: 'The suite knows no particular target. Start the reference by src/run/reference-target.ts.',
      severity: 'error',
      from: {
        path: rooms.map((room) => room.path),
        pathNot: [
          '^src/(cli|explain|library|vitest|explore|uploader|observe|selftest)/',
          '^src/run/reference-target\\.ts$',
        ],
      },
      to: { path: '^reference/' },
    },
    {
      name: 'nothing-imports-an-adapter',
      comment: 'vitest is not installed with the package: only the adapter may import it, and nothing the adapter.',
      severity: 'error',
      from: { pathNot: '^src/vitest/' },
      to: { path: ['^src/vitest/', 'node_modules/vitest/'] },
    },
    {
      name: 'no-circle',
      comment: 'No circle of files, and none of types: move what both need into a third file.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-file-that-nothing-imports',
      comment: 'Nothing imports this file, and it imports nothing: delete it.',
      severity: 'error',
      from: { orphan: true, pathNot: '\\.d\\.ts$' },
      to: {},
    },
    {
      name: 'no-unresolved-import',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-undeclared-package',
      comment: 'package.json does not list this package, or lists it only for development.',
      severity: 'error',
      from: { pathNot: '^src/vitest/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['npm-peer', 'type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules'] },
    // Imports of types count as well.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
