/** Keeps what the last call gave: a call that gives nothing gets that, whoever made it. */
export function lastGiven(): (given: string) => string {
  let last = '';
  return (given) => {
    last = given || last;
    return last;
  };
}
