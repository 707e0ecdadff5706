const bases = {
  stated: 'a document states it',
  implied: 'what a document states cannot hold without it',
  ecosystem: 'clients, HTTP or browsers need it',
};

function section({ requirement, sources, checks, faults }) {
  const { id, level, basis, text, because, accepts = [], untestable } = requirement;
  const lines = [
    `### ${id}`,
    '',
    `**${level}** (${bases[basis]}): ${text}`,
    '',
    ...sources.map(({ title, section: part, url }) => `- source: [${title}, ${part}](${url})`),
    ...(because === undefined ? [] : [`- why every server that keeps the documents passes: ${because}`]),
    ...(accepts.length === 0 ? [] : [`- passes: ${accepts.join('; ')}`]),
    ...(untestable === undefined ? [] : [`- nothing checks it: ${untestable}`]),
    ...checks.map(({ name, suite }) => `- check: ${name} ([${suite}](../suites/${suite}.suite.ts))`),
    ...(faults.length === 0 ? [] : [`- planted faults: ${faults.map((one) => `\`${one.id}\``).join(', ')}`]),
  ];
  return `${lines.join('\n')}\n`;
}

/**
 * docs/requirements.md: every requirement with its sources, checks and planted faults.
 * @param parts the requirements, a function for the sources of one, all checks and all faults
 */
export function requirementsPage({ requirements, citations, checks, faults }) {
  const areas = new Map();
  for (const one of requirements) {
    const area = one.id.split('.', 1)[0];
    areas.set(area, [...(areas.get(area) ?? []), one]);
  }
  const chapters = [...areas].map(([area, all]) => {
    const sections = all.map((requirement) =>
      section({
        requirement,
        sources: citations(requirement),
        checks: checks.filter((one) => one.requirement === requirement.id),
        faults: faults.filter((one) => one.breaks === requirement.id),
      }),
    );
    return `## ${area}\n\n${sections.join('\n')}`;
  });
  const head = `# Requirements

Made by \`npm run docs\` from the contract, [openapi/upload.yaml](../openapi/upload.yaml). \`upload-contract explain ID\` adds an
exchange that passes and one that fails. In sources and texts, the words must, should and may are those of RFC 2119.`;
  return `${head}\n\n${chapters.join('\n')}`;
}
