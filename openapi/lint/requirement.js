/** The shape of one `x-requirements` item, for the linter and for the generator alike. */

export const levels = ['must', 'should', 'may'];

export const bases = ['stated', 'implied', 'ecosystem'];

/** What a target may lack; a requirement that needs it is then not applicable. */
export const capabilities = [
  'replaceRedeem',
  'background',
  'imageRescale',
  'readBack',
  'chunkedFileUpload',
  'oauth1',
  'clock',
  'super',
  'read',
];

/** The OpenAPI objects, by the linter's names, that may carry requirements. */
export const places = [
  'Root',
  'Info',
  'PathItem',
  'Operation',
  'Parameter',
  'RequestBody',
  'MediaType',
  'Schema',
  'Response',
  'Header',
  'Callback',
  'SecurityScheme',
];

/** Lower case words joined by hyphens, at least two such groups joined by dots. */
export const idPattern = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)+$/;

const string = { type: 'string' };
const strings = { type: 'array', items: string };

/** The node types for the linter's type tree; its `struct` rule checks documents against them. */
export const requirementTypes = {
  Requirement: {
    properties: {
      id: string,
      level: { enum: levels },
      basis: { enum: bases },
      source: string,
      text: string,
      accepts: strings,
      untestable: string,
      needs: { type: 'array', items: { enum: capabilities } },
      dependsOn: strings,
    },
    required: ['id', 'level', 'basis', 'source', 'text'],
  },
  RequirementList: { properties: {}, items: 'Requirement' },
};
