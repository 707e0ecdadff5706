// Every selected check as a test of node:test: `node --test conformance.node.mjs`
import { after, describe, it } from 'node:test';
import { audits } from 'upload-contract';

const all = await audits({ requirements: ['token.lifetime.*'] });

describe('the upload API', () => {
  after(() => all.close());
  for (const audit of all)
    it(`${audit.requirement} ${audit.name}`, async (t) => {
      const { verdict, reason } = await audit.run({ signal: t.signal });
      if (verdict !== 'pass') t.skip(`${verdict}: ${reason}`);
    });
});
