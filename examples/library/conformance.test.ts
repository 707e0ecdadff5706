// Every selected check as a test of your own vitest: `npx vitest run`, with its filters, watch mode and reporters.
import { conformance } from 'upload-contract/vitest';

await conformance({
  ...(process.env.TARGET === undefined ? {} : { configuration: 'upload-contract.yaml' }),
  requirements: ['token.lifetime.*'],
});
