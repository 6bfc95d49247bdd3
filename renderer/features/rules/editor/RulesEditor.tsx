import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { GAME_PHASES, type GamePhase, type HearingRules } from '../../../../shared/spatial/hearing-rules.ts';
import { Switch } from '../../../ui/controls/choosing/Switch.tsx';
import { ChannelsEditor } from './ChannelsEditor.tsx';
import { DistanceEditor } from './DistanceEditor.tsx';
import { HearingMatrixTable } from './HearingMatrixTable.tsx';
import { PositionsEditor } from './PositionsEditor.tsx';
import { SoundEditor } from './SoundEditor.tsx';
import './editor.css';

interface Props {
  readonly rules: HearingRules;
  readonly phase: GamePhase;
  readonly onEdit: (change: Partial<HearingRules>) => void;
}

/** Edits every rule, in groups below each other. Changes apply at once. */
export function RulesEditor({ rules, phase, onEdit }: Props): ReactNode {
  const { t } = useTranslation('rules');
  const nameOf = (one: GamePhase): string => t(one === 'playing' ? 'phase.whilePlaying' : 'phase.whileMeeting');
  return (
    <div className="rules-editor">
      <Group title={t('topic.distance')}>
        <DistanceEditor rules={rules} onEdit={onEdit} />
      </Group>
      <Group title={t('topic.sound')}>
        <SoundEditor rules={rules} onEdit={onEdit} />
      </Group>
      <Group title={t('topic.channels')}>
        <ChannelsEditor rules={rules} onEdit={onEdit} />
      </Group>
      <Group title={t('topic.hearing')}>
        <Switch
          label={t('editor.withinTeams')}
          detail={t('editor.withinTeamsDetail')}
          isOn={rules.teams === 'separate'}
          onChange={(isOn) => onEdit({ teams: isOn ? 'separate' : 'ignored' })}
        />
        {GAME_PHASES.map((one) => (
          <HearingMatrixTable
            key={one}
            caption={one === phase ? t('phase.isNow', { phase: nameOf(one) }) : nameOf(one)}
            matrix={rules.phases[one]}
            onChange={(matrix) => onEdit({ phases: { ...rules.phases, [one]: matrix } })}
          />
        ))}
      </Group>
      <Group title={t('topic.positions')}>
        <PositionsEditor rules={rules} onEdit={onEdit} />
      </Group>
    </div>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  const titleId = useId();
  return (
    <section className="rules-group" aria-labelledby={titleId}>
      <h3 id={titleId}>{title}</h3>
      {children}
    </section>
  );
}
