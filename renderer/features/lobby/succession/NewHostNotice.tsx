import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../ui/display/Notice.tsx';

/** Time to read one short sentence, twice. */
const SHOWN_MS = 10_000;

interface Props {
  /** The player who hosts now. */
  readonly name: string;
  readonly isOwn: boolean;
  readonly onDismiss: () => void;
}

/** Says that the lobby has another host than before. It goes away after a moment: there is nothing to do. */
export function NewHostNotice({ name, isOwn, onDismiss }: Props): ReactNode {
  const { t } = useTranslation('lobby');
  useEffect(() => {
    const timer = setTimeout(onDismiss, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [onDismiss]);
  return (
    <Notice tone="info" onDismiss={onDismiss}>
      {isOwn ? t('newHost.you') : t('newHost.other', { name })}
    </Notice>
  );
}
