/** Requests of late that are looked at, and how many of them may break before the pace is taken for the reason. */
const window = { requests: 20, most: 8 };

/**
 * Watches for a way to the target that breaks most connections, as what limits the rate may do without a word.
 * @returns learns of one request whether its connection broke, and says whether too many have of late
 */
export function breaks(): (broke: boolean) => boolean {
  let late: boolean[] = [];
  return (broke) => {
    late = [...late.slice(1 - window.requests), broke];
    if (!broke || late.filter((one) => one).length < window.most) return false;
    late = [];
    return true;
  };
}
