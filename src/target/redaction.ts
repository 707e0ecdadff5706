const mark = '[redacted]';

/** Replaces secrets in everything that leaves the recorder, so that no report or log can hold one. */
export interface Redaction {
  text(value: string): string;
  header(name: string, value: string): string;
}

/**
 * Redacts the given secrets, their percent-encoded forms, and whatever OAuth puts into headers or addresses.
 * @param secrets values from the configuration; those under four characters are too short to be told from other text
 * @param secretHeaders names of configured headers, in lower case
 */
export function redaction(secrets: readonly string[], secretHeaders: readonly string[] = []): Redaction {
  const forms = [...new Set(secrets.flatMap((secret) => [secret, encodeURIComponent(secret)]))]
    .filter((form) => form.length >= 4)
    .sort((a, b) => b.length - a.length);
  const hidden = new Set(['cookie', 'set-cookie', 'proxy-authorization', ...secretHeaders]);

  const text = (value: string): string =>
    forms
      .reduce((left, form) => left.replaceAll(form, mark), value)
      .replaceAll(/\b(oauth_(?:signature|token|consumer_key|nonce))(=|%3D)[^&\s"<]*/g, `$1$2${mark}`);

  return {
    text,
    header(name, value) {
      const lower = name.toLowerCase();
      if (lower === 'authorization') return `${value.split(' ', 1)[0]} ${mark}`;
      return hidden.has(lower) ? mark : text(value);
    },
  };
}
