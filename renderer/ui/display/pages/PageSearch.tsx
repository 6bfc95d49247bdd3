import type { KeyboardEvent, ReactNode } from 'react';
import { SearchIcon } from '../../icons/action-icons.tsx';
import './page-search.css';

export interface PageSearchProps<Id extends string> {
  /** What it searches, which is also its placeholder. */
  readonly label: string;
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
  const { label, query, results, onQuery, onChoose } = props;
  const onKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    const [first] = results;
    if (event.key === 'Escape' && query !== '') {
      // Otherwise the dialog around it closes.
      event.preventDefault();
      onQuery('');
    } else if (event.key === 'Enter' && first !== undefined) onChoose(first.id);
  };
  return (
    <div className="page-search" role="search" onKeyDown={walk}>
      <div className="page-search-field">
        <SearchIcon />
        <input
          className="input"
          type="search"
          aria-label={label}
          placeholder={label}
          autoComplete="off"
          spellCheck={false}
          maxLength={64}
          value={query}
          onChange={(event) => onQuery(event.target.value)}
          onKeyDown={onKey}
        />
      </div>
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
