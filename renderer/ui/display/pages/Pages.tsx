import { useId, type KeyboardEvent, type ReactNode } from 'react';
import { Field } from '../../controls/Field.tsx';
import { Select } from '../../controls/Select.tsx';
import { PageSearch, type PageSearchProps } from './PageSearch.tsx';
import './pages.css';

interface Props<Id extends string, Found extends string> {
  /** The subject of the pages. */
  readonly label: string;
  readonly pages: readonly { readonly id: Id; readonly label: string; readonly icon: ReactNode }[];
  readonly page: Id;
  readonly onPage: (page: Id) => void;
  /** Searches the pages. Its results replace the list of pages while there is a query. */
  readonly search?: PageSearchProps<Found>;
  /** One part of the pages that is looked for often, below their list. */
  readonly shortcut?: { readonly label: string; readonly icon: ReactNode; readonly onChoose: () => void };
  /** The page shown. */
  readonly children: ReactNode;
}

/** The value of the shortcut among the pages, none of which is called so. */
const SHORTCUT = '' as const;

/** Shows one of several pages: with a list of tabs at the side, or a choice above them in narrow windows. */
export function Pages<Id extends string, Found extends string = never>(props: Props<Id, Found>): ReactNode {
  const { label, pages, page, search, shortcut, onPage, children } = props;
  const id = useId();
  const panelId = `${id}-panel`;
  const tabId = (one: Id): string => `${id}-${one}`;
  const isSearching = (search?.query.trim() ?? '') !== '';
  const walk = (event: KeyboardEvent): void => {
    const next = pageAt(pages, page, event.key);
    if (next === undefined) return;
    event.preventDefault();
    onPage(next);
    document.getElementById(tabId(next))?.focus();
  };
  return (
    <div className="pages" data-searching={isSearching}>
      <div className="pages-side">
        {search !== undefined && <PageSearch {...search} />}
        <div className="pages-tabs" role="tablist" aria-label={label} aria-orientation="vertical" onKeyDown={walk}>
          {pages.map((one) => (
            <button
              key={one.id}
              id={tabId(one.id)}
              className="pages-tab"
              type="button"
              role="tab"
              aria-selected={one.id === page}
              aria-controls={panelId}
              tabIndex={one.id === page ? 0 : -1}
              onClick={() => onPage(one.id)}
            >
              {one.icon}
              {one.label}
            </button>
          ))}
        </div>
        {shortcut !== undefined && !isSearching && (
          <button className="pages-tab pages-shortcut" type="button" onClick={shortcut.onChoose}>
            {shortcut.icon}
            {shortcut.label}
          </button>
        )}
        <div className="pages-choice">
          <Field label={label} findAs={null}>
            {(control) => (
              <Select<Id | typeof SHORTCUT>
                {...control}
                value={page}
                options={[
                  ...pages.map((one) => ({ value: one.id, label: one.label })),
                  ...(shortcut === undefined ? [] : [{ value: SHORTCUT, label: shortcut.label }]),
                ]}
                onChange={(value) => (value === SHORTCUT ? shortcut?.onChoose() : onPage(value))}
              />
            )}
          </Field>
        </div>
      </div>
      <div key={page} className="pages-panel" id={panelId} role="tabpanel" aria-labelledby={tabId(page)} tabIndex={-1}>
        {children}
      </div>
    </div>
  );
}

function pageAt<Id extends string>(pages: readonly { readonly id: Id }[], page: Id, key: string): Id | undefined {
  const index = pages.findIndex(({ id }) => id === page);
  const targets: Readonly<Record<string, number>> = {
    ArrowUp: index - 1,
    ArrowDown: index + 1,
    Home: 0,
    End: pages.length - 1,
  };
  const target = targets[key];
  return target === undefined ? undefined : pages.at(target % pages.length)?.id;
}
