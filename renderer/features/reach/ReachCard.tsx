import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/Button.tsx';
import { InviteIcon } from '../../ui/icons/action-icons.tsx';
import { ReachStatement } from './ReachStatement.tsx';
import type { ReachVerdict } from './reach-verdict.ts';

interface Props {
  readonly verdict: ReachVerdict;
  readonly onInvite: () => void;
}

/** The part that a host needs first: whether friends can come, and how to invite them. */
export function ReachCard({ verdict, onInvite }: Props): ReactNode {
  const { t } = useTranslation('reach');
  return (
    <section className="reach-card" aria-label={t('invite.title')}>
      <ReachStatement verdict={verdict} />
      <Button variant="primary" icon={<InviteIcon />} onClick={onInvite}>
        {t('invite.title')}
      </Button>
    </section>
  );
}
