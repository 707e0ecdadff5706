import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What may be imported, and the source of each. */
export const entries = {
  'upload-contract': 'src/library/index.ts',
  'upload-contract/vitest': 'src/vitest/index.ts',
  'upload-contract/reference': 'src/library/reference.ts',
  'upload-contract/catcher': 'src/library/catcher.ts',
  'upload-contract/contract': 'src/library/contract.ts',
};

const plain = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseSingleQuotesForStringLiteralType;

/** The text of a declaration without comments and bodies. */
function withoutBodies(node, checker) {
  if (ts.isFunctionDeclaration(node)) {
    const signature = checker.getSignatureFromDeclaration(node);
    return `function ${node.name.text}${checker.signatureToString(signature, node, plain)}`;
  }
  if (ts.isVariableDeclaration(node))
    return `const ${node.name.getText()}: ${checker.typeToString(checker.getTypeAtLocation(node), node, plain)}`;
  if (ts.isClassDeclaration(node)) {
    const heritage = (node.heritageClauses ?? []).map((one) => ` ${one.getText()}`).join('');
    const members = node.members
      .filter((one) => !one.name || !ts.isPrivateIdentifier(one.name))
      .map((one) => {
        if (ts.isConstructorDeclaration(one))
          return `constructor(${one.parameters.map((each) => each.getText()).join(', ')})`;
        const type = checker.typeToString(checker.getTypeAtLocation(one), one, plain);
        return `${one.name.getText()}: ${type}`;
      });
    return `class ${node.name.text}${heritage} {\n${members.map((one) => `  ${one};`).join('\n')}\n}`;
  }
  const printer = ts.createPrinter({ removeComments: true });
  return printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile()).replace(/^export /, '');
}

/** Every public export with the text of its type, as Markdown. */
export function apiReport() {
  const paths = Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, `${root}${path}`]));
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(
    { ...config, include: [], files: Object.values(paths) },
    ts.sys,
    root,
  );
  const program = ts.createProgram(Object.values(paths), { ...options, noEmit: true, incremental: false });
  const checker = program.getTypeChecker();
  const sections = Object.entries(paths).map(([name, path]) => {
    const module = checker.getSymbolAtLocation(program.getSourceFile(path));
    const exported = checker.getExportsOfModule(module).sort((a, b) => (a.name < b.name ? -1 : 1));
    const texts = exported.map((symbol) => {
      const own = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      return own.declarations.map((node) => withoutBodies(node, checker)).join('\n');
    });
    return `## \`${name}\`\n\n\`\`\`ts\n${texts.join('\n\n')}\n\`\`\`\n`;
  });
  const head =
    '# Public exports\n\nMade by `npm run docs` from the sources; a test fails when it is not current. A change here is a change of\nwhat users import: say it in CHANGELOG.md.\n';
  return `${head}\n${sections.join('\n')}`;
}
