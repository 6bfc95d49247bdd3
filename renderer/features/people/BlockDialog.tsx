import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participant } from '../../../shared/model/participant.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Dialog } from '../../ui/display/Dialog.tsx';

interface Props {
  readonly participant: Participant;
  readonly onCancel: () => void;
  readonly onBlock: () => void;
}

/** Confirms blocking a player, and explains how to undo it. */
export function BlockDialog({ participant: { name, identity }, onCancel, onBlock }: Props): ReactNode {
  const { t } = useTranslation(['people', 'common']);
  return (
    <Dialog
      title={t('blockTitle', { name })}
      onClose={onCancel}
      actions={
        <>
          <Button variant="quiet" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
          <Button variant="danger" onClick={onBlock}>
            {t('block')}
          </Button>
        </>
      }
    >
      <p>{t(identity === '' ? 'blockGuestText' : 'blockText', { name })}</p>
    </Dialog>
  );
}
