import type { WrittenConfiguration } from '../config/configuration.js';
import { type Configuration, configure, loadConfiguration, parseTarget } from '../config/load.js';
import type { Selection } from '../run/plan.js';

/** What is judged, by what part of the contract, and how thoroughly. */
export interface TargetOptions {
  /** Address of the target, instead of the configured one; without any, the reference implementation is judged. */
  readonly target?: string;
  /** The configuration, or the path of its file. Without it nothing is read: every key has its default. */
  readonly configuration?: WrittenConfiguration | string;
  /** Where `${NAME}` of the configuration is looked up; by default process.env. */
  readonly environment?: NodeJS.ProcessEnv;
  /** What relative paths start from; by default the current directory. */
  readonly directory?: string;
  /** Only these suites, as in `tokens` or `tokens/expiry`. */
  readonly suites?: readonly string[];
  /** Only these requirements, by id or as in `token.uses.*`. */
  readonly requirements?: readonly string[];
  /** Determines every generated value; by default 1 for audits, and random for run. */
  readonly seed?: number;
  /** Random cases of each property; by default 5. */
  readonly runs?: number;
}

/**
 * The configuration that options mean.
 * @throws ConfigurationError in one line
 */
export async function configurationOf(options: TargetOptions): Promise<Configuration> {
  const { configuration, environment = process.env, directory = process.cwd(), target } = options;
  const read =
    typeof configuration === 'string'
      ? await loadConfiguration(configuration, environment, directory)
      : await configure(configuration, { environment, directory });
  return target === undefined ? read : { ...read, target: parseTarget(target) };
}

/** The part of the contract that options mean. */
export function selectionOf({ suites = [], requirements = [] }: TargetOptions): Selection {
  return { suites, requirements };
}
