import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { JoinApproach } from '../../../../shared/rendezvous/join-plan.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { Notice } from '../../../ui/display/Notice.tsx';
import type { StartStep } from '../lobby-store.ts';

/** On a machine with nothing else to do, a start takes less. */
const SLOW_MS = 4_000;

interface Props {
  readonly step: StartStep;
  readonly approach: JoinApproach;
  /** Ends the start; null = something else on the screen does. */
  readonly onCancel: (() => void) | null;
  /** How long nothing shows, milliseconds. */
  readonly delayMs?: number;
}

/** Says what a start is waiting for, if it takes long, and which path it tries next. Show it while a lobby starts. */
export function StartProgress({ step, approach, onCancel, delayMs = SLOW_MS }: Props): ReactNode {
  const { t } = useTranslation('lobby');
  const { t: words } = useTranslation('common');
  const [isSlow, setSlow] = useState(delayMs === 0);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), delayMs);
    return () => clearTimeout(timer);
  }, [delayMs]);
  if (approach === 'fastest' && !isSlow) return null;
  return (
    <Notice tone="info" action={onCancel !== null && <Button onClick={onCancel}>{words('cancel')}</Button>}>
      {approach === 'fastest' ? t(`slow.${step}`) : t(`trying.${approach}`)}
    </Notice>
  );
}
