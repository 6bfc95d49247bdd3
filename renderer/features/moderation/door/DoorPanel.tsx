import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ENTRIES, MAX_PASSWORD_INPUT_LENGTH } from '../../../../shared/model/people/door.ts';
import type { DoorMessage } from '../../../../shared/protocol/people/door-messages.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { ChoiceCards } from '../../../ui/controls/choosing/ChoiceCards.tsx';
import { Switch } from '../../../ui/controls/choosing/Switch.tsx';
import { NumberField } from '../../../ui/controls/NumberField.tsx';
import { PasswordField } from '../../../ui/controls/password/PasswordField.tsx';
import type { ModerationController } from '../moderation-controller.ts';
import './door.css';

interface Props {
  readonly door: DoorMessage;
  readonly controller: Pick<ModerationController, 'setDoor'>;
}

/** Newcomers that a lobby lets in each minute if you limit them. */
const USUAL_PER_MINUTE = 10;
const MAX_PER_MINUTE = 100;

/** Sets the door of the lobby, for those who may lock it. */
export function DoorPanel({ door, controller }: Props): ReactNode {
  const { t } = useTranslation('door');
  const { entry, known, places, maxPlaces, perMinute } = door;
  return (
    <div className="door-panel">
      <ChoiceCards
        label={t('entry')}
        value={entry}
        options={ENTRIES.map((value) => ({ value, label: t(`way.${value}`), detail: t(`wayHint.${value}`) }))}
        onChange={(next) =>
          // An invitation that was replaced cannot come back.
          controller.setDoor({ entry: next }, { type: next }, next === 'invited' ? null : { entry })
        }
      />
      <Switch
        label={t('knownOnly')}
        detail={t('knownOnlyHint')}
        isOn={known}
        onChange={(isOn) =>
          controller.setDoor({ known: isOn }, { type: isOn ? 'known-only' : 'everyone' }, { known: !isOn })
        }
      />
      <DoorPassword {...{ door, controller }} />
      <AppliedNumber
        key={`places ${places ?? maxPlaces}`}
        label={t('places')}
        hint={t('placesHint')}
        value={places ?? maxPlaces}
        max={maxPlaces}
        onApply={(value) => controller.setDoor({ places: value }, { type: 'places' }, { places })}
      />
      <Switch
        label={t('limit')}
        detail={t('limitHint')}
        isOn={perMinute !== null}
        onChange={(isOn) =>
          controller.setDoor({ perMinute: isOn ? USUAL_PER_MINUTE : null }, { type: 'per-minute' }, { perMinute })
        }
      />
      {perMinute !== null && (
        <AppliedNumber
          key={`per minute ${perMinute}`}
          label={t('perMinute')}
          value={perMinute}
          max={MAX_PER_MINUTE}
          onApply={(value) => controller.setDoor({ perMinute: value }, { type: 'per-minute' }, { perMinute })}
        />
      )}
    </div>
  );
}

function DoorPassword({ door: { hasPassword }, controller }: Props): ReactNode {
  const { t } = useTranslation('door');
  const [password, setPassword] = useState('');
  return (
    <form
      className="door-password"
      onSubmit={(event) => {
        event.preventDefault();
        if (password.trim() === '') return;
        controller.setDoor({ password }, { type: 'password' }, { password: null });
        setPassword('');
      }}
    >
      <PasswordField
        maxLength={MAX_PASSWORD_INPUT_LENGTH}
        label={t(hasPassword ? 'newPassword' : 'password')}
        value={password}
        hint={t(hasPassword ? 'hasPassword' : 'noPassword')}
        error={null}
        onChange={setPassword}
      />
      <div className="door-password-actions">
        <Button type="submit" isDisabled={password.trim() === ''}>
          {t('setPassword')}
        </Button>
        {hasPassword && (
          <Button
            variant="quiet"
            onClick={() => controller.setDoor({ password: '' }, { type: 'no-password' }, { password: null })}
          >
            {t('removePassword')}
          </Button>
        )}
      </div>
    </form>
  );
}

/** A number of players that takes effect when it is applied, not while it is typed. */
function AppliedNumber({
  value,
  onApply,
  ...field
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value: number;
  readonly max: number;
  readonly onApply: (value: number) => void;
}): ReactNode {
  const { t } = useTranslation('door');
  const [draft, setDraft] = useState(value);
  return (
    <form
      className="door-number"
      onSubmit={(event) => {
        event.preventDefault();
        if (draft !== value) onApply(draft);
      }}
    >
      <NumberField
        {...field}
        unit={t('players')}
        value={draft}
        min={1}
        step={1}
        onChange={(next) => {
          if (Number.isInteger(next)) setDraft(next);
        }}
      />
      <Button type="submit" isDisabled={draft === value}>
        {t('apply')}
        <span className="visually-hidden"> {field.label}</span>
      </Button>
    </form>
  );
}
