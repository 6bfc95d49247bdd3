import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { KeyboardIcon } from '../../ui/icons/place-icons.tsx';
import { keysOutage } from './elsewhere-text.ts';
import type { HotkeysStore } from './hotkeys-store.ts';
import './hotkeys.css';

interface Props {
  readonly store: HotkeysStore;
  /** Opens the page that explains the state of global keys. */
  readonly onOpenKeys: () => void;
}

/** Says in the talk bar that keys do not work in other programs, for as long as they do not. */
export function KeysOutage({ store, onOpenKeys }: Props): ReactNode {
  const { t } = useTranslation('hotkeys');
  const outage = useStore(store, ({ status }) => keysOutage(status));
  if (outage === null) return null;
  return (
    <span className="keys-outage">
      <IconButton label={t(`outage.${outage}`)} icon={<KeyboardIcon />} onClick={onOpenKeys} />
    </span>
  );
}
