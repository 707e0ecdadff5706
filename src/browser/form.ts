import type { Pairs } from '../client/pairs.js';

/** Where the page of the form stands: another site than the target and than return_url, which nothing really serves. */
export const integrator = 'http://integrator.example';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (one) => escapes[one] ?? one);

/**
 * The form of the documents (browser-based uploads, section 3) on a page of an integrator's own.
 * @param action where it posts to
 * @param texts fields for texts, which are filled in as a person does
 */
export function formPage(action: string, token: string, texts: Pairs): string {
  const fields = texts.map(([name]) => `  <input type="text" name="${escaped(name)}" />\n`);
  return `<!DOCTYPE html>
<meta charset="utf-8">
<title>Upload</title>
<form action="${escaped(action)}" method="post" enctype="multipart/form-data">
  <input type="hidden" name="upload_token" value="${escaped(token)}" />
${fields.join('')}  <input type="file" name="file" />
  <input type="submit" value="Upload video" />
</form>
`;
}
