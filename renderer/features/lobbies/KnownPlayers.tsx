import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StarIcon } from '../../ui/icons/sign-icons.tsx';
import './lobbies.css';

interface Props {
  /** Not given = nobody whom you know. */
  readonly names: readonly string[] | undefined;
}

/** The players in a found lobby whom you know, and who let you find them. */
export function KnownPlayers({ names = [] }: Props): ReactNode {
  const { t } = useTranslation('lobbies');
  if (names.length === 0) return null;
  return (
    <span className="lobby-known">
      <StarIcon isFilled />
      <span>{t('known', { names })}</span>
    </span>
  );
}
