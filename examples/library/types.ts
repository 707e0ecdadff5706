// The types of every export, checked as a project that imports them would.
import { type Audit, audits, RequirementFailure, type Results, run } from 'upload-contract';
import { type Catcher, startCatcher } from 'upload-contract/catcher';
import { answerProblems, contract, decodeXml, type Requirement, requirements } from 'upload-contract/contract';
import { type Reference, startReference } from 'upload-contract/reference';

const reference: Reference = await startReference({ fault: 'token-lifetime-default-360' });
const catcher: Catcher = await startCatcher({ listen: '127.0.0.1:0' });
const all = await audits({ configuration: reference.configuration, requirements: ['token.lifetime.default'] });
const failures = await Promise.all(
  all.map(async (audit: Audit) => {
    try {
      await audit.run({ signal: AbortSignal.timeout(60_000) });
      return [];
    } catch (error) {
      return error instanceof RequirementFailure ? [`${error.requirement}: ${error.actual ?? ''}`] : [];
    }
  }),
);
await Promise.all([all.close(), reference.close(), catcher.close()]);
const { results, exit } = await run({ requirements: ['token.lifetime.default'], reportDir: 'report' });
const outcome: Results['outcome'] = results.outcome;
const musts: readonly Requirement[] = requirements.filter(({ level }) => level === 'must');
const decoded = decodeXml('<response/>', 'UploadTokenXml');
console.log(
  failures.flat(),
  exit,
  outcome,
  musts.length,
  contract.revision,
  answerProblems('UploadTokenXml', decoded.value),
);
