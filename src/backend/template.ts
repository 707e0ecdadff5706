/** What may be filled into a template; what is not known is filled in as nothing. */
export interface Values {
  readonly identifier: string;
  readonly filename: string;
  readonly totalSize: string;
  readonly token: string;
  /** What the back end calls the file. */
  readonly file?: string;
}

const places = /(["']?)\{(identifier|filename|totalSize|token|file)\}\1/g;

const isKnown = (name: string, values: Values): name is keyof Values => Object.hasOwn(values, name);

/** A template with its placeholders filled in, each as `written` writes it. */
export function filledIn(
  template: string,
  values: Values,
  written: (value: string) => string = (value) => value,
): string {
  return template.replace(places, (_, quote: string, name: string) => {
    const value = written(isKnown(name, values) ? (values[name] ?? '') : '');
    return `${quote}${value}${quote}`;
  });
}

/** Percent-encoded, but for the slashes of a path. */
export function inAddress(value: string): string {
  return value.split('/').map(encodeURIComponent).join('/');
}

/** A command in which placeholders are arguments of the shell, with the arguments: no value ever becomes code. */
export function asScript(command: string, values: Values): { readonly script: string; readonly words: string[] } {
  const words: string[] = [];
  const script = command.replace(places, (_, __, name: string) => {
    words.push(isKnown(name, values) ? (values[name] ?? '') : '');
    return `"\${${words.length}}"`;
  });
  return { script, words };
}
