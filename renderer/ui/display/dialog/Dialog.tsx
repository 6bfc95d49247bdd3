import { useContext, useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CloseIcon } from '../../icons/action-icons.tsx';
import { IconButton } from '../../controls/IconButton.tsx';
import { TOUCH_ONLY } from '../../controls/use-media-query.ts';
import { DialogNotices } from './dialog-notices.ts';
import { addOpenDialog } from './open-dialogs.ts';
import './dialog.css';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  /** `wide` for much content side by side; `pages` if the content is `Pages`, which scroll on their own. */
  readonly size?: 'plain' | 'wide' | 'pages';
  /** The buttons at the bottom. */
  readonly actions?: ReactNode;
  readonly onClose: () => void;
}

/**
 * A modal dialog, shown while mounted. Escape, its cross or a click outside closes it. The focus starts at its title,
 * or in the first field of a form. It shows the `DialogNotices`, because nothing behind it can be reached.
 */
export function Dialog({ title, children, size = 'plain', actions, onClose }: Props): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const notices = useContext(DialogNotices);
  const { t } = useTranslation('common');
  // Closes before the element leaves the page: only then does the focus return to where it was.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element === null) return undefined;
    element.showModal();
    // A dialog in place, as on a sheet of the workbench, leaves the focus where it is.
    if (element.matches(':modal')) startOf(element)?.focus();
    const remove = addOpenDialog(element);
    return () => {
      remove();
      element.close();
    };
  }, []);
  return (
    <dialog
      className="dialog"
      data-size={size}
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className="dialog-sheet">
        <div className="dialog-header">
          <h2 id={titleId} tabIndex={-1}>
            {title}
          </h2>
          <IconButton label={t('close')} icon={<CloseIcon />} onClick={onClose} />
        </div>
        {notices !== null && <div className="dialog-notices">{notices}</div>}
        <div className="dialog-body">{children}</div>
        {actions !== undefined && <div className="dialog-actions">{actions}</div>}
      </div>
    </dialog>
  );
}

const FIELDS = 'input:not([type="radio"], [type="checkbox"], [type="range"], [readonly]), textarea';

/** Returns where the focus starts. A field would open the keyboard of a phone, over what the dialog says. */
function startOf(dialog: HTMLElement): HTMLElement | null {
  const field = dialog.querySelector<HTMLElement>(`.dialog-body > form :is(${FIELDS})`);
  const isTyped = field !== null && !window.matchMedia(TOUCH_ONLY).matches;
  return isTyped ? field : dialog.querySelector<HTMLElement>('h2');
}
