import { useRef, useState, type ReactNode } from 'react';
import { MoreIcon } from '../icons/action-icons.tsx';
import { Menu, type MenuGroup } from './Menu.tsx';
import '../controls/button.css';

interface Props {
  /** The label for screen readers, also the tip of the button and the name of the menu. */
  readonly label: string;
  readonly icon?: ReactNode;
  /** The items in groups, with a line between groups. */
  readonly groups: readonly MenuGroup[];
  readonly isDisabled?: boolean;
}

/** An icon that opens a menu. */
export function MenuButton({ label, icon = <MoreIcon />, groups, isDisabled = false }: Props): ReactNode {
  const button = useRef<HTMLButtonElement>(null);
  const [anchor, setAnchor] = useState<Element | null>(null);
  return (
    <>
      <button
        ref={button}
        className="icon-button icon-button-plain"
        type="button"
        aria-label={label}
        data-tip={label}
        disabled={isDisabled}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={() => setAnchor((open) => (open === null ? button.current : null))}
      >
        {icon}
      </button>
      {anchor !== null && <Menu label={label} groups={groups} anchor={anchor} onClose={() => setAnchor(null)} />}
    </>
  );
}
