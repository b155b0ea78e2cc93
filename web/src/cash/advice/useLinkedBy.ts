import { useTranslation } from 'react-i18next';

import type { RemittanceAdvice } from '../../api/types';

/** Why an advice is taken to belong to its payment. */
export function useLinkedBy(): (advice: RemittanceAdvice) => string | null {
  const { t } = useTranslation();
  const words = { reference: t('advice.byReference'), amount: t('advice.byAmount'), person: t('advice.byPerson') };
  return (advice) => (advice.linked_by ? words[advice.linked_by] : null);
}
