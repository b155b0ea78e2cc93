import { useTranslation } from 'react-i18next';

import { CustomerName } from '../customers/CustomerName';
import { Page } from '../ui/Page';
import { useFilters } from '../ui/useFilters';
import { OpenItemList } from './OpenItemList';

export function OpenItemsPage() {
  const { t } = useTranslation();
  const { filters } = useFilters();
  return (
    <Page title={t('nav.openItems')} aside={filters.customer && <CustomerName id={filters.customer} />}>
      <OpenItemList />
    </Page>
  );
}
