// What the pages of all clients share.
export const { url, token } = Object.fromEntries(new URLSearchParams(location.search));

/** An input for the file. */
export function input() {
  const made = document.createElement('input');
  made.type = 'file';
  return document.body.appendChild(made);
}

/** Says how the upload ended: done or failed. */
export function say(word) {
  document.getElementById('state').dataset.upload = word;
}
