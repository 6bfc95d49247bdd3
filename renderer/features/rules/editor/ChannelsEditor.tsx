import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { allowsWhispers, type HearingRules } from '../../../../shared/spatial/hearing-rules.ts';
import { NumberField } from '../../../ui/controls/NumberField.tsx';
import { Switch } from '../../../ui/controls/choosing/Switch.tsx';
import type { EditProps } from './edit-props.ts';

/** The range that a radio starts with when it no longer reaches everywhere. */
const DEFAULT_RADIO_METRES = 1_000;

/** Edits the channels that carry voices beyond the attenuation curve. */
export function ChannelsEditor({ rules, onEdit }: EditProps): ReactNode {
  const { t } = useTranslation('rules');
  const { channels } = rules;
  const { t: tWhisper } = useTranslation('whisper');
  const change = (part: Partial<HearingRules['channels']>): void => onEdit({ channels: { ...channels, ...part } });
  return (
    <>
      <Switch
        label={t('editor.team')}
        detail={t('editor.teamDetail')}
        isOn={channels.team}
        onChange={(team) => change({ team })}
      />
      <Switch
        label={t('editor.radio')}
        detail={t('editor.radioDetail')}
        isOn={channels.radio}
        onChange={(radio) => change({ radio })}
      />
      {channels.radio && (
        <Switch
          label={t('editor.radioEverywhere')}
          isOn={channels.radioMetres === null}
          onChange={(isOn) => change({ radioMetres: isOn ? null : DEFAULT_RADIO_METRES })}
        />
      )}
      <RadioReach channels={channels} onChange={change} />
      <Switch
        label={t('editor.everybody')}
        detail={t('editor.everybodyDetail')}
        isOn={channels.everybody}
        onChange={(everybody) => change({ everybody })}
      />
      <Switch
        label={tWhisper('rule')}
        detail={tWhisper('ruleDetail')}
        isOn={allowsWhispers(rules)}
        onChange={(whisper) => change({ whisper })}
      />
      <Switch
        label={t('editor.priority')}
        detail={t('editor.priorityDetail')}
        isOn={channels.priority}
        onChange={(priority) => change({ priority })}
      />
    </>
  );
}

/** How far a radio reaches, where that is limited. */
function RadioReach({
  channels,
  onChange,
}: {
  readonly channels: HearingRules['channels'];
  readonly onChange: (part: Partial<HearingRules['channels']>) => void;
}): ReactNode {
  const { t } = useTranslation('rules');
  if (!channels.radio || channels.radioMetres === null) return null;
  return (
    <NumberField
      label={t('editor.radioReach')}
      unit={t('editor.metres')}
      min={0.1}
      max={1_000_000}
      value={channels.radioMetres}
      onChange={(radioMetres) => onChange({ radioMetres })}
    />
  );
}
