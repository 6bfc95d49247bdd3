import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { GamePhase, HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { SelectField } from '../../ui/controls/SelectField.tsx';
import { ChannelsEditor } from './ChannelsEditor.tsx';
import { DistanceEditor } from './DistanceEditor.tsx';
import { HearingMatrixTable } from './HearingMatrixTable.tsx';
import { PositionsEditor } from './PositionsEditor.tsx';
import { rulesCatalogue } from './rules-catalogue.ts';
import { SoundEditor } from './SoundEditor.tsx';

interface Props {
  readonly rules: HearingRules;
  readonly phase: GamePhase;
  readonly onEdit: (change: Partial<HearingRules>) => void;
}

/** Edits every rule, in groups that open. Changes apply at once. */
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
