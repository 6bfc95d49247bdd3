import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../shared/model/settings.ts';
import { Field } from '../../ui/controls/Field.tsx';
import { NumberField } from '../../ui/controls/NumberField.tsx';

interface Props {
  readonly settings: Settings;
  readonly onSettingsChange: (change: Partial<Settings>) => void;
}

const MAX_PORT = 65_535;
const MAX_LENGTH = 72;

// The same in every language.
const PROTOCOLS = 'TCP, UDP';
const EXAMPLE_ADDRESS = 'play.example.org:9000';

/** How others reach the lobbies that this machine hosts. Applies to the next one. */
export function HostingPanel({ settings: { lobbyPort, publicAddress }, onSettingsChange }: Props): ReactNode {
  const { t } = useTranslation('settings');
  return (
    <section className="dialog-section" aria-label={t('hosting.title')}>
      <h3>{t('hosting.title')}</h3>
      <NumberField
        label={t('hosting.port')}
        hint={t('hosting.portHint')}
        unit={PROTOCOLS}
        min={1}
        max={MAX_PORT}
        step={1}
        value={lobbyPort}
        onChange={(port) => Number.isInteger(port) && onSettingsChange({ lobbyPort: port })}
      />
      <Field label={t('hosting.address')} hint={t('hosting.addressHint')}>
        {(control) => (
          <input
            className="input"
            {...control}
            maxLength={MAX_LENGTH}
            autoComplete="off"
            spellCheck={false}
            placeholder={EXAMPLE_ADDRESS}
            value={publicAddress}
            onChange={(event) => onSettingsChange({ publicAddress: event.target.value.trim() })}
          />
        )}
      </Field>
    </section>
  );
}
