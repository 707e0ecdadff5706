import { digest, withoutExtensions } from './document.mjs';
import { operationTable } from './operations.mjs';

/** What the suite needs of the document while it runs, as a module, so that no YAML is parsed at start-up. */
export function documentModule(document) {
  const schemas = withoutExtensions(document.components?.schemas ?? {});
  const operations = operationTable(document);
  return `/** How a schema's value stands in XML (OpenAPI 3.1, XML Object). */
export interface XmlHints {
  readonly name?: string;
  readonly attribute?: boolean;
  readonly wrapped?: boolean;
  /** White space around the text does not count. */
  readonly 'x-trim'?: boolean;
}

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly xml?: XmlHints;
  readonly [keyword: string]: unknown;
}

/** One API call, or one callback. */
export interface Operation {
  readonly method: string;
  /** A path of the API, or a callback's run-time expression. */
  readonly path: string;
  /** The text parameters, of the query and of forms alike. */
  readonly parameters: Readonly<Record<string, { readonly required: boolean; readonly schema: Schema }>>;
}

${names('SchemaName', schemas)}
${names('OperationId', operations)}
/** Which contract this is: its version, and a hash of its canonical JSON. */
export const contract = ${json({ revision: document.info.version, digest: digest(document) })} as const;

export const schemas: Readonly<Record<SchemaName, Schema>> = ${json(schemas)};

export const operations: Readonly<Record<OperationId, Operation>> = ${json(operations)};
`;
}

function names(type, record) {
  return `export type ${type} =${Object.keys(record)
    .map((name) => `\n  | ${JSON.stringify(name)}`)
    .join('')};\n`;
}

function json(value) {
  return JSON.stringify(value, null, 2);
}
