import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../shared/model/settings.ts';
import { Switch } from '../../ui/controls/choosing/Switch.tsx';

type Permission = 'granted' | 'unasked' | 'denied';

interface Props {
  readonly settings: Pick<Settings, 'notifies'>;
  readonly onSettingsChange: (change: Partial<Settings>) => void;
  readonly permission: () => Permission;
  /** Asks the browser for the permission. */
  readonly onAsk: () => Promise<Permission>;
}

/**
 * Turns notifications of the desktop on or off. The browser is asked only when you turn them on; where it blocks them,
 * the switch says so in place of what it does, and stays off.
 */
export function NotificationsSwitch({ settings, onSettingsChange, permission, onAsk }: Props): ReactNode {
  const { t } = useTranslation('settings');
  const [known, setKnown] = useState(permission);
  const [wasRefused, setRefused] = useState(false);
  const isBlocked = known === 'denied' || wasRefused;
  const turn = async (isOn: boolean): Promise<void> => {
    if (!isOn) return onSettingsChange({ notifies: false });
    const answer = known === 'granted' ? known : await onAsk();
    setKnown(answer);
    setRefused(answer !== 'granted');
    if (answer === 'granted') onSettingsChange({ notifies: true });
  };
  return (
    <Switch
      label={t('notifies')}
      detail={isBlocked ? t('notifiesRefused') : t('notifiesDetail')}
      isTrouble={isBlocked}
      isOn={settings.notifies && known === 'granted'}
      onChange={(isOn) => void turn(isOn)}
    />
  );
}
