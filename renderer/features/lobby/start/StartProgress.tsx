import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { JoinApproach } from '../../../../shared/rendezvous/join-plan.ts';
import { Notice } from '../../../ui/display/Notice.tsx';
import type { StartStep } from '../lobby-store.ts';

/** On a machine with nothing else to do, a start takes less. */
const SLOW_MS = 4_000;

interface Props {
  readonly step: StartStep;
  readonly approach: JoinApproach;
  /** How long nothing shows, milliseconds. */
  readonly delayMs?: number;
}

/** Says what a start is waiting for, if it takes long, and which path it tries next. Show it while a lobby starts. */
export function StartProgress({ step, approach, delayMs = SLOW_MS }: Props): ReactNode {
  const { t } = useTranslation('lobby');
  const [isSlow, setSlow] = useState(delayMs === 0);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), delayMs);
    return () => clearTimeout(timer);
  }, [delayMs]);
  if (approach !== 'fastest') return <Notice tone="info">{t(`trying.${approach}`)}</Notice>;
  return isSlow && <Notice tone="info">{t(`slow.${step}`)}</Notice>;
}
