import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PracticeChoice } from '../../../../shared/ipc/lobby-contract.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { MenuButton } from '../../../ui/floating/MenuButton.tsx';
import { ChevronIcon } from '../../../ui/icons/action-icons.tsx';
import './start.css';

interface Props {
  readonly isBusy: boolean;
  readonly isDisabled: boolean;
  /** `choice`: what the simulated players do; not given = the usual. */
  readonly onPractice: (choice?: PracticeChoice) => void;
}

const CHOICES = ['wander', 'social-deduction', 'roleplay', 'shooter'] as const satisfies readonly PracticeChoice[];

/** Opens a lobby with simulated players, who walk about or play a kind of game. */
export function PracticeLine({ isBusy, isDisabled, onPractice }: Props): ReactNode {
  const { t } = useTranslation('lobby');
  return (
    <div className="practice-line">
      <p>{t('practice.text')}</p>
      <Button
        variant="quiet"
        isBusy={isBusy}
        isDisabled={isDisabled}
        otherLabels={[t('practice.start'), t('practice.starting')]}
        onClick={() => onPractice()}
      >
        {t(isBusy ? 'practice.starting' : 'practice.start')}
      </Button>
      <MenuButton
        label={t('practice.choose')}
        icon={<ChevronIcon />}
        isDisabled={isBusy || isDisabled}
        groups={[
          CHOICES.map((choice) => ({
            id: choice,
            label: choice === 'wander' ? t('practice.wander') : t(`choice.${choice}`),
            hint: choice === 'wander' ? t('practice.wanderHint') : t(`choiceHint.${choice}`),
            onSelect: () => onPractice(choice),
          })),
        ]}
      />
    </div>
  );
}
