import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { LiveRegion } from '../../ui/display/LiveRegion.tsx';
import { PinIcon, WarningIcon } from '../../ui/icons/sign-icons.tsx';
import { placeLine } from './place-line.ts';
import type { PositionsController } from './positions-controller.ts';
import type { PositionsStore } from './positions-store.ts';
import './positions.css';

interface Props {
  readonly store: PositionsStore;
  readonly controller: PositionsController;
  readonly rules: HearingRules;
  /** Opens the panel with all sources; null = there is none. */
  readonly onOpenPanel: (() => void) | null;
}

/**
 * Says who decides your position, if it is not you: an unobtrusive line on the map, which opens the panel if there is
 * one.
 */
export function PlaceLine({ store, controller, rules, onOpenPanel }: Props): ReactNode {
  const { t } = useTranslation('positions');
  // Reports arrive up to 50 times a second, and rarely change the text.
  const line = useStore(
    store,
    useShallow((state) => placeLine(state, rules, t)),
  );
  if (line === null) return null;
  const words = (
    <>
      {line.isTrouble ? <WarningIcon size={16} /> : <PinIcon />}
      <span>
        <span className="visually-hidden">{t('where')}: </span>
        {line.text}
      </span>
    </>
  );
  return (
    <div className="place-line" data-trouble={line.isTrouble}>
      {onOpenPanel === null ? (
        <span className="place-line-text">{words}</span>
      ) : (
        <button className="place-line-text" type="button" onClick={onOpenPanel}>
          {words}
        </button>
      )}
      {line.canWalkByHand && (
        <button className="place-line-action" type="button" onClick={controller.walkByHand}>
          {t('walkByHand')}
        </button>
      )}
      <LiveRegion message={line.text} />
    </div>
  );
}
