import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VoiceAction } from '../../../shared/model/keys/bindings.ts';
import { TALK_MODES, type Settings } from '../../../shared/model/settings.ts';
import { Segmented } from '../../ui/controls/choosing/Segmented.tsx';
import { Slider } from '../../ui/controls/Slider.tsx';
import { Switch } from '../../ui/controls/choosing/Switch.tsx';
import { TOUCH_ONLY, useMediaQuery } from '../../ui/controls/use-media-query.ts';
import { SensitivityField } from './activation/SensitivityField.tsx';
import './talk-mode-panel.css';

/** Keys to hold for a loudness or a channel, which transmit in every mode. */
const STYLES = ['whisper', 'shout', 'radio', 'priority'] as const satisfies readonly VoiceAction[];

interface Props {
  readonly settings: Settings;
  readonly onSettingsChange: (change: Partial<Settings>) => void;
  readonly subscribeToLevel: (listener: (levelDb: number) => void) => () => void;
  /** Returns the level at which voice activation opens now, dBFS; null = it has not begun. */
  readonly readThresholdDb: () => number | null;
  /** Whether to show only what you need to begin. */
  readonly isShort?: boolean;
  /** The key to hold, and how to change it: shown if the mode has one. */
  readonly children?: ReactNode;
}

/** Sets when others hear you: the talk mode and its details. */
export function TalkModePanel({
  settings,
  onSettingsChange,
  subscribeToLevel,
  readThresholdDb,
  isShort = false,
  children,
}: Props): ReactNode {
  const { t } = useTranslation('voice');
  const { talkMode } = settings;
  const hasKey = talkMode === 'push-to-talk' || talkMode === 'push-to-mute';
  const isTouch = useMediaQuery(TOUCH_ONLY);
  return (
    <div className="talk-mode">
      <Segmented
        label={t('mode.label')}
        value={talkMode}
        options={TALK_MODES.map((value) => ({ value, label: t(`mode.${value}`) }))}
        onChange={(chosen) => onSettingsChange({ talkMode: chosen })}
      />
      {!(isShort && talkMode === 'push-to-talk') && (
        <p className="field-note">{t(isTouch && hasKey ? `modeNoteTouch.${talkMode}` : `modeNote.${talkMode}`)}</p>
      )}
      {hasKey && children}
      {talkMode === 'voice-activation' && (
        <SensitivityField {...{ settings, onSettingsChange, subscribeToLevel, readThresholdDb }} />
      )}
      {!isShort && <Details settings={settings} onSettingsChange={onSettingsChange} />}
    </div>
  );
}

function Details({ settings, onSettingsChange }: Pick<Props, 'settings' | 'onSettingsChange'>): ReactNode {
  const { t } = useTranslation('voice');
  const { talkMode, activationHoldMs, activationPreRollMs, releaseDelayMs } = settings;
  const has = (...actions: readonly VoiceAction[]): boolean =>
    settings.bindings.some(({ action }) => actions.includes(action));
  const hasTalkKey = talkMode !== 'voice-activation' || has('talk');
  const inMilliseconds = (value: number): string => t('milliseconds', { value });
  return (
    <>
      {talkMode === 'voice-activation' && (
        <>
          <Slider
            label={t('activation.hold')}
            hint={t('activation.holdHint')}
            min={100}
            max={2_000}
            step={50}
            value={activationHoldMs}
            valueText={inMilliseconds(activationHoldMs)}
            onChange={(value) => onSettingsChange({ activationHoldMs: value })}
          />
          <Slider
            label={t('activation.preRoll')}
            hint={t('activation.preRollHint')}
            min={0}
            max={300}
            step={10}
            value={activationPreRollMs}
            valueText={inMilliseconds(activationPreRollMs)}
            onChange={(value) => onSettingsChange({ activationPreRollMs: value })}
          />
        </>
      )}
      {(talkMode === 'push-to-talk' || (talkMode === 'voice-activation' && has('talk', ...STYLES))) && (
        <Slider
          label={t('releaseDelay')}
          hint={t(hasTalkKey ? 'releaseDelayHint' : 'releaseDelayHintOfStyles')}
          min={0}
          max={1_000}
          step={20}
          value={releaseDelayMs}
          valueText={inMilliseconds(releaseDelayMs)}
          onChange={(value) => onSettingsChange({ releaseDelayMs: value })}
        />
      )}
      {talkMode !== 'open-mic' && hasTalkKey && (
        <Switch
          label={t('doublePress')}
          detail={t('doublePressDetail')}
          isOn={settings.doublePressLocks}
          onChange={(doublePressLocks) => onSettingsChange({ doublePressLocks })}
        />
      )}
    </>
  );
}
