import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readContract, resolve } from '../../scripts/generate/document.mjs';
import { contract, isRequirementId, requirement, requirements } from '../../src/contract/requirements.js';
import { citations, sourceText } from '../../src/contract/sources.js';

const document = await readContract(fileURLToPath(new URL('../../openapi/upload.yaml', import.meta.url)));

describe('the requirements', () => {
  it('are found by their id', () => {
    for (const one of requirements) expect(requirement(one.id)).toBe(one);
  });

  it('stand in the contract where their pointers say', () => {
    for (const { id, text, pointer } of requirements)
      expect(resolve(document, `#${pointer}`)).toMatchObject({ id, text });
    expect(contract.revision).toBe(document.info.version);
    expect(contract.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('name their sources by title and public address', () => {
    for (const cited of requirements.map(citations)) {
      expect(cited.length).toBeGreaterThan(0);
      for (const { title, url, section } of cited) {
        expect(URL.canParse(url)).toBe(true);
        expect(sourceText([{ title, section }])).toBe(`${title}, ${section}`);
      }
    }
  });

  it('depend only on requirements', () => {
    for (const id of requirements.flatMap(({ dependsOn }) => dependsOn)) expect(requirement(id).id).toBe(id);
  });

  it('are told from other names', () => {
    expect(isRequirementId('token.lifetime.default')).toBe(true);
    expect(isRequirementId('token.lifetime')).toBe(false);
    expect(isRequirementId('constructor')).toBe(false);
  });
});
