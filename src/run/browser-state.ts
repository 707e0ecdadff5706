import { findChromium, loadPlaywright } from '../browser/chromium.js';
import type { CapabilityState } from '../config/capabilities.js';
import type { Configuration } from '../config/configuration.js';
import { UsageError } from '../usage-error.js';

const setting = 'set capabilities.browser to true to judge forms in Chromium';

/**
 * Looks for Chromium and for what drives it. Nothing is started.
 * @param directory where playwright-core may be installed, beside this package
 * @returns the program, or what is missing and how to get it
 */
export async function browserAt(
  environment: NodeJS.ProcessEnv,
  directory: string,
): Promise<{ readonly program: string } | { readonly lack: string }> {
  try {
    const program = findChromium(environment);
    await loadPlaywright(directory);
    return { program };
  } catch (error) {
    if (error instanceof UsageError) return { lack: error.message };
    throw error;
  }
}

/**
 * Whether forms are sent in a browser: only where the configuration says so, and one is there.
 * @param directory as for browserAt
 */
export async function browserState(
  { capabilities, headers }: Pick<Configuration, 'capabilities' | 'headers'>,
  environment: NodeJS.ProcessEnv,
  directory: string,
): Promise<CapabilityState> {
  if (capabilities.browser !== true) return { present: false, source: 'configuration', evidence: setting };
  const without = (why: string): CapabilityState => ({
    present: false,
    source: 'declared',
    evidence: `capabilities.browser is true, but ${why}`,
  });
  if (Object.keys(headers).length > 0) return without('a browser does not send what headers gives for a gateway');
  const found = await browserAt(environment, directory);
  return 'lack' in found ? without(found.lack) : { present: true, source: 'declared', evidence: found.program };
}
