import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParticipantId } from '../../../shared/model/participant.ts';
import { topDialog } from '../../ui/display/dialog/open-dialogs.ts';
import { pickPlayer, pickStep } from './input/pick-player.ts';
import { takesKeys } from './input/takes-keys.ts';

/** The chosen player in words, as they were when chosen. */
export interface Choice {
  readonly id: ParticipantId;
  readonly words: string;
  /** Place in the order by distance, from 1, and how many there are. */
  readonly position: number;
  readonly count: number;
}

interface Props {
  readonly choice: Choice | undefined;
  /** The id of the text that says what the keys do on the map. */
  readonly mapHelpId: string;
  readonly order: () => readonly ParticipantId[];
  readonly onChoose: (id: ParticipantId | undefined) => void;
  readonly onCentre: (id: ParticipantId) => void;
  readonly onOpenMenu: (id: ParticipantId, anchor: Element) => void;
  readonly onPan: (dx: number, dy: number) => void;
}

const PAN_PIXELS = 60;
const PANS: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [PAN_PIXELS, 0],
  ArrowRight: [-PAN_PIXELS, 0],
  ArrowUp: [0, PAN_PIXELS],
  ArrowDown: [0, -PAN_PIXELS],
};

/**
 * The map for the keyboard and for screen readers: a list of players, of which only the chosen one is in the page. Its
 * keys work here, and wherever nothing else takes keys.
 */
export function PlayerPicker({ choice, mapHelpId, order, onChoose, onCentre, onOpenMenu, onPan }: Props): ReactNode {
  const { t } = useTranslation('map');
  const optionId = useId();
  const helpId = useId();
  const picker = useRef<HTMLDivElement>(null);

  /** Returns whether the key does something here. */
  function handle({ key, target, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
    if (ctrlKey || altKey || metaKey) return false;
    const pan = shiftKey ? PANS[key] : undefined;
    if (pan !== undefined) {
      onPan(...pan);
      return true;
    }
    if (key === 'Escape' && choice !== undefined) {
      onChoose(undefined);
      return true;
    }
    // Elsewhere it presses the button that a click gave the focus.
    if (key === 'Enter' && choice !== undefined && target === picker.current) {
      onCentre(choice.id);
      return true;
    }
    const step = pickStep(key);
    if (step === undefined) return false;
    const next = pickPlayer(order(), choice?.id, step);
    if (next !== undefined) onChoose(next);
    return true;
  }
  useFreeKeys(handle);

  return (
    <>
      <div
        ref={picker}
        className="map-picker"
        role="listbox"
        tabIndex={0}
        aria-label={t('picker.title')}
        aria-describedby={`${mapHelpId} ${helpId}`}
        aria-activedescendant={choice === undefined ? undefined : optionId}
        onContextMenu={(event) => {
          event.preventDefault();
          // The menu key: the pointer goes through to the picture.
          if (choice !== undefined) onOpenMenu(choice.id, menuAnchor(event.currentTarget));
        }}
      >
        {choice !== undefined && (
          <div
            id={optionId}
            className="visually-hidden"
            role="option"
            aria-selected="true"
            aria-posinset={choice.position}
            aria-setsize={choice.count}
          >
            {choice.words}
          </div>
        )}
      </div>
      <p id={helpId} className="visually-hidden">
        {t('picker.help')}
      </p>
    </>
  );
}

/** Calls `handle` for the keys that nothing else takes. */
function useFreeKeys(handle: (event: KeyboardEvent) => boolean): void {
  const latest = useRef(handle);
  useEffect(() => {
    latest.current = handle;
  });
  useEffect(() => {
    const onDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || topDialog() !== null || takesKeys(event.target)) return;
      if (latest.current(event)) event.preventDefault();
    };
    window.addEventListener('keydown', onDown);
    return () => window.removeEventListener('keydown', onDown);
  }, []);
}

/** The card of the chosen player, or else the map. */
function menuAnchor(picker: Element): Element {
  return picker.parentElement?.querySelector('.map-selected') ?? picker;
}
