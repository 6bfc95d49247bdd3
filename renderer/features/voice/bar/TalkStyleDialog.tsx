import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_LABEL_LENGTH } from '../../../../shared/model/presence.ts';
import { errorText } from '../../../i18n/error-text.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { Dialog } from '../../../ui/display/dialog/Dialog.tsx';
import { Field } from '../../../ui/controls/Field.tsx';
import { Notice } from '../../../ui/display/Notice.tsx';
import type { TalkStyleController } from '../talk-style-controller.ts';
import type { GroupState, TalkStyleStoreState } from '../talk-style-store.ts';

interface Props {
  readonly state: TalkStyleStoreState;
  readonly controller: TalkStyleController;
  readonly onClose: () => void;
}

const MAX_PASSWORD_LENGTH = 128;

/** The rarely changed settings of the talk style: radio channel and group. */
export function TalkStyleDialog({ state, controller, onClose }: Props): ReactNode {
  const { t } = useTranslation('voice');
  const { choices, chosen, game, group } = state;
  const hasRadio = choices.targets.includes('radio');
  return (
    <Dialog title={t(hasRadio ? 'style.open' : 'style.openAlone')} onClose={onClose}>
      {choices.withheld.map((what) => (
        <p key={what} className="field-note">
          {t(`style.withheld.${what}`)}
        </p>
      ))}
      {game !== null && <Notice tone="info">{t('style.ofGame')}</Notice>}
      {hasRadio && (
        <Field label={t('style.radio')} hint={t('style.radioHint')}>
          {(control) => (
            <input
              className="input"
              {...control}
              maxLength={MAX_LABEL_LENGTH}
              autoComplete="off"
              spellCheck={false}
              placeholder={t('style.noRadio')}
              disabled={game !== null}
              value={game?.radio ?? chosen.radio}
              onChange={(event) => controller.choose({ radio: event.target.value })}
            />
          )}
        </Field>
      )}
      <GroupForm group={group} controller={controller} />
    </Dialog>
  );
}

function GroupForm({
  group,
  controller,
}: {
  readonly group: GroupState;
  readonly controller: TalkStyleController;
}): ReactNode {
  const { t, i18n } = useTranslation('voice');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  if (group.name !== '' && !group.isWaiting) {
    return (
      <section className="dialog-section" aria-label={t('group.title')}>
        <Notice tone="info" action={<Button onClick={controller.leaveGroup}>{t('group.leave')}</Button>}>
          {t('group.inGroup', { name: group.name })}
        </Notice>
      </section>
    );
  }
  return (
    <form
      className="dialog-section"
      aria-label={t('group.title')}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') controller.enterGroup(name.trim(), password);
      }}
    >
      <h3>{t('group.title')}</h3>
      <p className="field-note">{t('group.hint')}</p>
      <div className="talk-group-fields">
        <Field label={t('group.name')} error={group.problem === null ? null : errorText(i18n, group.problem)}>
          {(control) => (
            <input
              className="input"
              {...control}
              maxLength={MAX_LABEL_LENGTH}
              autoComplete="off"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('group.password')}>
          {(control) => (
            <input
              className="input"
              {...control}
              type="password"
              maxLength={MAX_PASSWORD_LENGTH}
              autoComplete="off"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
      </div>
      <div>
        <Button type="submit" isBusy={group.isWaiting} isDisabled={name.trim() === ''}>
          {t('group.enter')}
        </Button>
      </div>
    </form>
  );
}
