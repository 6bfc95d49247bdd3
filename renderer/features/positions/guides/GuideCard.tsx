import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { CopyField } from '../../../ui/controls/CopyField.tsx';
import type { PositionsStore } from '../positions-store.ts';
import { GUIDE_STEPS, OTHER_GUIDES, type GameGuide } from './game-guides.ts';
import { gameState, sourceOfWay, type GameState } from './game-state.ts';
import { useReportRate } from './use-report-rate.ts';
import './guides.css';

interface Props {
  readonly guide: GameGuide;
  readonly store: PositionsStore;
  readonly isHost: boolean;
  readonly onCopy: (text: string) => Promise<boolean>;
}

/** The steps for a game, and what arrives from it now. */
export function GuideCard({ guide, store, isHost, onCopy }: Props): ReactNode {
  const { t } = useTranslation('games');
  const steps: readonly Step[] = GUIDE_STEPS[guide.way];
  const isNamed = !OTHER_GUIDES.some((id) => id === guide.id);
  const game = isNamed ? guide.name : t('yourGame');
  return (
    <section className="guide" aria-label={guide.name}>
      <h5 className="guide-title">{guide.name}</h5>
      <LiveCheck guide={guide} game={game} store={store} />
      <ol className="guide-steps">
        {steps.map((step) => (
          <li key={step}>{textOf(step, { game, needs: guide.needs, isHost }, t)}</li>
        ))}
      </ol>
      {guide.needs !== '' && (
        <CopyField label={t(guide.way === 'link-mod' ? 'modName' : 'command')} value={guide.needs} onCopy={onCopy} />
      )}
      {isNamed && <p className="field-note">{t(guide.isTried ? 'tried' : 'notTried')}</p>}
      {guide.way !== 'none' && guide.way !== 'api' && <p className="field-note">{t('noStates')}</p>}
    </section>
  );
}

type Step = (typeof GUIDE_STEPS)[keyof typeof GUIDE_STEPS][number];
type T = ReturnType<typeof useTranslation<'games'>>['t'];

function textOf(
  step: Step,
  { game, needs, isHost }: { readonly game: string; readonly needs: string; readonly isHost: boolean },
  t: T,
): string {
  if (step === 'mod') return needs === '' ? t('step.anyMod', { game }) : t('step.mod', { game, needs });
  if (step === 'teams') return t(isHost ? 'step.teamsHost' : 'step.teams');
  return t(`step.${step}`, { game, needs });
}

/** Describes what arrives from the game, in words that change with it. */
function LiveCheck({
  guide,
  game,
  store,
}: {
  readonly guide: GameGuide;
  readonly game: string;
  readonly store: PositionsStore;
}): ReactNode {
  const { t } = useTranslation('games');
  const { t: tPositions } = useTranslation('positions');
  const sending = useStore(
    store,
    useShallow(({ report, status, ownPlacement }) => ({ report, status, ownPlacement })),
  );
  const perSecond = useReportRate(store, sourceOfWay(guide.way));
  const state = gameState(guide, sending);
  return (
    <p className="guide-check" role="status" data-tone={TONES[state.type]}>
      {state.type === 'problem' ? tPositions(`problem.${state.problem}`) : checkText(state, game, perSecond, t)}
    </p>
  );
}

const TONES: Readonly<Record<GameState['type'], 'good' | 'warn' | 'quiet'>> = {
  waiting: 'quiet',
  'by-hand': 'quiet',
  connected: 'good',
  server: 'good',
  menu: 'warn',
  lost: 'warn',
  other: 'warn',
  problem: 'warn',
};

function checkText(
  state: Exclude<GameState, { readonly type: 'problem' }>,
  game: string,
  perSecond: number | null,
  t: T,
): string {
  if (state.type === 'connected' && perSecond !== null) return t('check.rate', { count: perSecond });
  if (state.type === 'other' && state.feeder === '') return t('check.nameless');
  return t(`check.${state.type}`, { game, feeder: state.type === 'other' ? state.feeder : '' });
}
