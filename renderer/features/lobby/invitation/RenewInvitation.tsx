import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/Button.tsx';
import { Dialog } from '../../../ui/display/dialog/Dialog.tsx';

/** Replaces the lobby's invitation after a question, because everybody who has the old one loses access. */
export function RenewInvitation({ onRenew }: { readonly onRenew: () => Promise<void> }): ReactNode {
  const { t } = useTranslation('lobby');
  const { t: words } = useTranslation('common');
  const [isAsking, setAsking] = useState(false);
  const renew = (): void => {
    setAsking(false);
    void onRenew();
  };
  return (
    <>
      <Button variant="quiet" onClick={() => setAsking(true)}>
        {t('renew.title')}
      </Button>
      {isAsking && (
        <Dialog
          title={t('renew.title')}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button variant="quiet" onClick={() => setAsking(false)}>
                {words('cancel')}
              </Button>
              <Button variant="primary" onClick={renew}>
                {t('renew.start')}
              </Button>
            </>
          }
        >
          <p>{t('renew.text')}</p>
        </Dialog>
      )}
    </>
  );
}
