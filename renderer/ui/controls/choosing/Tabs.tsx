import type { KeyboardEvent, ReactNode } from 'react';
import './tabs.css';

interface Tab<Id extends string> {
  readonly id: Id;
  readonly label: string;
}

interface Props<Id extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
}

/** Chooses which of several views shows, where there is room for one. Left, right, Home and End move between them. */
export function Tabs<Id extends string>({ label, tabs, chosen, onChoose }: Props<Id>): ReactNode {
  function walk(event: KeyboardEvent<HTMLElement>): void {
    const isForward = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const index = tabs.findIndex(({ id }) => id === chosen);
    const steps: Partial<Record<string, number>> = {
      ArrowLeft: index + (isForward === 'ArrowLeft' ? 1 : -1),
      ArrowRight: index + (isForward === 'ArrowRight' ? 1 : -1),
      Home: 0,
      End: tabs.length - 1,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const target = (step + tabs.length) % tabs.length;
    const next = tabs[target];
    if (next === undefined) return;
    onChoose(next.id);
    event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')[target]?.focus();
  }
  return (
    <div className="tabs" role="tablist" aria-label={label} onKeyDown={walk}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          className="tab"
          type="button"
          role="tab"
          aria-selected={tab.id === chosen}
          tabIndex={tab.id === chosen ? 0 : -1}
          onClick={() => onChoose(tab.id)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}
