import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CloseIcon } from '../icons/action-icons.tsx';
import { InfoIcon, WarningIcon } from '../icons/sign-icons.tsx';
import './notice.css';

interface Props {
  readonly tone: 'info' | 'warn' | 'danger';
  readonly children: ReactNode;
  readonly action?: ReactNode;
  readonly onDismiss?: () => void;
}

/** A notice, with what you can do about it. */
export function Notice({ tone, children, action, onDismiss }: Props): ReactNode {
  const { t } = useTranslation('common');
  return (
    <div className={`notice notice-${tone}`} role={tone === 'danger' ? 'alert' : 'status'}>
      <span className="notice-icon">{tone === 'info' ? <InfoIcon /> : <WarningIcon />}</span>
      <div className="notice-text">{children}</div>
      {action}
      {onDismiss !== undefined && (
        <button className="notice-dismiss" type="button" aria-label={t('dismiss')} onClick={onDismiss}>
          <CloseIcon />
        </button>
      )}
    </div>
  );
}
