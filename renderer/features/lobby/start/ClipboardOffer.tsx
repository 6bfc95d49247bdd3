import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundInvite } from '../../../../shared/rendezvous/find-invite.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import './start.css';

interface Props {
  readonly offer: FoundInvite;
  /** The name of the lobby; null = it is not known. */
  readonly name: string | null;
  readonly isDisabled: boolean;
  readonly onJoin: () => void;
}

/** Joins with what the clipboard has, in one click. */
export function ClipboardOffer({ offer, name, isDisabled, onJoin }: Props): ReactNode {
  const { t } = useTranslation('lobby');
  return (
    <Button variant="quiet" size="small" isDisabled={isDisabled} onClick={onJoin}>
      <span className="join-offer">{textOf()}</span>
    </Button>
  );

  function textOf(): string {
    if (offer.kind === 'code') return t('join.offer.code', { code: offer.text });
    return name === null ? t('join.offer.invitation') : t('join.offer.named', { name });
  }
}
