import { type Output, type Palette, palette } from '../../reporters/terminal/palette.js';
import { hanging } from '../../reporters/terminal/wrap.js';
import { printable } from '../printable.js';
import type { Example } from './example.js';
import type { Explanation } from './explain.js';

const bases = {
  stated: 'stated by a document',
  implied: 'implied: what a document states cannot hold without it',
  ecosystem: 'from the ecosystem: clients, HTTP, browsers',
};

function exampleLines({ request, answer }: Example): string[] {
  const indented = (text: string, mark: string): string[] =>
    text.split('\n').map((line) => `  ${mark} ${printable(line)}`.trimEnd());
  return [...indented(request, '>'), ...indented(answer, '<')];
}

function section(title: string, lines: readonly string[], colors: Palette): string[] {
  return lines.length === 0 ? [] : ['', colors.bold(title), ...lines];
}

/** An explanation for people, as text that ends with a line feed. */
export function printed(explained: Explanation, output: Output, environment: NodeJS.ProcessEnv): string {
  const colors = palette(output, environment);
  const width = Math.min(Math.max(output.columns ?? 80, 40), 100);
  const item = (text: string): string => hanging('  - ', printable(text), width);
  const { id, level, role, basis, text, operation, sources, because, accepts, untestable, needs, dependsOn } =
    explained;
  const { checks, faults, passing, failing } = explained;
  const whom = role === 'client' ? ', binds a client' : '';
  const where = operation === 'all' ? 'every operation' : operation;
  return [
    `${colors.bold(id)}  ${level}${whom}, ${where}`,
    hanging('  ', text, width),
    ...section('Source', [`  ${bases[basis]}`], colors),
    ...sources.flatMap(({ title, section: part, url }) => [item(`${title}, ${part}`), `    ${url}`]),
    ...section(
      'Why every server that keeps the documents passes',
      because === undefined ? [] : [hanging('  ', because, width)],
      colors,
    ),
    ...section('What passes', accepts.map(item), colors),
    ...section('Why nothing checks it', untestable === undefined ? [] : [hanging('  ', untestable, width)], colors),
    ...section('Judged only if the target has', needs.map(item), colors),
    ...section('Inconclusive while one of these fails', dependsOn.map(item), colors),
    ...section('An exchange that passes', passing === undefined ? [] : exampleLines(passing), colors),
    ...section(
      'An exchange that fails',
      failing === undefined
        ? []
        : [
            ...exampleLines(failing),
            hanging('  expected  ', printable(failing.expected), width),
            hanging('  got       ', printable(failing.actual), width),
            hanging('  shown by  ', `upload-contract serve --fault ${failing.fault}`, width),
          ],
      colors,
    ),
    ...section(
      'Checks',
      checks.map(({ name, file }) => item(`${name} (${file})`)),
      colors,
    ),
    ...section(
      'Planted faults that they find',
      faults.map((one) => item(`${one.id}: ${one.sentence}`)),
      colors,
    ),
    '',
  ].join('\n');
}
