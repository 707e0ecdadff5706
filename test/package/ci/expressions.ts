/** What the expressions of an action or a workflow may name. */
export interface Context {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  /** The outputs of the steps with an id, also of those that are still to come or were skipped. */
  readonly steps: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** A step before this one failed. */
  readonly failed: boolean;
}

/** The value of a name with dots; not one that GitHub would take for empty because nothing has it. */
function named(name: string, { inputs, env, secrets, steps }: Context): string {
  const output = /^steps\.([\w-]+)\.outputs\.([\w-]+)$/.exec(name);
  if (output !== null) {
    const outputs = steps.get(output[1] ?? '');
    if (outputs === undefined) throw new Error(`no step has the id of ${name}`);
    return outputs.get(output[2] ?? '') ?? '';
  }
  const [of = '', key = '', ...rest] = name.split('.');
  const values = new Map(Object.entries({ inputs, env, secrets })).get(of);
  const value = values?.[key];
  if (value === undefined || rest.length > 0) throw new Error(`nothing is called ${name}`);
  return value;
}

/** A text with the values of its expressions, each of which is a name. */
export function interpolated(text: string, context: Context): string {
  return text.replaceAll(/\$\{\{\s*(.*?)\s*\}\}/g, (_, name: string) => named(name, context));
}

function term(text: string, context: Context): boolean {
  if (text === 'always()') return true;
  const comparison = /^(\S+) != '([^']*)'$/.exec(text);
  if (comparison === null) throw new Error(`an expression unlike the others: ${text}`);
  return named(comparison[1] ?? '', context) !== comparison[2];
}

/** Whether a step with this condition is to be done; one without `always()` is not after a failure. */
export function holds(condition: string | undefined, context: Context): boolean {
  const terms = condition?.split(' && ') ?? [];
  if (context.failed && !terms.includes('always()')) return false;
  return terms.every((one) => term(one, context));
}
