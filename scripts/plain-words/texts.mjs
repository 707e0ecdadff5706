import ts from 'typescript';

/**
 * The texts in a file that people read: of code its comments, its strings and the text of its elements; of Markdown all
 * but blocks of code and code within a line; of YAML all.
 *
 * @param {string} name of the file, whose ending decides
 * @param {string} content
 * @returns {{text: string, line: number}[]} lines count from 1; none for other kinds of files
 */
export function textsOf(name, content) {
  if (/\.[cm]?[jt]sx?$/.test(name)) return ofCode(name, content);
  if (/\.md$/.test(name)) return lines(withoutCode(content));
  return /\.ya?ml$/.test(name) ? lines(content) : [];
}

function lines(content) {
  return content.split('\n').map((text, at) => ({ text, line: at + 1 }));
}

/** The same lines with nothing where code stood. */
function withoutCode(content) {
  const blank = (code) => code.replaceAll(/[^\n]/g, ' ');
  return content.replaceAll(/^( *)(`{3,}).*\n[\s\S]*?^\1\2/gm, blank).replaceAll(/(`+)(?!`).*?\1/g, blank);
}

function ofCode(name, content) {
  const file = ts.createSourceFile(name, content, ts.ScriptTarget.Latest, true);
  const texts = new Map();
  const add = (start, text) => {
    for (const [at, part] of text.split('\n').entries()) {
      const line = file.getLineAndCharacterOfPosition(start).line + 1 + at;
      texts.set(`${start} ${at}`, { text: part, line, start });
    }
  };
  const visit = (node) => {
    for (const { pos, end } of ts.getLeadingCommentRanges(content, node.pos) ?? []) add(pos, content.slice(pos, end));
    for (const { pos, end } of ts.getTrailingCommentRanges(content, node.end) ?? []) add(pos, content.slice(pos, end));
    if (isText(node)) add(node.getStart(file), node.getText(file));
    ts.forEachChild(node, visit);
  };
  visit(file);
  const inOrder = [...texts.values()].sort((a, b) => a.start - b.start || a.line - b.line);
  return inOrder.map(({ text, line }) => ({ text, line }));
}

/** A string of one word is a name more often than a text; a part of a template is a text if it has a blank at all. */
function isText(node) {
  if (ts.isStringLiteralLike(node)) return /\s/.test(node.text.trim());
  if (ts.isJsxText(node)) return /\S/.test(node.text);
  return (ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) && /\s/.test(node.text);
}
