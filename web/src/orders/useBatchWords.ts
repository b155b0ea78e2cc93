import { useTranslation } from 'react-i18next';

import type { Batch } from './actions';

/** Says what became of a batch, with the first reason why not all of it was done. */
export function useBatchWords(): (batch: Batch<unknown>) => string {
  const { t } = useTranslation();
  return ({ done, refusals }) => {
    const words = [t('orders.done', { count: done })];
    if (refusals[0]) words.push(`${t('orders.refusedSome', { count: refusals.length })}: ${refusals[0].detail}`);
    return words.join(', ');
  };
}
