import { describe, expect, it } from 'vitest';
import { answerProblems, contract, decodeXml, openApiDocument, requirements } from '../../src/library/contract.js';

describe('the contract as data', () => {
  it('has the document that the requirements come from', async () => {
    const document = await openApiDocument();
    expect(document).toMatchObject({ openapi: expect.stringMatching(/^3\.1/), info: { version: contract.revision } });
    expect(JSON.stringify(document)).toContain(JSON.stringify(requirements[0]?.text));
  });

  it('validates an answer', () => {
    const { value } = decodeXml('<response status="ok"><upload_token/></response>', 'UploadTokenXml');
    expect(answerProblems('UploadTokenXml', value).length).toBeGreaterThan(0);
  });
});
