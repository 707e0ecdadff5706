/** Whether an untrusted address from results can be a link: http or https, and nothing that runs. */
export function isWebAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}
