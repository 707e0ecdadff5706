import { bases, capabilities, levels, roles } from '../../openapi/lint/requirement.js';
import { pointer, references, resolve } from './document.mjs';
import { operations } from './operations.mjs';

/**
 * Every requirement in document order, with where it stands.
 *
 * `operation` is the operation around it (a callback's own, inside a callback); on a path or in a component the first
 * operation that uses it; and `all` where it belongs to none, as at the root.
 */
export function requirementTable(document) {
  const firstUser = firstUsers(document);
  const table = [];
  for (const { item, tokens, operation } of collect(document, [], undefined)) {
    const [section, ...rest] = tokens;
    const around = section === 'paths' ? pointer([section, rest[0]]) : pointer([section, ...rest.slice(0, 2)]);
    const { id, role, level, basis, source, because, text, accepts, untestable, needs = [], dependsOn = [] } = item;
    table.push({
      id,
      ...(role && { role }),
      ...{ level, basis, text },
      sources: [source].flat(),
      ...(because && { because }),
      ...(accepts && { accepts }),
      ...(untestable && { untestable }),
      ...{ needs, dependsOn },
      operation: operation ?? firstUser.get(around) ?? 'all',
      pointer: pointer(tokens),
    });
  }
  return table;
}

function* collect(node, tokens, around) {
  if (typeof node !== 'object' || node === null) return;
  const operation = typeof node.operationId === 'string' ? node.operationId : around;
  for (const [key, value] of Object.entries(node)) {
    const here = [...tokens, key];
    if (key !== 'x-requirements') yield* collect(value, here, operation);
    else for (const [index, item] of value.entries()) yield { item, tokens: [...here, index], operation };
  }
}

/** For each path and each component, by pointer, the first operation that it belongs to. */
function firstUsers(document) {
  const users = new Map();
  const claim = (place, operationId) => {
    if (users.get(place) === undefined) users.set(place, operationId);
  };
  for (const { operation, pathItem, path } of operations(document)) {
    claim(pointer(['paths', path]), operation.operationId);
    // A callback's operations come by themselves.
    const { callbacks: _callbacks, ...own } = operation;
    for (const ref of reachable(document, { own, shared: pathItem.parameters }))
      claim(ref.slice(1), operation.operationId);
  }
  return users;
}

function reachable(document, node, seen = new Set()) {
  for (const ref of references(node)) {
    if (seen.has(ref)) continue;
    seen.add(ref);
    reachable(document, resolve(document, ref), seen);
  }
  return seen;
}

/** The table as a module; its types make the compiler check what the table says. */
export function requirementsModule(document) {
  const sources = document.info['x-sources'] ?? {};
  return `${union('Level', levels)}
${union('Role', roles)}
${union('Basis', bases)}
${union('SourceKey', Object.keys(sources))}
/** A document, a standard or a file that requirements cite. */
export interface Source {
  readonly title: string;
  /** Its public address. */
  readonly url: string;
  /** As the document prints it; version and commit for code. */
  readonly date: string;
  /** In a repository. */
  readonly file?: string;
  /** One of the documents that define the API. */
  readonly normative?: boolean;
}

/** The sources by key. */
export const sources: Readonly<Record<SourceKey, Source>> = ${JSON.stringify(sources, null, 2)};

/** What a target may lack. */
${union('Capability', capabilities)}
/** One sentence that a server, or a client, has to keep. */
export interface Requirement {
  readonly id: string;
  /** Whom it binds; servers when left out. */
  readonly role?: Role;
  readonly level: Level;
  readonly basis: Basis;
  readonly text: string;
  /** Where it comes from: at least one. */
  readonly sources: readonly { readonly key: SourceKey; readonly section: string }[];
  /** Why nobody who keeps the documents can fail it; every must has it that no document states. */
  readonly because?: string;
  /** The behaviours that all pass, where the documents leave a choice. */
  readonly accepts?: readonly string[];
  /** Why no black box can check it. */
  readonly untestable?: string;
  readonly needs: readonly Capability[];
  /** Requirements whose failure makes this one inconclusive. */
  readonly dependsOn: readonly string[];
  /** The operationId it stands under, or "all". */
  readonly operation: string;
  /** JSON Pointer into the contract. */
  readonly pointer: string;
}

/** All requirements in the order of the contract. */
export const requirements = ${JSON.stringify(requirementTable(document), null, 2)} as const satisfies readonly Requirement[];

export type RequirementId = (typeof requirements)[number]['id'];
`;
}

function union(name, values) {
  return `export type ${name} = ${values.map((value) => `'${value}'`).join(' | ')};\n`;
}
