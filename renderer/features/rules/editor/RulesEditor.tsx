import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { GAME_PHASES, type GamePhase, type HearingRules } from '../../../../shared/spatial/hearing-rules.ts';
import { Switch } from '../../../ui/controls/choosing/Switch.tsx';
import { rulesInWords, type RuleTopic } from '../words/rules-in-words.ts';
import { AdvancedChannels } from './advanced/AdvancedChannels.tsx';
import { AdvancedDistance } from './advanced/AdvancedDistance.tsx';
import { AdvancedPositions } from './advanced/AdvancedPositions.tsx';
import { AdvancedSound } from './advanced/AdvancedSound.tsx';
import { hasAdvancedChange } from './advanced/advanced-fields.ts';
import { ChannelsEditor } from './ChannelsEditor.tsx';
import { DistanceEditor } from './DistanceEditor.tsx';
import { HearingMatrixTable } from './HearingMatrixTable.tsx';
import { MapEditor } from './MapEditor.tsx';
import { RulesGroup } from './RulesGroup.tsx';
import { SoundEditor } from './SoundEditor.tsx';
import './editor.css';

interface Props {
  readonly rules: HearingRules;
  /** The rules of the set that they began with. */
  readonly base: HearingRules;
  readonly phase: GamePhase;
  readonly onEdit: (change: Partial<HearingRules>) => void;
}

/** Edits every rule, in groups below each other. Changes apply at once. */
export function RulesEditor({ rules, base, phase, onEdit }: Props): ReactNode {
  const { t } = useTranslation('rules');
  const words = rulesInWords(rules, t);
  const group = (id: RuleTopic) => ({
    title: t(`topic.${id}`),
    sentences: words.find((topic) => topic.id === id)?.sentences ?? [],
    isAdvancedModified: hasAdvancedChange(id, rules, base),
  });
  const edit = { rules, onEdit };
  return (
    <div className="rules-editor">
      <RulesGroup {...group('distance')} advanced={rules.law === 'flat' ? null : <AdvancedDistance {...edit} />}>
        <DistanceEditor {...edit} />
      </RulesGroup>
      <RulesGroup {...group('sound')} advanced={<AdvancedSound {...edit} />}>
        <SoundEditor {...edit} />
      </RulesGroup>
      <RulesGroup {...group('channels')} advanced={rules.channels.priority ? <AdvancedChannels {...edit} /> : null}>
        <ChannelsEditor {...edit} />
      </RulesGroup>
      <RulesGroup {...group('hearing')}>
        <Switch
          label={t('editor.withinTeams')}
          detail={t('editor.withinTeamsDetail')}
          isOn={rules.teams === 'separate'}
          onChange={(isOn) => onEdit({ teams: isOn ? 'separate' : 'ignored' })}
        />
        <Matrices {...{ rules, phase, onEdit }} />
      </RulesGroup>
      <RulesGroup {...group('positions')} advanced={<AdvancedPositions {...edit} />}>
        <MapEditor {...edit} />
      </RulesGroup>
      <RulesGroup {...group('reports')}>
        <Switch
          label={t('editor.records')}
          detail={t('editor.recordsDetail')}
          isOn={rules.recordsForReports}
          onChange={(recordsForReports) => onEdit({ recordsForReports })}
        />
      </RulesGroup>
    </div>
  );
}

function Matrices({ rules, phase, onEdit }: Omit<Props, 'base'>): ReactNode {
  const { t } = useTranslation('rules');
  const nameOf = (one: GamePhase): string => t(one === 'playing' ? 'phase.whilePlaying' : 'phase.whileMeeting');
  return GAME_PHASES.map((one) => (
    <HearingMatrixTable
      key={one}
      caption={one === phase ? t('phase.isNow', { phase: nameOf(one) }) : nameOf(one)}
      matrix={rules.phases[one]}
      onChange={(matrix) => onEdit({ phases: { ...rules.phases, [one]: matrix } })}
    />
  ));
}
