import { useState, type ReactNode } from 'react';
import { MAX_LABEL_LENGTH } from '../../../shared/model/presence.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { Notice } from '../../ui/Notice.tsx';
import type { TalkStyleController } from './talk-style-controller.ts';
import type { GroupState, TalkStyleStoreState } from './talk-style-store.ts';
import { TalkKeyPicker } from './TalkKeyPicker.tsx';

export type TalkStyleKeys = Pick<Settings, 'pushToTalkKey' | 'whisperKey' | 'shoutKey' | 'radioKey'>;

interface Props {
  readonly state: TalkStyleStoreState;
  readonly controller: TalkStyleController;
  readonly keys: TalkStyleKeys;
  readonly onKeysChange: (change: Partial<TalkStyleKeys>) => void;
  readonly onClose: () => void;
}

const MAX_PASSWORD_LENGTH = 128;

/** What one sets rarely of how one speaks: radio channel, group, keys. */
export function TalkStyleDialog({ state, controller, keys, onKeysChange, onClose }: Props): ReactNode {
  const { choices, chosen, game, group } = state;
  const hasRadio = choices.targets.includes('radio');
  return (
    <Dialog title="How you speak" onClose={onClose}>
      {game !== null && <Notice tone="info">Your game says how and to whom you speak.</Notice>}
      {hasRadio && (
        <Field label="Radio channel" hint="You hear all who speak on the same channel, and they hear you when you speak on the radio.">
          {(control) => (
            <input className="input" {...control} maxLength={MAX_LABEL_LENGTH} autoComplete="off" spellCheck={false} placeholder="None" disabled={game !== null} value={game?.radio ?? chosen.radio} onChange={(event) => controller.choose({ radio: event.target.value })} />
          )}
        </Field>
      )}
      <GroupForm group={group} controller={controller} />
      <VoiceKeys state={state} keys={keys} hasRadio={hasRadio} onKeysChange={onKeysChange} />
    </Dialog>
  );
}

function GroupForm({ group, controller }: { readonly group: GroupState; readonly controller: TalkStyleController }): ReactNode {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  if (group.name !== '' && !group.isWaiting) {
    return (
      <section className="dialog-section" aria-label="Group">
        <Notice tone="info" action={<Button onClick={controller.leaveGroup}>Leave the group</Button>}>
          You are in the group “{group.name}”: you and its members hear one another only.
        </Notice>
      </section>
    );
  }
  return (
    <form
      className="dialog-section"
      aria-label="Group"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') controller.enterGroup(name.trim(), password);
      }}
    >
      <h3>Group</h3>
      <p className="field-note">Its members hear one another, and nobody else. Who enters first sets the password.</p>
      <div className="talk-group-fields">
        <Field label="Name of the group" error={group.problem === '' ? null : group.problem}>
          {(control) => <input className="input" {...control} maxLength={MAX_LABEL_LENGTH} autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <Field label="Password">
          {(control) => <input className="input" {...control} type="password" maxLength={MAX_PASSWORD_LENGTH} autoComplete="off" value={password} onChange={(event) => setPassword(event.target.value)} />}
        </Field>
      </div>
      <div>
        <Button type="submit" isBusy={group.isWaiting} isDisabled={name.trim() === ''}>Enter the group</Button>
      </div>
    </form>
  );
}

const KEY_ACTIONS = { whisperKey: 'to whisper', shoutKey: 'to shout', radioKey: 'to use the radio' } as const;

function VoiceKeys({ state, keys, hasRadio, onKeysChange }: Pick<Props, 'state' | 'keys' | 'onKeysChange'> & { readonly hasRadio: boolean }): ReactNode {
  const { strengths } = state.choices;
  const shown = (['whisperKey', 'shoutKey', 'radioKey'] as const).filter((key) => (key === 'radioKey' ? hasRadio : strengths.includes(key === 'whisperKey' ? 'whisper' : 'shout')));
  if (shown.length === 0) return null;
  return (
    <section className="dialog-section" aria-label="Keys">
      <h3>Keys</h3>
      {shown.map((key) => (
        <TalkKeyPicker key={key} action={KEY_ACTIONS[key]} code={keys[key]} taken={Object.entries(keys).flatMap(([other, code]) => (other === key ? [] : [code]))} onPick={(code) => onKeysChange({ [key]: code })} />
      ))}
    </section>
  );
}
