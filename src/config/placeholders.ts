import { type Fail, type KeyPath, pathText } from './configuration-error.js';

/**
 * In a YAML flow map (`{bearer: ${TOKEN}}`) the braces of a placeholder would be read as YAML. While YAML is parsed they
 * are replaced by two noncharacters, which Unicode keeps free for such internal use; each stands for one character, so
 * that lines and columns stay true.
 */
const openBrace = '\u{fdd0}';
const closeBrace = '\u{fdd1}';

/** True when a text holds the characters that stand for braces; such a text cannot be read. */
export function holdsMarkers(text: string): boolean {
  return text.includes(openBrace) || text.includes(closeBrace);
}

export function hidePlaceholders(yaml: string): string {
  return yaml.replace(/\$\{(\w+)\}/g, `$$${openBrace}$1${closeBrace}`);
}

/** The inverse of hidePlaceholders, for any part of the text. */
export function showPlaceholders(text: string): string {
  return text.replaceAll(openBrace, '{').replaceAll(closeBrace, '}');
}

const placeholder = /\$\$\{|\$\{([A-Za-z_]\w*)\}|\$\{/g;

function expandText(text: string, path: KeyPath, environment: NodeJS.ProcessEnv, fail: Fail): string {
  const key = pathText(path);
  const expanded = text.replace(placeholder, (match, name: string | undefined) => {
    if (match === '$${') return '${';
    if (name === undefined)
      return fail(path, `${key} holds "\${" without a name and "}" after it; write $\${ where no variable is meant`);
    // An environment given as a plain object has inherited names that are no variables.
    const variable = Object.hasOwn(environment, name) ? environment[name] : undefined;
    return variable ?? fail(path, `the environment variable ${name}, which ${key} uses, is not set`);
  });
  if (expanded === '' && text !== '') return fail(path, `the environment variable that ${key} uses is set, but empty`);
  return expanded;
}

/** Replaces `${NAME}` by the environment variable of that name in every text within a value; `$${` stands for `${`. */
export function expandPlaceholders(
  value: unknown,
  environment: NodeJS.ProcessEnv,
  fail: Fail,
  path: KeyPath = [],
): unknown {
  if (typeof value === 'string') return expandText(value, path, environment, fail);
  if (Array.isArray(value)) return value.map((item, i) => expandPlaceholders(item, environment, fail, [...path, i]));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, expandPlaceholders(item, environment, fail, [...path, key])]),
  );
}
