import { type Standing, wordsFor } from './words.js';

/** A standing as sign and word. */
export function Badge({ standing }: { readonly standing: Standing }) {
  const { sign, name } = wordsFor(standing);
  return (
    <span class={`badge ${standing}`}>
      <span aria-hidden="true">{sign}</span> {name}
    </span>
  );
}
