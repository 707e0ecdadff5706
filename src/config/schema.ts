import schema from './upload-contract.schema.json' with { type: 'json' };

/** The JSON Schema of a configuration; apart from its types, which whoever uses the library reads without it. */
export { schema };
