import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { GamePhase, HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { SelectField } from '../../ui/controls/SelectField.tsx';
import { ChannelsEditor } from './ChannelsEditor.tsx';
import { DistanceEditor } from './DistanceEditor.tsx';
import { HearingMatrixTable } from './HearingMatrixTable.tsx';
import { PositionsEditor } from './PositionsEditor.tsx';
import { rulesCatalogue, type CatalogueEntry } from './rules-catalogue.ts';
import { isPresetInForce, type PresetId } from './rules-presets.ts';
import { SoundEditor } from './SoundEditor.tsx';

/** The choice that stands for a preset with changes. */
const MODIFIED = 'modified';

interface Props {
  readonly rules: HearingRules;
  readonly phase: GamePhase;
  /** The preset that the rules began with. */
  readonly presetId: PresetId;
  readonly onPreset: (id: PresetId) => void;
  readonly onEdit: (change: Partial<HearingRules>) => void;
}

/** Edits every rule, in groups that open. Changes apply at once. */
export function RulesEditor({ rules, phase, presetId, onPreset, onEdit }: Props): ReactNode {
  const { t } = useTranslation('rules');
  const catalogue = rulesCatalogue(t);
  const isModified = !isPresetInForce(presetId, rules);
  const nameOf = (one: GamePhase): string => t(one === 'playing' ? 'phase.whilePlaying' : 'phase.whileMeeting');
  return (
    <div className="rules-editor">
      <SelectField
        label={t('editor.beginWith')}
        value={isModified ? MODIFIED : presetId}
        options={[
          ...(isModified
            ? [{ value: MODIFIED, label: t('editor.modified', { preset: labelOf(catalogue, presetId) }) } as const]
            : []),
          ...catalogue.map(({ id, label }) => ({ value: id, label })),
        ]}
        onChange={(chosen) => {
          if (chosen !== MODIFIED) onPreset(chosen);
        }}
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

function labelOf(catalogue: readonly CatalogueEntry[], presetId: PresetId): string {
  return catalogue.find(({ id }) => id === presetId)?.label ?? '';
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <details className="rules-group" aria-label={title}>
      <summary>{title}</summary>
      <div className="rules-fields">{children}</div>
    </details>
  );
}
