import type { Schema } from '../../generated/document.js';
import type { Element } from './xml-tree.js';

type Schemas = Readonly<Record<string, Schema>>;

/**
 * Converts an element to the shape of a schema, by the schema's `xml` hints. Values stay text, unchanged;
 * our own hint `x-trim: true` says that white space around a text is ignored.
 */
export function decodeElement(root: Element, schema: Schema, schemas: Schemas): { value: unknown; problems: string[] } {
  const problems: string[] = [];
  return { value: shapeOf(root, root.name, resolve(schema, schemas)), problems };

  function shapeOf(element: Element, path: string, schema: Schema): unknown {
    const properties = propertiesOf(schema, schemas);
    if (properties.size === 0) return textOf(element, path, schema);
    if (element.text.trim() !== '') problems.push(`${path} has text between its elements`);
    const members = [...properties].map(([key, property]) => [key, memberOf(element, path, key, property)]);
    return Object.fromEntries(members.filter(([, value]) => value !== undefined));
  }

  function memberOf(element: Element, path: string, key: string, schema: Schema): unknown {
    const name = schema.xml?.name ?? key;
    if (schema.xml?.attribute) return element.attributes.get(name);
    if (schema.items !== undefined) return listOf(element, path, key, schema, resolve(schema.items, schemas));
    const [child, ...others] = named(element, name);
    if (others.length > 0) problems.push(`${path} has ${others.length + 1} elements ${name}, not one`);
    return child && shapeOf(child, `${path}/${name}`, schema);
  }

  /** By OpenAPI 3.1 a list's name is that of its wrapper, and its items take it over only inside one. */
  function listOf(element: Element, path: string, key: string, schema: Schema, item: Schema): unknown {
    const wrapper = schema.xml?.wrapped ? (schema.xml.name ?? key) : undefined;
    const name = item.xml?.name ?? wrapper ?? key;
    const holders = wrapper === undefined ? [element] : named(element, wrapper);
    const found = holders.flatMap((holder) => named(holder, name));
    if (holders.length === 0 || (wrapper === undefined && found.length === 0)) return undefined;
    return found.map((one) => shapeOf(one, `${path}/${name}`, item));
  }

  function textOf(element: Element, path: string, schema: Schema): string {
    const [child] = element.children;
    if (child !== undefined) problems.push(`${path} holds the element ${child.name} where text is expected`);
    return schema.xml?.['x-trim'] ? element.text.trim() : element.text;
  }
}

function named(element: Element, name: string): readonly Element[] {
  return element.children.filter((child) => child.name === name);
}

/** A schema's properties, with those of the schemas that it is put together from; of one that is in several, all keywords. */
function propertiesOf(schema: Schema, schemas: Schemas): Map<string, Schema> {
  const parts = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  const inherited = parts.flatMap((part) => [...propertiesOf(resolve(part, schemas), schemas)]);
  const properties = new Map<string, Schema>();
  for (const [key, property] of [...inherited, ...Object.entries(schema.properties ?? {})]) {
    properties.set(key, { ...properties.get(key), ...resolve(property, schemas) });
  }
  return properties;
}

/** What a `$ref` leads to; keywords beside it count, as in JSON Schema 2020-12. */
function resolve(schema: Schema, schemas: Schemas): Schema {
  const { $ref, ...beside } = schema;
  if ($ref === undefined) return schema;
  const target = schemas[$ref.replace('#/components/schemas/', '')];
  if (target === undefined) throw new Error(`the contract has no schema ${$ref}`);
  return { ...resolve(target, schemas), ...beside };
}
