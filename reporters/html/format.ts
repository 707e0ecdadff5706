/** "1 request", "2 requests". */
export function counted(count: number, noun: string): string {
  return `${number(count)} ${noun}${count === 1 ? '' : 's'}`;
}

const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** A number with separators between its thousands. */
export function number(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1000 ? String(value) : grouped.format(value);
}

/** An amount of bytes, rounded. */
export function bytes(count: number): string {
  if (count < 10_000) return counted(count, 'byte');
  return count < 1_000_000 ? `${number(count / 1000)} kB` : `${number(count / 1_000_000)} MB`;
}

/** A span of time. @param milliseconds may be any number, because results may come from any source */
export function span(milliseconds: number): string {
  if (!Number.isFinite(milliseconds)) return 'an unknown time';
  if (milliseconds < 1000) return `${number(Math.round(milliseconds))} ms`;
  if (milliseconds < 120_000) return `${(milliseconds / 1000).toFixed(2)} s`;
  return `${number(Math.floor(milliseconds / 60_000))} min ${Math.round((milliseconds % 60_000) / 1000)} s`;
}

/** A duration in words: "15 minutes", "14 minutes 48 seconds". */
export function duration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds - minutes * 60;
  const words = [minutes === 0 ? '' : counted(minutes, 'minute'), rest === 0 ? '' : counted(rest, 'second')];
  return words.filter((one) => one !== '').join(' ');
}
