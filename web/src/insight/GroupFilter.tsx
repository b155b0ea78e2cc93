import { useTranslation } from 'react-i18next';

import { useFormat } from '../i18n/useFormat';
import { countries } from '../start/places';
import { FilterBar, type FilterField } from '../ui/FilterBar';
import { useGroup } from './PeriodPicker';

/** The filters that leave the customers of a segment or of a country. */
export function useGroupFields(): FilterField[] {
  const { t } = useTranslation();
  const { language, country } = useFormat();
  const chosen = useGroup().country;
  const offered = countries(language).map(({ value }) => value);
  const options = chosen && !offered.includes(chosen) ? [chosen, ...offered] : offered;
  return [
    { name: 'segment', label: t('field.segment'), kind: 'text' },
    { name: 'country', label: t('field.country'), kind: 'choice', options, say: country },
  ];
}

/** Which customers figures are of: those of a segment, of a country, or all. */
export function GroupFilter() {
  return <FilterBar fields={useGroupFields()} />;
}
