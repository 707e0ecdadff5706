import { type SchemaName, schemas } from '../../generated/document.js';
import { deepest, longest } from './json.js';
import { decodeElement } from './xml-shape.js';
import { parseXml } from './xml-tree.js';

export interface DecodedXml {
  /** What the schema knows of the answer, every value as text; absent when it is no such document. */
  readonly value?: unknown;
  readonly problems: string[];
  /** Only JSON comes wrapped. */
  readonly wrapper?: never;
}

/**
 * Decodes an XML answer to the shape of the contract's schema of this name. Declaration, comments, CDATA, white space
 * between elements and the order of attributes do not matter; what the schema does not name is left out. Never throws,
 * expands no entities of its own making, and takes bounded size and depth. Whether the values fit is for `answerProblems`.
 */
export function decodeXml(xml: string, schemaName: SchemaName): DecodedXml {
  const { root, problem } = parseXml(xml, { longest, deepest });
  if (root === undefined) return { problems: [problem] };
  const schema = schemas[schemaName];
  const name = schema.xml?.name ?? schemaName;
  if (root.name !== name) return { problems: [`the root element is ${root.name}, not ${name}`] };
  return decodeElement(root, schema, schemas);
}
