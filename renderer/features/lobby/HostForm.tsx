import { useState, type ReactNode } from 'react';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { HEARING_PRESETS, rulesOfPreset, type HearingPreset } from './hearing-presets.ts';
import './start.css';

interface Props {
  /** The lobby's name when none was entered. */
  readonly defaultName: string;
  readonly isBusy: boolean;
  readonly isDisabled: boolean;
  readonly problem: string | null;
  readonly onHost: (lobbyName: string, rules: HearingRules) => void;
}

const MAX_LENGTH = 64;

export function HostForm({ defaultName, isBusy, isDisabled, problem, onHost }: Props): ReactNode {
  const [lobbyName, setLobbyName] = useState('');
  const [preset, setPreset] = useState<HearingPreset>('yard');
  return (
    <form
      className="start-card"
      onSubmit={(event) => {
        event.preventDefault();
        onHost(lobbyName.trim() === '' ? defaultName : lobbyName, rulesOfPreset(preset));
      }}
    >
      <h2>Host a lobby</h2>
      <Field label="Lobby name" error={problem}>
        {(control) => (
          <input className="input" {...control} maxLength={MAX_LENGTH} autoComplete="off" placeholder={defaultName} value={lobbyName} onChange={(event) => setLobbyName(event.target.value)} />
        )}
      </Field>
      <Segmented
        label="How far voices carry"
        value={preset}
        options={HEARING_PRESETS.map(({ value, label, maxMetres }) => ({ value, label, detail: `${maxMetres} m` }))}
        onChange={setPreset}
      />
      <Button variant="primary" type="submit" isBusy={isBusy} isDisabled={isDisabled}>{isBusy ? 'Starting' : 'Host'}</Button>
    </form>
  );
}
