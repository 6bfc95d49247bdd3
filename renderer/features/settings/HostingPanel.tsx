import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../shared/model/settings.ts';
import { parseStunAddress } from '../../../shared/protocol/stun-address.ts';
import { Field } from '../../ui/controls/Field.tsx';
import { NumberField } from '../../ui/controls/NumberField.tsx';
import { Switch } from '../../ui/controls/choosing/Switch.tsx';
import { Section } from '../../ui/display/pages/Section.tsx';

interface Props {
  readonly settings: Pick<
    Settings,
    'lobbyPort' | 'publicAddress' | 'mapsPorts' | 'showsOnLan' | 'canHost' | 'stunServer'
  >;
  readonly onSettingsChange: (change: Partial<Settings>) => void;
}

const MAX_PORT = 65_535;
const MAX_LENGTH = 72;

// The same in every language.
const PROTOCOLS = 'TCP, UDP';
const EXAMPLE_ADDRESS = 'play.example.org:9000';
const EXAMPLE_STUN_SERVER = 'stun.example.org';

/** How others reach the lobbies that this machine hosts. Applies to the next one. */
export function HostingPanel({ settings, onSettingsChange }: Props): ReactNode {
  const { t } = useTranslation('settings');
  const { lobbyPort, publicAddress, mapsPorts, showsOnLan, canHost, stunServer } = settings;
  return (
    <Section title={t('hosting.title')} hint={t('hosting.next')}>
      <Switch
        label={t('hosting.mapsPorts')}
        detail={t('hosting.mapsPortsHint')}
        isOn={mapsPorts}
        onChange={(isOn) => onSettingsChange({ mapsPorts: isOn })}
      />
      <Switch
        label={t('hosting.showsOnLan')}
        detail={t('hosting.showsOnLanHint')}
        isOn={showsOnLan}
        onChange={(isOn) => onSettingsChange({ showsOnLan: isOn })}
      />
      <Switch
        label={t('hosting.canHost')}
        detail={t('hosting.canHostHint')}
        isOn={canHost}
        onChange={(isOn) => onSettingsChange({ canHost: isOn })}
      />
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
      <StunField stunServer={stunServer} onChange={(address) => onSettingsChange({ stunServer: address })} />
    </Section>
  );
}

/** Keeps what is typed, and stores it once it is the address of a server. */
function StunField({
  stunServer,
  onChange,
}: {
  readonly stunServer: string;
  readonly onChange: (stunServer: string) => void;
}): ReactNode {
  const { t } = useTranslation('settings');
  const [text, setText] = useState(stunServer);
  const isRight = text === '' || parseStunAddress(text) !== undefined;
  return (
    <Field label={t('hosting.stun')} hint={t('hosting.stunHint')} error={isRight ? null : t('hosting.stunWrong')}>
      {(control) => (
        <input
          className="input"
          {...control}
          maxLength={MAX_LENGTH}
          autoComplete="off"
          spellCheck={false}
          placeholder={EXAMPLE_STUN_SERVER}
          value={text}
          onChange={(event) => {
            const typed = event.target.value.trim();
            setText(typed);
            if (typed === '' || parseStunAddress(typed) !== undefined) onChange(typed);
          }}
        />
      )}
    </Field>
  );
}
