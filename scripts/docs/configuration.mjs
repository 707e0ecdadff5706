const typeOf = ({ type, enum: values, anyOf, oneOf, items }) => {
  if (values) return values.map((one) => `\`${one}\``).join(' or ');
  const choices = anyOf ?? oneOf;
  if (choices) return [...new Set(choices.map(typeOf))].join(' or ');
  if (type === 'array') return `list of ${items === undefined ? 'anything' : typeOf(items)}`;
  return Array.isArray(type) ? type.join(' or ') : (type ?? 'object');
};

const cell = (text) => String(text).replaceAll('|', '\\|').replaceAll('\n', ' ');

/** The keys of a schema, with those below them. */
function rows(properties, schema, before = '') {
  return Object.entries(properties).flatMap(([name, written]) => {
    const { $ref, ...own } = written;
    const one = $ref === undefined ? own : { ...schema.$defs?.[$ref.split('/').at(-1)], ...own };
    const parts = [
      one.description ?? '',
      one.default === undefined ? '' : `Default: \`${JSON.stringify(one.default)}\`.`,
      one.examples === undefined ? '' : `Example: \`${JSON.stringify(one.examples[0])}\`.`,
    ];
    const row = `| \`${before}${name}\` | ${cell(typeOf(one))} | ${cell(parts.filter(Boolean).join(' '))} |`;
    return [row, ...rows(one.properties ?? {}, schema, `${before}${name}.`)];
  });
}

/** docs/configuration.md: every key of the configuration. */
export function configurationPage(schema) {
  return `# Configuration

Made by \`npm run docs\` from [the schema](../src/config/upload-contract.schema.json), which editors read as well:
\`# yaml-language-server: $schema=./node_modules/upload-contract/dist/src/config/upload-contract.schema.json\`.

The file is \`upload-contract.yaml\` in the current directory, or what \`--config\` names. ${schema.description} An unknown key
is refused, with the nearest known one. [A whole example](../examples/upload-contract.yaml).

| key | type | meaning |
|---|---|---|
${rows(schema.properties, schema).join('\n')}
`;
}
