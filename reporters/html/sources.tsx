import type { ReportedSource } from '../../src/results/results.js';
import { isWebAddress } from '../web-address.js';
import { Said } from './text.js';

interface SourcesProps {
  readonly source: string;
  /** Without addresses in results of version 0.1. */
  readonly sources?: readonly ReportedSource[];
}

/** The sources of a requirement, as links. */
export function Sources({ source, sources = [] }: SourcesProps) {
  if (sources.length === 0) return <Said text={source} limit={200} />;
  return (
    <>
      {sources.map(({ title, section, url }, at) => {
        const name = `${title}, ${section}`;
        return (
          <>
            {at === 0 ? '' : '; '}
            {isWebAddress(url) ? (
              <a href={url} rel="noreferrer">
                <Said text={name} limit={200} />
              </a>
            ) : (
              <Said text={`${name}, ${url}`} limit={200} />
            )}
          </>
        );
      })}
    </>
  );
}
