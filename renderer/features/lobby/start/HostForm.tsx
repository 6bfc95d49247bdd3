import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HearingRules } from '../../../../shared/spatial/hearing-rules.ts';
import { MAX_PASSWORD_INPUT_LENGTH } from '../../../../shared/model/people/door.ts';
import { formatMetres } from '../../../i18n/format.ts';
import { Field } from '../../../ui/controls/Field.tsx';
import { PasswordField } from '../../../ui/controls/password/PasswordField.tsx';
import { Switch } from '../../../ui/controls/choosing/Switch.tsx';
import { Segmented } from '../../../ui/controls/choosing/Segmented.tsx';
import { TOUCH_ONLY, useMediaQuery } from '../../../ui/controls/use-media-query.ts';
import { SelectField } from '../../../ui/controls/SelectField.tsx';
import { StartButton } from './StartButton.tsx';
import {
  RANGE_CHOICES,
  RANGE_METRES,
  RULES_CHOICES,
  rulesOfChoice,
  type OwnRulesChoice,
  type RangeChoice,
  type RulesChoice,
} from './rules-choices.ts';
import './start.css';

interface Props {
  /** The lobby's name if none is entered. */
  readonly defaultName: string;
  /** The sets of rules that you saved. */
  readonly ownSets: readonly { readonly name: string; readonly rules: HearingRules }[];
  readonly isBusy: boolean;
  readonly isDisabled: boolean;
  readonly problem: string | null;
  /** Whether strangers can find the lobby. */
  readonly listing: ReactNode;
  readonly onHost: (lobbyName: string, rules: HearingRules, password: string) => void;
}

const MAX_LENGTH = 64;

/** Opens a lobby with the usual name and rules, or with others. Its name has the focus, and Enter opens it. */
export function HostForm(props: Props): ReactNode {
  const { defaultName, ownSets, isBusy, isDisabled, problem, listing, onHost } = props;
  const { t, i18n } = useTranslation('lobby');
  const isTouch = useMediaQuery(TOUCH_ONLY);
  const [lobbyName, setLobbyName] = useState('');
  const [choice, setChoice] = useState<RulesChoice | OwnRulesChoice>('plain');
  const [range, setRange] = useState<RangeChoice>('yard');
  const [password, setPassword] = useState<string | null>(null);
  const own = ownSets.find(({ name }) => choice === `own:${name}`);
  const preset = RULES_CHOICES.find((value) => value === choice) ?? 'plain';
  return (
    <form
      className="host-form"
      aria-label={t('host.title')}
      onSubmit={(event) => {
        event.preventDefault();
        onHost(
          lobbyName.trim() === '' ? defaultName : lobbyName,
          own?.rules ?? rulesOfChoice(preset, range),
          password ?? '',
        );
      }}
    >
      <Field label={t('host.name')}>
        {(control) => (
          <input
            className="input"
            {...control}
            // On a phone, the keyboard would cover the form.
            autoFocus={!isTouch}
            maxLength={MAX_LENGTH}
            autoComplete="off"
            placeholder={defaultName}
            value={lobbyName}
            onChange={(event) => setLobbyName(event.target.value)}
          />
        )}
      </Field>
      <SelectField
        label={t('host.rules')}
        value={choice}
        options={[
          ...RULES_CHOICES.map((value) => ({ value, label: t(`choice.${value}`) })),
          ...ownSets.map(({ name }) => ({ value: `own:${name}` as const, label: t('host.ownRules', { name }) })),
        ]}
        onChange={setChoice}
      />
      {/* The range and what the other rules mean take the same place, so that the button below stays where it is. */}
      <div className="host-choice">
        <div className="host-range" data-hidden={preset !== 'plain' || own !== undefined}>
          <Segmented
            label={t('host.range')}
            value={range}
            options={RANGE_CHOICES.map((value) => ({
              value,
              label: t(`rangeName.${value}`),
              detail: formatMetres(RANGE_METRES[value], i18n.language),
            }))}
            onChange={setRange}
          />
        </div>
        {preset !== 'plain' && (
          <p className="field-note" role="status">
            {t(`choiceHint.${preset}`)}
          </p>
        )}
      </div>
      {listing}
      <PasswordChoice password={password} onChange={setPassword} />
      <StartButton {...{ isBusy, isDisabled, problem }} note={t('host.copies')}>
        {t(isBusy ? 'host.starting' : 'host.start')}
      </StartButton>
    </form>
  );
}

/** Whether newcomers need a password, and which; null = they need none. */
function PasswordChoice({
  password,
  onChange,
}: {
  readonly password: string | null;
  readonly onChange: (password: string | null) => void;
}): ReactNode {
  const { t } = useTranslation('door');
  return (
    <>
      <Switch
        label={t('hostPassword')}
        detail={t('hostPasswordHint')}
        isOn={password !== null}
        onChange={(isOn) => onChange(isOn ? '' : null)}
      />
      {password !== null && (
        <PasswordField
          maxLength={MAX_PASSWORD_INPUT_LENGTH}
          value={password}
          hint=""
          error={null}
          isShownFirst
          onChange={onChange}
        />
      )}
    </>
  );
}
