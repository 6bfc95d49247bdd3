import type { ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { VoiceStrength } from '../../../shared/model/presence.ts';
import { GAME_PHASES, type GamePhase, type HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { Segmented } from '../../ui/controls/choosing/Segmented.tsx';
import { GainCurve } from './editor/GainCurve.tsx';
import { rulesInWords } from './words/rules-in-words.ts';
import './rules.css';

interface Props {
  readonly rules: HearingRules;
  readonly phase: GamePhase;
  /** How loud you speak now; its range is marked on the curve. */
  readonly ownStrength: VoiceStrength;
  /** null = read-only. */
  readonly onPhase: ((phase: GamePhase) => void) | null;
}

/** Explains the rules as they are: the phase, a sentence for each rule that has an effect, and the curve. */
export function RulesSummary({ rules, phase, ownStrength, onPhase }: Props): ReactNode {
  const { t } = useTranslation('rules');
  return (
    <section className="rules-summary" aria-label={t('summary')}>
      {onPhase === null ? (
        <p className="rules-phase">
          <Trans
            t={t}
            i18nKey="phase.now"
            values={{ phase: t(phase === 'playing' ? 'phase.nowPlaying' : 'phase.nowMeeting') }}
            components={{ strong: <strong /> }}
          />
        </p>
      ) : (
        <Segmented
          label={t('phase.label')}
          value={phase}
          options={GAME_PHASES.map((value) => ({ value, label: t(`phase.${value}`) }))}
          onChange={onPhase}
        />
      )}
      <GainCurve rules={rules} ownStrength={ownStrength} />
      <dl className="rules-words">
        {rulesInWords(rules, t).map(({ topic, sentences }) => (
          <div key={topic}>
            <dt>{topic}</dt>
            {sentences.map((sentence) => (
              <dd key={sentence}>{sentence}</dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  );
}
