import { useState, type ReactNode } from 'react';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { RANGE_CHOICES, RULES_CHOICES, rulesOfChoice, type RangeChoice, type RulesChoice } from './rules-choices.ts';
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
  const [choice, setChoice] = useState<RulesChoice>('plain');
  const [range, setRange] = useState<RangeChoice>('yard');
  const hint = RULES_CHOICES.find(({ value }) => value === choice)?.hint ?? '';
  return (
    <form
      className="start-card"
      onSubmit={(event) => {
        event.preventDefault();
        onHost(lobbyName.trim() === '' ? defaultName : lobbyName, rulesOfChoice(choice, range));
      }}
    >
      <h2>Host a lobby</h2>
      <Field label="Lobby name" error={problem}>
        {(control) => (
          <input className="input" {...control} maxLength={MAX_LENGTH} autoComplete="off" placeholder={defaultName} value={lobbyName} onChange={(event) => setLobbyName(event.target.value)} />
        )}
      </Field>
      <SelectField label="Rules" value={choice} options={RULES_CHOICES} hint={hint === '' ? undefined : hint} onChange={(value) => setChoice(value as RulesChoice)} />
      {choice === 'plain' && (
        <Segmented
          label="How far voices carry"
          value={range}
          options={RANGE_CHOICES.map(({ value, label, maxMetres }) => ({ value, label, detail: `${maxMetres} m` }))}
          onChange={setRange}
        />
      )}
      <Button variant="primary" type="submit" isBusy={isBusy} isDisabled={isDisabled}>{isBusy ? 'Starting' : 'Host'}</Button>
    </form>
  );
}
