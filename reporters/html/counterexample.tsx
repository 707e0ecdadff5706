import { Block } from './block.js';
import { marked } from './text.js';

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One value of a counterexample; lists are numbered, because their order matters. */
function Value({ value }: { readonly value: unknown }) {
  if (!Array.isArray(value) || value.length < 2) return <>{marked(JSON.stringify(value) ?? 'nothing')}</>;
  return (
    <ol>
      {value.map((one) => (
        <li>{marked(JSON.stringify(one) ?? 'nothing')}</li>
      ))}
    </ol>
  );
}

/** The smallest failing values, by name where they have names. */
export function Counterexample({ value, limit }: { readonly value: unknown; readonly limit: number }) {
  if (value === null || value === undefined) return null;
  const json = JSON.stringify(value, undefined, 2);
  const named = json.length <= limit && isRecord(value);
  return (
    <div class="counterexample">
      <p class="label">Smallest counterexample</p>
      {named ? (
        <dl class="pairs" dir="ltr">
          {Object.entries(value).map(([name, one]) => (
            <>
              <dt>{marked(name)}</dt>
              <dd>
                <Value value={one} />
              </dd>
            </>
          ))}
        </dl>
      ) : (
        <Block label="Smallest counterexample" text={json} limit={limit} />
      )}
    </div>
  );
}
