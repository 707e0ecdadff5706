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

const filling = (name: string, values: Values): string => (isKnown(name, values) ? (values[name] ?? '') : '');

/** A template with its placeholders filled in. */
export function filledIn(template: string, values: Values): string {
  return template.replace(places, (_, quote: string, name: string) => `${quote}${filling(name, values)}${quote}`);
}

/** Percent-encoded, but for the slashes of a path. */
function inAddress(value: string): string {
  return value.split('/').map(encodeURIComponent).join('/');
}

/** What a back end calls a file may be an address or a part of one: escapes in it stay as they are. */
function asAddress(value: string): string {
  return encodeURI(value)
    .replaceAll('#', '%23')
    .replaceAll(/%25(?=[0-9a-f]{2})/gi, '%');
}

/** The address that a template makes. */
export function addressOf(template: string, values: Values): string {
  return template.replace(places, (_, quote: string, name: string) => {
    const value = filling(name, values);
    return `${quote}${name === 'file' ? asAddress(value) : inAddress(value)}${quote}`;
  });
}

/** A command in which placeholders are arguments of the shell, with the arguments: no value ever becomes code. */
export function asScript(command: string, values: Values): { readonly script: string; readonly words: string[] } {
  const words: string[] = [];
  const script = command.replace(places, (_, __, name: string) => {
    words.push(filling(name, values));
    return `"\${${words.length}}"`;
  });
  return { script, words };
}
