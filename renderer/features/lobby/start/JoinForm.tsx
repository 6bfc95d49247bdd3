import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InviteClipboard } from '../../../bridge/read-clipboard.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { Field } from '../../../ui/controls/Field.tsx';
import { LiveRegion } from '../../../ui/display/LiveRegion.tsx';
import { Notice } from '../../../ui/display/Notice.tsx';
import { DropHint } from '../../../ui/files/DropHint.tsx';
import { ClipboardOffer } from './ClipboardOffer.tsx';
import { InviteInput } from './InviteInput.tsx';
import { useClipboardOffer } from './use-clipboard-offer.ts';
import { useEntry } from './use-entry.ts';
import './start.css';

interface Props {
  readonly isBusy: boolean;
  readonly isDisabled: boolean;
  /** Why joining failed; null = it did not fail. */
  readonly problem: string | null;
  /** Whether another invitation would help. */
  readonly isInvitationWrong: boolean;
  /** Whether the field has the focus. */
  readonly hasFocus: boolean;
  /** Whether a rendezvous server looks up codes. */
  readonly takesCodes: boolean;
  readonly clipboard: InviteClipboard;
  /** Returns the name of an invitation's lobby if you have been there; null = it is not known. */
  readonly nameOf: (invitation: string) => string | null;
  /** Returns whether an invitation is of a lobby that this window has hosted. */
  readonly isOwn: (invitation: string) => boolean;
  readonly onJoin: (invitation: string) => void;
  /** Checks the paths to the lobby without joining. */
  readonly onCheck: (invitation: string) => void;
  readonly onEdit: () => void;
  /** Ends a join in progress; null = something else on the screen does. */
  readonly onCancel: (() => void) | null;
  /** Leads to the setting that a code needs; null = that is not what is missing. */
  readonly onAddServer: (() => void) | null;
}

/** Joins the lobby of an invitation or a code: typed, pasted, dropped, or offered from the clipboard. */
export function JoinForm(props: Props): ReactNode {
  const { isBusy, isDisabled, problem, isInvitationWrong, hasFocus, takesCodes, clipboard, onJoin, onCheck, onEdit } =
    props;
  const { onAddServer, onCancel } = props;
  const { t } = useTranslation('lobby');
  const { t: words } = useTranslation('reach');
  const { t: common } = useTranslation('common');
  const { entered, note, enter, paste, requireText, isOver } = useEntry(clipboard, onEdit);
  const { offer, mustAsk } = useClipboardOffer(clipboard);
  const hasOffer = offer !== null && offer.text !== entered && !props.isOwn(offer.text);
  const hint = t(takesCodes ? 'join.hint' : 'join.hintLink');
  const wrongNote = note === null || note === 'dropped' ? null : note === 'empty' ? hint : t(`join.${note}`);
  const error = wrongNote ?? (isInvitationWrong ? problem : null);
  return (
    <form
      className="join"
      onSubmit={(event) => {
        event.preventDefault();
        if (requireText()) onJoin(entered);
      }}
    >
      <div className="join-field" data-busy={isBusy}>
        <Field label={t('join.field')} hint={hintOf()} error={error}>
          {(control) => (
            <div className="join-row">
              <InviteInput
                {...{ control, entered, hasFocus, isDisabled }}
                onEnter={enter}
                onPaste={mustAsk ? paste : null}
              />
              <Button
                variant="primary"
                size="large"
                type="submit"
                isBusy={isBusy}
                isDisabled={isDisabled}
                otherLabels={[t('join.start'), t('join.starting')]}
              >
                {t(isBusy ? 'join.starting' : 'join.start')}
              </Button>
            </div>
          )}
        </Field>
        {isBusy && onCancel !== null ? (
          <Button variant="quiet" size="small" onClick={onCancel}>
            {common('cancel')}
          </Button>
        ) : (
          entered.trim() !== '' && (
            <Button variant="quiet" size="small" isDisabled={isDisabled} onClick={() => onCheck(entered)}>
              {words('doctor.title')}
            </Button>
          )
        )}
      </div>
      {!isInvitationWrong && problem !== null && (
        <Notice
          tone="danger"
          action={onAddServer !== null && <Button onClick={onAddServer}>{words('invite.addServer')}</Button>}
        >
          {problem}
        </Notice>
      )}
      {error !== null && offerOf()}
      <LiveRegion message={note === 'dropped' ? t('join.dropped') : ''} />
      {isOver && <DropHint>{t('join.drop')}</DropHint>}
    </form>
  );

  function hintOf(): ReactNode {
    if (note === 'dropped') return t('join.dropped');
    return offerOf() ?? hint;
  }

  function offerOf(): ReactNode {
    if (!hasOffer) return null;
    return (
      <ClipboardOffer
        offer={offer}
        name={offer.kind === 'invitation' ? props.nameOf(offer.text) : null}
        isDisabled={isDisabled}
        onJoin={() => {
          enter(offer.text);
          onJoin(offer.text);
        }}
      />
    );
  }
}
