import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { useCopy } from '../../ui/controls/use-copy.ts';
import { CheckIcon, CopyIcon } from '../../ui/icons/action-icons.tsx';
import { partsOf } from './text-parts.ts';

interface Props {
  readonly text: string;
  readonly names: readonly string[];
  readonly ownName: string;
  readonly onCopy: (text: string) => Promise<boolean>;
}

/** The text of a message. Links are text with a button that copies them: nothing is opened or fetched. */
export function MessageText({ text, names, ownName, onCopy }: Props): ReactNode {
  const parts = useMemo(() => partsOf(text, names, ownName), [text, names, ownName]);
  return parts.map((part, index) => {
    // The parts of a text never change their order.
    const key = `${index}`;
    if (part.type === 'link') return <LinkText key={key} link={part.text} onCopy={onCopy} />;
    if (part.type === 'mention')
      return (
        <mark key={key} className="text-mention" data-own={part.isOwn}>
          {part.text}
        </mark>
      );
    return part.text;
  });
}

function LinkText({ link, onCopy }: { readonly link: string } & Pick<Props, 'onCopy'>): ReactNode {
  const { t } = useTranslation('text');
  const { outcome, copy } = useCopy(() => onCopy(link));
  return (
    <span className="text-link">
      <bdi dir="ltr">{link}</bdi>
      <IconButton
        label={t('copyLink', { link })}
        tip={t(outcome === 'copied' ? 'copied' : outcome === 'failed' ? 'notCopied' : 'copy')}
        icon={outcome === 'copied' ? <CheckIcon /> : <CopyIcon />}
        onClick={() => void copy()}
      />
    </span>
  );
}
