import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  MAX_ROOM_LIMIT,
  MAX_ROOM_PASSWORD_LENGTH,
  ROOM_HEARINGS,
  type RoomFacts,
  type RoomHearing,
  type RoomWish,
} from '../../../shared/model/people/lobby-room.ts';
import { MAX_NAME_INPUT_LENGTH, parseParticipantName } from '../../../shared/model/name.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Field } from '../../ui/controls/Field.tsx';
import { NumberField } from '../../ui/controls/NumberField.tsx';
import { SelectField } from '../../ui/controls/SelectField.tsx';
import { Switch } from '../../ui/controls/choosing/Switch.tsx';
import { Dialog } from '../../ui/display/dialog/Dialog.tsx';
import './rooms.css';

interface Props {
  /** The room to change; null = a new one. */
  readonly room: RoomFacts | null;
  readonly onSave: (wish: RoomWish) => void;
  readonly onClose: () => void;
}

/** The limit that a room starts with when it gets one. */
const FIRST_LIMIT = 5;

/** What is typed so far. */
interface Draft {
  readonly name: string;
  readonly hearing: RoomHearing;
  readonly limit: number;
  readonly hasPassword: boolean;
  readonly password: string;
}

const NEW_ROOM = { name: '', hearing: 'everyone', limit: 0, hasPassword: false } as const;

/** Creates a room or changes one: its name, how people in it hear each other, and who gets in. */
export function RoomDialog({ room, onSave, onClose }: Props): ReactNode {
  const { t } = useTranslation('rooms');
  const { t: tCommon } = useTranslation('common');
  const [draft, setDraft] = useState<Draft>({ ...(room ?? NEW_ROOM), password: '' });
  const [isTried, setTried] = useState(false);
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const { name, hearing, limit } = draft;
  const isNamed = parseParticipantName(name) !== undefined;
  // A room that has a password keeps it until another one is typed.
  const keepsPassword = room?.hasPassword === true && draft.password === '';
  const needsPassword = draft.hasPassword && draft.password === '' && !keepsPassword;
  const save = (): void => {
    setTried(true);
    if (!isNamed || needsPassword) return;
    onSave({ name: name.trim(), hearing, limit, password: passwordOf(draft, keepsPassword) });
    onClose();
  };
  return (
    <Dialog
      title={t(room === null ? 'newTitle' : 'editTitle', { name: room?.name ?? '' })}
      actions={
        <>
          <Button onClick={onClose}>{tCommon('cancel')}</Button>
          <Button variant="primary" onClick={save}>
            {t(room === null ? 'create' : 'save')}
          </Button>
        </>
      }
      onClose={onClose}
    >
      <form
        className="room-form"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Field label={t('name')} error={isTried && !isNamed ? t('refused.bad-room-name') : null}>
          {(field) => (
            <input
              {...field}
              className="input"
              value={name}
              maxLength={MAX_NAME_INPUT_LENGTH}
              onChange={(event) => change({ name: event.target.value })}
            />
          )}
        </Field>
        <SelectField
          label={t('hearing')}
          value={hearing}
          options={ROOM_HEARINGS.map((value) => ({ value, label: t(`hears.${value}`) }))}
          onChange={(value) => change({ hearing: value })}
        />
        <Access {...{ draft, change, keepsPassword }} isMissing={isTried && needsPassword} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

/** How many get in, and with which password. */
function Access({
  draft: { limit, hasPassword, password },
  change,
  keepsPassword,
  isMissing,
}: {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  readonly keepsPassword: boolean;
  readonly isMissing: boolean;
}): ReactNode {
  const { t } = useTranslation('rooms');
  return (
    <>
      <Switch label={t('limited')} isOn={limit > 0} onChange={(isOn) => change({ limit: isOn ? FIRST_LIMIT : 0 })} />
      {limit > 0 && (
        <NumberField
          label={t('limit')}
          unit={t('people')}
          min={1}
          max={MAX_ROOM_LIMIT}
          step={1}
          value={limit}
          onChange={(value) => change({ limit: Math.round(value) })}
        />
      )}
      <Switch label={t('withPassword')} isOn={hasPassword} onChange={(isOn) => change({ hasPassword: isOn })} />
      {hasPassword && (
        <Field
          label={t('password')}
          hint={t(keepsPassword ? 'passwordKept' : 'passwordHint')}
          error={isMissing ? t('passwordNeeded') : null}
        >
          {(field) => (
            <input
              {...field}
              className="input"
              type="password"
              autoComplete="off"
              value={password}
              maxLength={MAX_ROOM_PASSWORD_LENGTH}
              onChange={(event) => change({ password: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}

/** Returns the password to set; '' = none, null = as before. */
function passwordOf({ hasPassword, password }: Draft, keepsPassword: boolean): string | null {
  if (!hasPassword) return '';
  return keepsPassword ? null : password;
}
