import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  ENCLOSURE_MODES,
  MAP_MODES,
  PAN_MODES,
  STALE_POLICIES,
  TRUST_MODES,
  type GamePhase,
  type HearingRules,
} from '../../../shared/spatial/hearing-rules.ts';
import { NumberField } from '../../ui/controls/NumberField.tsx';
import { SelectField } from '../../ui/controls/SelectField.tsx';
import { Switch } from '../../ui/controls/Switch.tsx';
import { DistanceEditor } from './DistanceEditor.tsx';
import { HearingMatrixTable } from './HearingMatrixTable.tsx';
import { rulesCatalogue } from './rules-catalogue.ts';

interface Props {
  readonly rules: HearingRules;
  readonly phase: GamePhase;
  readonly onEdit: (change: Partial<HearingRules>) => void;
}

type EditorProps = Pick<Props, 'rules' | 'onEdit'>;

/** Every rule, in groups that open: changes count at once. */
export function RulesEditor({ rules, phase, onEdit }: Props): ReactNode {
  const { t } = useTranslation('rules');
  const catalogue = rulesCatalogue(t);
  const nameOf = (one: GamePhase): string => t(one === 'playing' ? 'phase.whilePlaying' : 'phase.whileMeeting');
  return (
    <div className="rules-editor">
      <SelectField
        label={t('editor.beginWith')}
        value=""
        options={[
          { value: '', label: t('editor.choose') },
          ...catalogue.map(({ id, label }) => ({ value: id, label })),
        ]}
        onChange={(chosen) => onEdit(catalogue.find(({ id }) => id === chosen)?.change ?? {})}
      />
      <Group title={t('topic.distance')}>
        <DistanceEditor rules={rules} onEdit={onEdit} />
      </Group>
      <Group title={t('topic.hearing')}>
        {(['playing', 'meeting'] as const).map((one) => (
          <HearingMatrixTable
            key={one}
            caption={one === phase ? t('phase.isNow', { phase: nameOf(one) }) : nameOf(one)}
            matrix={rules.phases[one]}
            onChange={(matrix) => onEdit({ phases: { ...rules.phases, [one]: matrix } })}
          />
        ))}
      </Group>
      <Group title={t('topic.channels')}>
        <ChannelsEditor rules={rules} onEdit={onEdit} />
      </Group>
      <Group title={t('topic.sound')}>
        <SoundEditor rules={rules} onEdit={onEdit} />
      </Group>
      <Group title={t('topic.positions')}>
        <PositionsEditor rules={rules} onEdit={onEdit} />
      </Group>
    </div>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <details className="rules-group" aria-label={title}>
      <summary>{title}</summary>
      <div className="rules-fields">{children}</div>
    </details>
  );
}

function ChannelsEditor({ rules, onEdit }: EditorProps): ReactNode {
  const { t } = useTranslation('rules');
  const { channels, duckingDb } = rules;
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
      {channels.radio && channels.radioMetres !== null && (
        <NumberField
          label={t('editor.radioReach')}
          unit={t('editor.metres')}
          min={0.1}
          max={1_000_000}
          value={channels.radioMetres}
          onChange={(radioMetres) => change({ radioMetres })}
        />
      )}
      <Switch
        label={t('editor.everybody')}
        detail={t('editor.everybodyDetail')}
        isOn={channels.everybody}
        onChange={(everybody) => change({ everybody })}
      />
      <Switch
        label={t('editor.priority')}
        detail={t('editor.priorityDetail')}
        isOn={channels.priority}
        onChange={(priority) => change({ priority })}
      />
      <NumberField
        label={t('editor.ducking')}
        unit={t('editor.decibels')}
        min={-60}
        max={0}
        step={1}
        value={duckingDb}
        onChange={(value) => onEdit({ duckingDb: value })}
      />
    </>
  );
}

const DEFAULT_RADIO_METRES = 1_000;

/** The head's width over the speed of sound. */
const LONGEST_DELAY_MS = 0.66;

function SoundEditor({ rules, onEdit }: EditorProps): ReactNode {
  const { t } = useTranslation('rules');
  return (
    <>
      <SelectField
        label={t('editor.pan')}
        value={rules.pan}
        options={PAN_MODES.map((value) => ({ value, label: t(`editor.pans.${value}`) }))}
        hint={t('editor.panHint')}
        onChange={(pan) => onEdit({ pan: pan as HearingRules['pan'] })}
      />
      <SelectField
        label={t('editor.directionFrom')}
        value={rules.directionFrom}
        options={(['camera', 'avatar'] as const).map((value) => ({ value, label: t(`editor.directions.${value}`) }))}
        onChange={(directionFrom) => onEdit({ directionFrom: directionFrom as HearingRules['directionFrom'] })}
      />
      <SelectField
        label={t('editor.enclosures')}
        value={rules.enclosures}
        options={ENCLOSURE_MODES.map((value) => ({ value, label: t(`editor.enclosureModes.${value}`) }))}
        onChange={(enclosures) => onEdit({ enclosures: enclosures as HearingRules['enclosures'] })}
      />
      <Switch
        label={t('editor.effects')}
        detail={t('editor.effectsDetail')}
        isOn={rules.effects}
        onChange={(effects) => onEdit({ effects })}
      />
      <Switch
        label={t('editor.air')}
        detail={t('editor.airDetail')}
        isOn={rules.airAbsorption}
        onChange={(airAbsorption) => onEdit({ airAbsorption })}
      />
      <Switch
        label={t('editor.delay')}
        detail={
          rules.pan === 'binaural' ? t('editor.delayIncluded') : t('editor.delayDetail', { delay: LONGEST_DELAY_MS })
        }
        isOn={rules.interauralDelay}
        onChange={(interauralDelay) => onEdit({ interauralDelay })}
      />
    </>
  );
}

function PositionsEditor({ rules, onEdit }: EditorProps): ReactNode {
  const { t } = useTranslation('rules');
  const { stale, trust, mapShows } = rules;
  return (
    <>
      <SelectField
        label={t('editor.lost')}
        value={stale.policy}
        options={STALE_POLICIES.map((value) => ({ value, label: t(`editor.policies.${value}`) }))}
        onChange={(policy) => onEdit({ stale: { ...stale, policy: policy as typeof stale.policy } })}
      />
      <NumberField
        label={t('editor.lostAfter')}
        unit={t('editor.seconds')}
        min={0.5}
        max={600}
        value={stale.afterSeconds}
        onChange={(afterSeconds) => onEdit({ stale: { ...stale, afterSeconds } })}
      />
      <SelectField
        label={t('editor.trust')}
        value={trust}
        options={TRUST_MODES.map((value) => ({ value, label: t(`editor.trusts.${value}`) }))}
        hint={t('editor.trustHint')}
        onChange={(next) => onEdit({ trust: next as HearingRules['trust'] })}
      />
      <SelectField
        label={t('editor.mapShows')}
        value={mapShows}
        options={MAP_MODES.map((value) => ({ value, label: t(`editor.maps.${value}`) }))}
        hint={t('editor.mapHint')}
        onChange={(next) => onEdit({ mapShows: next as HearingRules['mapShows'] })}
      />
    </>
  );
}
