import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { MAX_TEXT_LENGTH } from '../../../../shared/model/text/clean-text.ts';
import type { TextTarget } from '../../../../shared/protocol/text/text-messages.ts';
import { Select } from '../../../ui/controls/Select.tsx';
import { IconButton } from '../../../ui/controls/IconButton.tsx';
import { CheckIcon, CloseIcon, SendIcon } from '../../../ui/icons/action-icons.tsx';
import type { TextController } from '../text-controller.ts';
import type { TextStore } from '../text-store.ts';
import { MentionList } from './MentionList.tsx';
import { targetKey, type TargetOption } from './target-options.ts';
import { useMentions, type Mentions } from './use-mentions.ts';
import { useDraft, type Draft } from './use-draft.ts';
import './composer.css';

/** From here on, the field shows how many characters are left. */
const COUNT_FROM = MAX_TEXT_LENGTH - 200;

interface Props {
  readonly store: TextStore;
  readonly controller: TextController;
  /** The names that can be mentioned. */
  readonly names: readonly string[];
  readonly targets: readonly TargetOption[];
  /** The controls that add something to a message, and what was added. */
  readonly attach: ReactNode;
  readonly attached: ReactNode;
  /** Sends what was added. Returns whether there was anything. */
  readonly onSend: () => boolean;
}

/** The field for a message. Enter sends it, Shift+Enter begins a line, Escape leaves the field. */
export function Composer({ store, controller, names, targets, attach, attached, onSend }: Props): ReactNode {
  const { t } = useTranslation('text');
  const field = useRef<HTMLTextAreaElement>(null);
  const target = useStore(store, (state) => state.target);
  const editing = useStore(store, (state) => state.editing);
  const draft = useDraft(store);
  const mentions = useMentions(draft, field, names);
  const isEditing = editing !== null;
  useFocusWishes(store, field);
  const left = MAX_TEXT_LENGTH - draft.text.length;
  const send = (): void => {
    const hasText = controller.write(draft.text);
    const hasMore = !isEditing && onSend();
    if (hasText) draft.clear();
    if (!hasText && !hasMore) return;
    field.current?.focus();
  };
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {isEditing ? (
        <p className="composer-note">{t('editing')}</p>
      ) : (
        <Readers {...{ target, targets }} onChange={controller.setTarget} />
      )}
      {!isEditing && attached}
      <MentionList mentions={mentions} />
      <div className="composer-row">
        {!isEditing && attach}
        <textarea
          className="input composer-input"
          ref={field}
          rows={1}
          dir="auto"
          aria-label={t(isEditing ? 'editing' : 'message')}
          placeholder={t('placeholder')}
          maxLength={MAX_TEXT_LENGTH}
          enterKeyHint="send"
          value={draft.text}
          {...mentions.attributes}
          onChange={({ target: { value } }) => draft.set(value)}
          onSelect={mentions.noteCaret}
          onBlur={mentions.close}
          onKeyDown={(event) => handleKey(event, { mentions, draft, controller, isEditing, send })}
        />
        {isEditing && <IconButton label={t('cancelEdit')} icon={<CloseIcon />} onClick={() => controller.edit(null)} />}
        <button
          className="icon-button icon-button-plain composer-send"
          type="submit"
          aria-label={t(isEditing ? 'save' : 'send')}
          data-tip={t(isEditing ? 'save' : 'send')}
        >
          {isEditing ? <CheckIcon /> : <SendIcon />}
        </button>
      </div>
      {draft.text.length >= COUNT_FROM && (
        <p className="composer-note" role="status">
          {t('left', { count: left })}
        </p>
      )}
    </form>
  );
}

interface ReadersProps extends Pick<Props, 'targets'> {
  readonly target: TextTarget;
  readonly onChange: (target: TextTarget) => void;
}

function Readers({ target, targets, onChange }: ReadersProps): ReactNode {
  const { t } = useTranslation('text');
  return (
    <Select
      label={t('readers')}
      value={targetKey(target)}
      options={targets.map(({ key, label }) => ({ value: key, label }))}
      onChange={(key) => {
        const chosen = targets.find((option) => option.key === key);
        if (chosen !== undefined) onChange(chosen.target);
      }}
    />
  );
}

/** Takes the focus at each wish to write, also at one from before the field was there. */
function useFocusWishes(store: TextStore, field: React.RefObject<HTMLTextAreaElement | null>): void {
  const wishes = useStore(store, (state) => state.focusWishes);
  useEffect(() => {
    if (wishes === 0) return;
    field.current?.focus();
    store.setState({ focusWishes: 0 });
  }, [store, field, wishes]);
}

interface KeyContext {
  readonly mentions: Mentions;
  readonly draft: Draft;
  readonly controller: TextController;
  readonly isEditing: boolean;
  readonly send: () => void;
}

function handleKey(event: KeyboardEvent<HTMLTextAreaElement>, context: KeyContext): void {
  const { mentions, draft, controller, isEditing, send } = context;
  // Enter ends the composition of an input method first.
  if (event.nativeEvent.isComposing || mentions.handleKey(event)) return;
  if (event.key === 'Enter' && !event.shiftKey) {
    event.preventDefault();
    send();
  } else if (event.key === 'Escape') {
    event.stopPropagation();
    if (isEditing) controller.edit(null);
    else event.currentTarget.blur();
  } else if (event.key === 'ArrowUp' && draft.text === '' && controller.editLast()) event.preventDefault();
}
