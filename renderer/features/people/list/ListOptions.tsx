import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MenuButton } from '../../../ui/floating/MenuButton.tsx';
import { SortIcon } from '../../../ui/icons/action-icons.tsx';
import { PEOPLE_SORTS } from '../people-order.ts';
import type { PeopleView } from '../people-store.ts';
import type { PeopleGrouping } from './people-sections.ts';

interface Props {
  readonly view: PeopleView;
  readonly groupings: readonly Pick<PeopleGrouping, 'id' | 'label'>[];
  readonly onChange: (view: PeopleView) => void;
}

/** The button whose menu sorts the list of players, and divides it. */
export function ListOptions({ view, groupings, onChange }: Props): ReactNode {
  const { t } = useTranslation('people');
  const sorts = PEOPLE_SORTS.map((sort) => ({
    id: `sort-${sort}`,
    label: t(`list.${sort}`),
    isChecked: view.sort === sort,
    onSelect: () => onChange({ ...view, sort }),
  }));
  const groups = [{ id: '', label: t('list.notGrouped') }, ...groupings].map(({ id, label }) => ({
    id: `group-${id}`,
    label,
    isChecked: view.groupBy === id,
    onSelect: () => onChange({ ...view, groupBy: id }),
  }));
  return (
    <MenuButton
      label={t('list.options')}
      icon={<SortIcon />}
      groups={[
        { label: t('list.sort'), choices: sorts },
        ...(groupings.length === 0 ? [] : [{ label: t('list.group'), choices: groups }]),
      ]}
    />
  );
}
