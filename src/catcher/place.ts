/**
 * The address of a recipient below a base.
 * @param path appended to it
 * @throws TypeError for a path after which the id would not be in the path of the address
 */
export function addressBelow(base: string, id: string, path: string): string {
  const address = `${base}/${id}${path === '' || path.startsWith('/') ? path : `/${path}`}`;
  if (/[?#]/.test(path) || !new URL(address).pathname.includes(id))
    throw new TypeError(`A callback path without query, fragment or dots is needed, not ${JSON.stringify(path)}.`);
  return address;
}
