import type { ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { VoiceStrength } from '../../../shared/model/presence.ts';
import { rulesInPhase } from '../../../shared/spatial/hearing-now.ts';
import type { GamePhase, HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { isEqualData } from '../../../shared/spatial/is-equal-data.ts';
import { Button } from '../../ui/controls/Button.tsx';
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
  /** Whether the sentences are here; the host's editor has them above what changes them. */
  readonly hasWords: boolean;
}

/** Explains the rules as they are: the phase, the curve, and a sentence for each rule that has an effect. */
export function RulesSummary({ rules, phase, ownStrength, onPhase, hasWords }: Props): ReactNode {
  const { t } = useTranslation('rules');
  const shown = rulesInPhase(rules, phase);
  return (
    <section className="rules-summary" aria-label={t('summary')}>
      <Phase {...{ rules, phase, onPhase }} />
      <GainCurve
        rules={shown}
        ownStrength={ownStrength}
        note={shown === rules ? null : t('words.distance.everywhere')}
      />
      {hasWords && <Words rules={rules} />}
    </section>
  );
}

function Words({ rules }: Pick<Props, 'rules'>): ReactNode {
  const { t } = useTranslation('rules');
  return (
    <dl className="rules-words">
      {rulesInWords(rules, t).map(({ id, topic, sentences }) => (
        <div key={id}>
          <dt>{topic}</dt>
          {sentences.map((sentence) => (
            <dd key={sentence}>{sentence}</dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

/** The phase of the game, with what starts or ends a meeting for everyone. */
function Phase({ rules, phase, onPhase }: Pick<Props, 'rules' | 'phase' | 'onPhase'>): ReactNode {
  const { t } = useTranslation('rules');
  const { t: tCommon } = useTranslation('common');
  const isMeeting = phase === 'meeting';
  return (
    <div className="rules-phase">
      <p>
        <Trans
          t={t}
          i18nKey="phase.now"
          values={{ phase: t(isMeeting ? 'phase.nowMeeting' : 'phase.nowPlaying') }}
          components={{ strong: <strong /> }}
        />
      </p>
      {onPhase !== null && (
        <Button size="small" onClick={() => onPhase(isMeeting ? 'playing' : 'meeting')}>
          {tCommon(isMeeting ? 'endMeeting' : 'startMeeting')}
        </Button>
      )}
      {isEqualData(rules.phases.playing, rules.phases.meeting) && <p>{t('phase.noMeeting')}</p>}
    </div>
  );
}
