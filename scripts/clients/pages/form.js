// The form of the documents. It leaves the page, and has no word of its own.
import { token, url } from './page.js';

document.getElementById('state').remove();
document.body.innerHTML = `<form action="${url}" method="post" enctype="multipart/form-data">
  <input type="hidden" name="upload_token" value="${token}" />
  <input type="file" name="file" />
  <input type="submit" value="Upload video" />
</form>`;
