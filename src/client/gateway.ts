/**
 * Statuses that are written by what stands in front of a server, when it gets no answer, or lets nothing more through:
 * those of RFC 9110 (15.6.3 to 15.6.5), the one by which hosting panels limit a site, those of content delivery networks
 * and those of forward proxies.
 */
const written: readonly number[] = [502, 503, 504, 509, 598, 599];

/** Whether a status is that of a gateway, and so says nothing of what the server behind it thinks of a request. */
export function isFromGateway(status: number): boolean {
  return written.includes(status) || (status >= 520 && status <= 530);
}

/** Those by which a gateway says that there are too many requests, without having passed them on. */
export function isOverload(status: number): boolean {
  return status === 503 || status === 509 || status === 529;
}

/** Characters of a page before its first element that are looked at: a declaration, comments, white space. */
const head = 2000;

/** Whether a text is a whole page of HTML, as none of the API's own answers is but the form of a long callback. */
export function isPage(text: string): boolean {
  return /^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html)\b/i.test(text.slice(0, head));
}
