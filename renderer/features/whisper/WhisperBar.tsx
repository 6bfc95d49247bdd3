import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ParticipantId } from '../../../shared/model/participant.ts';
import { shortenNames } from '../../words/names.ts';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { CloseIcon } from '../../ui/icons/action-icons.tsx';
import type { WhisperController } from './whisper-controller.ts';
import type { WhisperStore } from './whisper-store.ts';
import './whisper.css';

interface Props {
  readonly store: WhisperStore;
  readonly controller: Pick<WhisperController, 'clear'>;
  readonly nameOf: (id: ParticipantId) => string | null;
  /** The key that does what the button does; null = none. */
  readonly keyName: string | null;
  readonly onPress: () => void;
  readonly onRelease: () => void;
}

/** How many names are shown; the rest is a number. */
const NAMED = 2;

/** Names those who whisper to you, and has a button to hold for a whisper to your list. Not there without either. */
export function WhisperBar(props: Props): ReactNode {
  const { store, controller, nameOf, keyName } = props;
  const { t } = useTranslation('whisper');
  const { t: common } = useTranslation('common');
  const { targets, from, heard, isAllowed } = useStore(store);
  const namesOf = (ids: readonly ParticipantId[]): readonly string[] => ids.flatMap((id) => nameOf(id) ?? []);
  const whisperers = namesOf(from);
  const listed = namesOf(targets);
  const isShown = listed.length > 0 && isAllowed;
  if (whisperers.length === 0 && !isShown) return <div className="whisper-bar" role="status" />;
  return (
    <div className="whisper-bar" role="status">
      {whisperers.length > 0 && (
        <p className="whisper-from">{t('from', { names: shortenNames(whisperers, NAMED, common) })}</p>
      )}
      {isShown && (
        <div className="whisper-to">
          <HoldButton
            {...props}
            isHeld={heard !== null}
            label={t('hold', { names: shortenNames(listed, NAMED, common) })}
          />
          {keyName !== null && <kbd>{keyName}</kbd>}
          <IconButton label={t('clear')} icon={<CloseIcon />} onClick={controller.clear} />
        </div>
      )}
    </div>
  );
}

/** Whispers while a pointer, Enter or the space bar holds it. */
function HoldButton({
  label,
  isHeld,
  onPress,
  onRelease,
}: Pick<Props, 'onPress' | 'onRelease'> & { readonly label: string; readonly isHeld: boolean }): ReactNode {
  const isKey = (key: string): boolean => key === ' ' || key === 'Enter';
  return (
    <button
      className="whisper-button"
      type="button"
      aria-pressed={isHeld}
      onPointerDown={({ currentTarget, pointerId }) => {
        currentTarget.setPointerCapture(pointerId);
        onPress();
      }}
      onLostPointerCapture={onRelease}
      onKeyDown={(event) => {
        if (!isKey(event.key)) return;
        event.preventDefault();
        if (!event.repeat) onPress();
      }}
      onKeyUp={(event) => {
        if (isKey(event.key)) onRelease();
      }}
      onBlur={onRelease}
      onContextMenu={(event) => event.preventDefault()}
    >
      {label}
    </button>
  );
}
