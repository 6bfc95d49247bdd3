import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TALK_MODES, type Settings } from '../../../shared/model/settings.ts';
import { ChoiceCards } from '../../ui/controls/choosing/ChoiceCards.tsx';
import { SensitivityField } from './activation/SensitivityField.tsx';
import './talk-mode-panel.css';

interface Props {
  readonly settings: Settings;
  readonly onSettingsChange: (change: Partial<Settings>) => void;
  readonly subscribeToLevel: (listener: (levelDb: number) => void) => () => void;
  /** Returns the level at which voice activation opens now, dBFS; null = it has not begun. */
  readonly readThresholdDb: () => number | null;
  /** The key to hold, and how to change it: shown if the mode has one. */
  readonly children: ReactNode;
}

/** Chooses how you talk, with a sentence about each way, and with what the chosen one needs to work. */
export function TalkModeCards(props: Props): ReactNode {
  const { settings, onSettingsChange, subscribeToLevel, readThresholdDb, children } = props;
  const { t } = useTranslation('voice');
  const { talkMode } = settings;
  return (
    <div className="talk-mode">
      <ChoiceCards
        label={t('mode.label')}
        value={talkMode}
        options={TALK_MODES.map((value) => ({ value, label: t(`mode.${value}`), detail: t(`modeNote.${value}`) }))}
        onChange={(chosen) => onSettingsChange({ talkMode: chosen })}
      />
      {(talkMode === 'push-to-talk' || talkMode === 'push-to-mute') && children}
      {talkMode === 'voice-activation' && (
        <SensitivityField {...{ settings, onSettingsChange, subscribeToLevel, readThresholdDb }} />
      )}
    </div>
  );
}
