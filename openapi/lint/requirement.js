/** The shape of `x-requirements` and `x-sources`, for the linter and for the generator alike. */

export const levels = ['must', 'should', 'may'];

export const bases = ['stated', 'implied', 'ecosystem'];

/** Who is bound; a requirement without a role binds servers. */
export const roles = ['server', 'client'];

/** What a target may lack; a requirement that needs it is then not applicable. */
export const capabilities = [
  'replaceRedeem',
  'redeemReplaceToken',
  'background',
  'rejectsUnsupported',
  'imageRescale',
  'readBack',
  'exactReadBack',
  'chunkedFileUpload',
  'oauth1',
  'json',
  'clock',
  'super',
  'read',
  'knownAlbums',
  'customVariables',
  'browser',
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

/** Lower case words and numbers joined by hyphens: the keys of `x-sources`. */
export const sourceKeyPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const string = { type: 'string' };
const strings = { type: 'array', items: string };

/** The node types for the linter's type tree; its `struct` rule checks documents against them. */
export const requirementTypes = {
  Requirement: {
    properties: {
      id: string,
      role: { enum: roles },
      level: { enum: levels },
      basis: { enum: bases },
      source: (value) => (Array.isArray(value) ? 'CitationList' : 'Citation'),
      because: string,
      text: string,
      accepts: strings,
      untestable: string,
      needs: { type: 'array', items: { enum: capabilities } },
      dependsOn: strings,
    },
    required: ['id', 'level', 'basis', 'source', 'text'],
  },
  RequirementList: { properties: {}, items: 'Requirement' },
  /** Where a requirement comes from: a key of the table of sources, and the place in that document. */
  Citation: { properties: { key: string, section: string }, required: ['key', 'section'] },
  CitationList: { properties: {}, items: 'Citation' },
  /** `x-sources`: every document, standard and file that a requirement cites, by key. */
  SourceTable: { properties: {}, additionalProperties: () => 'Source' },
  Source: {
    properties: {
      title: string,
      url: string,
      /** As the document prints it; version and commit for code. */
      date: string,
      /** In a repository. */
      file: string,
      /** One of the documents that define the API. */
      normative: { type: 'boolean' },
    },
    required: ['title', 'url', 'date'],
  },
};
