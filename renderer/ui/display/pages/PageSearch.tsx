import type { KeyboardEvent, ReactNode } from 'react';
import { SearchField } from '../../controls/SearchField.tsx';
import './page-search.css';

export interface PageSearchProps<Id extends string> {
  /** What it searches, for screen readers. */
  readonly label: string;
  /** One word in the field, which is narrow. */
  readonly placeholder: string;
  readonly query: string;
  readonly results: readonly { readonly id: Id; readonly label: string; readonly detail: string }[];
  /** Said if nothing was found. */
  readonly nothing: string;
  readonly onQuery: (query: string) => void;
  readonly onChoose: (id: Id) => void;
}

/**
 * A field that searches all pages, with what it found below. Arrow keys walk through the results, Enter in the field
 * takes the first, and Escape empties the field.
 */
export function PageSearch<Id extends string>(props: PageSearchProps<Id>): ReactNode {
  const { label, placeholder, query, results, onQuery, onChoose } = props;
  return (
    <div className="page-search" role="search" onKeyDown={walk}>
      <SearchField
        label={label}
        placeholder={placeholder}
        value={query}
        onChange={onQuery}
        onEnter={() => {
          const [first] = results;
          if (first !== undefined) onChoose(first.id);
        }}
      />
      {query.trim() !== '' && <Results {...props} />}
    </div>
  );
}

function Results<Id extends string>({ label, results, nothing, onChoose }: PageSearchProps<Id>): ReactNode {
  return (
    <>
      <ul className="page-search-results" aria-label={label}>
        {results.map((result) => (
          <li key={result.id}>
            <button className="page-search-result" type="button" onClick={() => onChoose(result.id)}>
              <span>{result.label}</span>
              <span className="page-search-page">{result.detail}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="page-search-nothing" role="status">
        {results.length === 0 ? nothing : ''}
      </p>
    </>
  );
}

/** Moves the focus between the field and the results. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, .page-search-result')];
  const index = stops.findIndex((stop) => stop === document.activeElement);
  const target = stops[index + (event.key === 'ArrowDown' ? 1 : -1)];
  if (target === undefined) return;
  event.preventDefault();
  target.focus();
}
