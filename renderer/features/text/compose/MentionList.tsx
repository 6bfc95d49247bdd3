import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mentions } from './use-mentions.ts';

/** The names that complete a mention, above the field, which keeps the focus. */
export function MentionList({ mentions }: { readonly mentions: Mentions }): ReactNode {
  const { t } = useTranslation('text');
  const { listId, names, chosen, optionId, choose } = mentions;
  if (names.length === 0) return null;
  return (
    <ul className="mention-list" role="listbox" id={listId} aria-label={t('mention')}>
      {names.map((name, index) => (
        <li
          key={name}
          className="mention-option"
          id={optionId(index)}
          role="option"
          aria-selected={index === chosen}
          // The field keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(index)}
        >
          <bdi>{name}</bdi>
        </li>
      ))}
    </ul>
  );
}
