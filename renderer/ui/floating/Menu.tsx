import type { KeyboardEvent, ReactNode } from 'react';
import { Popover } from './Popover.tsx';
import type { Box } from './place-floating.ts';
import { CheckIcon } from '../icons/action-icons.tsx';
import './menu.css';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** The key that does the same. */
  readonly keyName?: string | null;
  /** Makes the item a choice that is on or off. */
  readonly isChecked?: boolean;
  readonly isDisabled?: boolean;
  /** `danger` ends something. */
  readonly tone?: 'plain' | 'danger';
  readonly onSelect: () => void;
}

interface MenuProps {
  readonly label: string;
  /** The items in groups, with a line between groups. */
  readonly groups: readonly (readonly MenuItem[])[];
  /** What stands above the items, such as a slider. */
  readonly header?: ReactNode;
  readonly anchor: Element | Box;
  readonly onClose: () => void;
}

/**
 * Lists what else can be done with something. Arrow keys, Home, End and first letters move through the items; choosing
 * one closes the menu.
 */
export function Menu({ label, groups, header, anchor, onClose }: MenuProps): ReactNode {
  return (
    <Popover anchor={anchor} label={label} onClose={onClose} onKeyDown={walk}>
      {header !== undefined && <div className="menu-header">{header}</div>}
      <div className="menu" role="menu" aria-label={label}>
        {groups
          .filter((items) => items.length > 0)
          .map((items) => (
            <div key={items[0]?.id} className="menu-group" role="group">
              {items.map((item) => (
                <MenuRow key={item.id} item={item} onClose={onClose} />
              ))}
            </div>
          ))}
      </div>
    </Popover>
  );
}

function MenuRow({ item, onClose }: { readonly item: MenuItem; readonly onClose: () => void }): ReactNode {
  const { label, icon, keyName = null, isChecked, isDisabled = false, tone = 'plain', onSelect } = item;
  return (
    <button
      className="menu-item"
      type="button"
      role={isChecked === undefined ? 'menuitem' : 'menuitemcheckbox'}
      aria-checked={isChecked}
      data-tone={tone}
      disabled={isDisabled}
      onClick={() => {
        onClose();
        onSelect();
      }}
    >
      <span className="menu-icon">{isChecked === true ? <CheckIcon /> : icon}</span>
      <span className="menu-label">{label}</span>
      {keyName !== null && <kbd>{keyName}</kbd>}
    </button>
  );
}

const UP_AND_DOWN: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowDown']);

/** A slider above the items is on the way too: its other keys set it. */
const STOPS = '.menu-header input:not(:disabled), .menu-item:not(:disabled)';

function walk(event: KeyboardEvent<HTMLElement>): void {
  // The arrow keys do not walk on the map here; talk keys keep working.
  if (event.key.startsWith('Arrow')) event.stopPropagation();
  if (isChoosing(event.target) || (isSlider(event.target) && !UP_AND_DOWN.has(event.key))) return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>(STOPS)];
  const index = items.findIndex((item) => item === document.activeElement);
  const target = targetOf(event.key, index, items);
  if (target === undefined) return;
  event.preventDefault();
  target.focus();
}

/** Returns whether the target is a list or a text field above the items, which has its own use for these keys. */
function isChoosing(target: EventTarget): boolean {
  return target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && target.type === 'text');
}

function isSlider(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && target.type === 'range';
}

function targetOf(key: string, index: number, items: readonly HTMLElement[]): HTMLElement | undefined {
  if (key === 'ArrowDown') return items[(index + 1) % items.length];
  if (key === 'ArrowUp') return items.at(index - 1);
  if (key === 'Home') return items[0];
  if (key === 'End') return items.at(-1);
  if (key.length !== 1 || key === ' ') return undefined;
  const letter = key.toLocaleLowerCase();
  const inTurn = [...items.slice(index + 1), ...items.slice(0, index + 1)];
  return inTurn.find((item) => item.innerText.trim().toLocaleLowerCase().startsWith(letter));
}
