/** What `import ... from 'upload-contract'` gives. */

export type { WrittenConfiguration } from '../config/configuration.js';
export { ConfigurationError } from '../config/configuration-error.js';
export type { Basis, Level, RequirementId } from '../contract/requirements.js';
export type { Run } from '../results/judge-target.js';
export type { ReportedCheck, ReportedRequirement, Results, RunOutcome, Tally } from '../results/results.js';
export type { Verdict } from '../run/check-result.js';
export { UsageError } from '../usage-error.js';
export { type Audit, type AuditResult, type Audits, audits } from './audits.js';
export { RequirementFailure, SuiteFailure } from './failure.js';
export type { TargetOptions } from './options.js';
export { type RunOptions, run } from './run.js';
