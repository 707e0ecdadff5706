import type { ErrorObject } from 'ajv';

/** How many problems are named; the others are counted, since a hostile answer may have thousands. */
const told = 20;

/** The longest value that is quoted. A longer one is described, never cut, so that no half of a secret escapes redaction. */
const quoted = 60;

/**
 * Validation errors as sentences, each with its subject: `uploadtoken.publish must be one of "0", "1", not "x"`.
 *
 * @param subject name of the whole value
 */
export function plainProblems(errors: readonly ErrorObject[], value: unknown, subject: string): string[] {
  const sentences = [...new Set(errors.map((error) => plainProblem(error, value, subject)))];
  const rest = sentences.length - told;
  return rest > 0 ? [...sentences.slice(0, told), `and ${rest} more`] : sentences;
}

function plainProblem(error: ErrorObject, root: unknown, subject: string): string {
  const { keyword, params, message = 'is not as the contract says' } = error;
  const path = error.instancePath.split('/').slice(1).map(unescaped);
  const name = nameOf(path, subject);
  const value = path.reduce(member, root);
  const limit = Number(params.limit);
  switch (keyword) {
    case 'required':
      return `${nameOf([...path, String(params.missingProperty)], subject)} is missing`;
    case 'type':
      return `${name} must be ${[params.type].flat().join(' or ')}, not ${described(value)}`;
    case 'enum':
      return `${name} must be ${choices(params.allowedValues)}, not ${described(value)}`;
    case 'const':
      return `${name} must be ${described(params.allowedValue)}, not ${described(value)}`;
    case 'minimum':
      return `${name} must be at least ${limit}, not ${described(value)}`;
    case 'maximum':
      return `${name} must be at most ${limit}, not ${described(value)}`;
    case 'minLength':
      return value === '' ? `${name} is empty` : `${name} is shorter than ${limit} characters`;
    case 'maxLength':
      return `${name} is longer than ${limit} characters`;
    case 'pattern':
      return `${name} must match ${params.pattern}, not ${described(value)}`;
    case 'format':
      return `${name} must have the format ${params.format}, not ${described(value)}`;
    case 'anyOf':
    case 'oneOf':
      return `${name} has none of the allowed shapes`;
    default:
      return `${name} ${message}`;
  }
}

function unescaped(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** The dotted name of a part; a name that came with the answer is quoted when it is not a plain word. */
function nameOf(path: readonly string[], subject: string): string {
  if (path.length === 0) return subject;
  return path.map((key) => (/^[\w-]{1,60}$/.test(key) ? key : described(key))).join('.');
}

function member(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([name]) => name === key)?.[1];
}

function choices(allowed: unknown): string {
  const values = Array.isArray(allowed) ? allowed.map(described) : [];
  return values.length > 1 ? `one of ${values.join(', ')}` : values.join('');
}

function described(value: unknown): string {
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value === 'string' && value.length > quoted) return `a string of ${value.length} characters`;
  return JSON.stringify(value) ?? 'nothing';
}
