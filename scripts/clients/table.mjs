const [begin, end] = ['<!-- verdicts: npm run clients -- --write -->', '<!-- end of verdicts -->'];

const listed = (ids) => (ids.length === 0 ? 'none' : ids.map((id) => `\`${id}\``).join(', '));

function choices({ 'chunk-size': size, parallel, probes, 'follows-redirect': follows }) {
  const chunks = typeof size === 'number' ? `chunks of ${size} bytes, ${parallel} at once` : 'the file whole';
  return `${chunks}${probes ? ', asks first' : ''}${follows ? ', follows the redirect' : ''}`;
}

/** docs/clients.md with these rows instead of those of the same clients; others stay. */
export function withTable(page, rows) {
  const [before, rest] = page.split(begin);
  const [old, after] = rest.split(end);
  const kept = new Map(
    old.split('\n').flatMap((line) => (/^\| (?!client|-)/.test(line) ? [[line.split('|')[1].trim(), line]] : [])),
  );
  for (const { name, musts, shoulds, holds, observed } of rows)
    kept.set(name, `| ${name} | ${choices(observed)} | ${holds} | ${listed(musts)} | ${listed(shoulds)} |`);
  const head = '| client | sends | hold | musts that fail | shoulds that fail |\n|---|---|---|---|---|';
  return `${before}${begin}\n${head}\n${[...kept.values()].join('\n')}\n${end}${after}`;
}

/** What the page says to fail of each client, by its name. */
export function documented(page) {
  const table = page.split(begin)[1].split(end)[0];
  const lines = table.split('\n').filter((line) => /^\| (?!client|-)/.test(line));
  return new Map(
    lines.map((line) => [line.split('|')[1].trim(), [...line.matchAll(/`([^`]+)`/g)].map(([, id]) => id)]),
  );
}
