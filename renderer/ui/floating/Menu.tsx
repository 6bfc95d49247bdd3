import type { KeyboardEvent, ReactNode } from 'react';
import { Popover } from './Popover.tsx';
import type { Box } from './place-floating.ts';
import { CheckIcon } from '../icons/action-icons.tsx';
import './menu.css';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** What to know before it is chosen, or why it cannot be, in a second line. */
  readonly hint?: string | undefined;
  /** The key that does the same. */
  readonly keyName?: string | null;
  /** Makes the item a choice that is on or off. */
  readonly isChecked?: boolean;
  readonly isDisabled?: boolean;
  /** `danger` ends something. */
  readonly tone?: 'plain' | 'danger';
  readonly onSelect: () => void;
}

/** Items of which exactly one is checked. */
interface MenuChoice {
  readonly label: string;
  readonly choices: readonly MenuItem[];
}

export type MenuGroup = readonly MenuItem[] | MenuChoice;

interface MenuProps {
  readonly label: string;
  /** The items in groups, with a line between groups. */
  readonly groups: readonly MenuGroup[];
  /** Controls above the items, such as a slider. Tab reaches them. */
  readonly header?: ReactNode;
  readonly anchor: Element | Box;
  readonly onClose: () => void;
}

/**
 * Lists what else can be done with something. Arrow keys, Home, End and first letters move through the items; choosing
 * one closes the menu. Tab walks between the items and the controls above them, or closes a menu without such controls.
 */
export function Menu({ label, groups, header, anchor, onClose }: MenuProps): ReactNode {
  return (
    <Popover anchor={anchor} label={label} onClose={onClose} onKeyDown={(event) => walk(event, onClose)}>
      <p className="menu-title" aria-hidden="true">
        {label}
      </p>
      {header !== undefined && <div className="menu-header">{header}</div>}
      <div className="menu" role="menu" aria-label={label}>
        {groups
          .filter((group) => itemsOf(group).length > 0)
          .map((group) => (
            <MenuRows key={itemsOf(group)[0]?.id} group={group} onClose={onClose} />
          ))}
      </div>
    </Popover>
  );
}

function itemsOf(group: MenuGroup): readonly MenuItem[] {
  return 'choices' in group ? group.choices : group;
}

function MenuRows({ group, onClose }: { readonly group: MenuGroup; readonly onClose: () => void }): ReactNode {
  const items = itemsOf(group);
  if (items.length === 0) return null;
  const choice = 'choices' in group ? group.label : undefined;
  return (
    <div className="menu-group" role="group" aria-label={choice}>
      {items.map((item) => (
        <MenuRow key={item.id} item={item} isChoice={choice !== undefined} onClose={onClose} />
      ))}
    </div>
  );
}

interface RowProps {
  readonly item: MenuItem;
  /** Whether it is one of several of which one is checked. */
  readonly isChoice: boolean;
  readonly onClose: () => void;
}

function MenuRow({ item, isChoice, onClose }: RowProps): ReactNode {
  const { label, icon, hint, keyName = null, isChecked, isDisabled = false, tone = 'plain', onSelect } = item;
  return (
    <button
      className="menu-item"
      type="button"
      role={isChecked === undefined ? 'menuitem' : isChoice ? 'menuitemradio' : 'menuitemcheckbox'}
      tabIndex={-1}
      aria-checked={isChecked}
      aria-description={hint}
      data-tone={tone}
      disabled={isDisabled}
      onClick={() => {
        onClose();
        onSelect();
      }}
    >
      <span className="menu-icon">{isChecked === true ? <CheckIcon /> : icon}</span>
      <span className="menu-label">
        {label}
        {hint !== undefined && (
          // The description has it, so that the name is the label.
          <span className="menu-hint" aria-hidden="true">
            {hint}
          </span>
        )}
      </span>
      {keyName !== null && <kbd>{keyName}</kbd>}
    </button>
  );
}

const ITEMS = '.menu-item:not(:disabled)';
const CONTROLS = ':is(button, input, select):not(:disabled)';

function walk(event: KeyboardEvent<HTMLElement>, onClose: () => void): void {
  const { key, currentTarget: popover, target } = event;
  // The arrow keys choose no player on the map here; keys for talking keep working.
  if (key.startsWith('Arrow')) event.stopPropagation();
  const items = [...popover.querySelectorAll<HTMLElement>(ITEMS)];
  const isInMenu = target instanceof Element && target.closest('.menu') !== null;
  if (key === 'Tab') walkByTab(event, items, onClose);
  else if (isInMenu) moveTo(event, targetOf(key, items.indexOf(document.activeElement as HTMLElement), items));
}

/** Moves between the controls above the items and the items, which are one stop. */
function walkByTab(event: KeyboardEvent<HTMLElement>, items: readonly HTMLElement[], onClose: () => void): void {
  const header = event.currentTarget.querySelector('.menu-header');
  // The focus returns to the button of the menu, and goes from there.
  if (header === null) return onClose();
  const stops = [...header.querySelectorAll<HTMLElement>(CONTROLS), ...items.slice(0, 1)];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  const index = at < 0 ? stops.length - 1 : at;
  moveTo(event, event.shiftKey ? stops.at(index - 1) : stops[(index + 1) % stops.length]);
}

function moveTo(event: KeyboardEvent, target: HTMLElement | undefined): void {
  if (target === undefined) return;
  event.preventDefault();
  target.focus();
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
