// Every selected check as a test of Mocha: `npx mocha conformance.mocha.mjs`
import { audits } from 'upload-contract';

const all = await audits({ requirements: ['token.lifetime.*'] });

describe('the upload API', () => {
  after(() => all.close());
  for (const audit of all)
    it(`${audit.requirement} ${audit.name}`, async function () {
      // A check has a time limit of its own.
      this.timeout(0);
      const { verdict } = await audit.run();
      if (verdict !== 'pass') this.skip();
    });
});
