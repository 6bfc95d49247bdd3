import { PageSearch } from '../../../../../../renderer/ui/display/pages/PageSearch.tsx';
import type { Stage, Story } from '../../../../stage/story.ts';

const search = (query: string, hasResults: boolean) => (stage: Stage) => {
  const t = stage.i18n.getFixedT(null, 'settings');
  const results = [
    { id: 'language', label: t('language'), detail: t('page.profile') },
    { id: 'maps-ports', label: t('hosting.mapsPorts'), detail: t('page.advanced') },
  ];
  return (
    <PageSearch
      label={t('search.label')}
      placeholder={t('search.placeholder')}
      query={query}
      results={hasResults ? results : []}
      nothing={t('search.nothing')}
      onQuery={() => undefined}
      onChoose={() => undefined}
    />
  );
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 250,
  states: { empty: search('', false), results: search('a', true), nothing: search('zzz', false) },
};
