import { useTranslation } from 'react-i18next';

import type { BankStatement } from '../api/types';
import { useFormat } from '../i18n/useFormat';

/** Says how a statement's balances fit, and what to do when they do not. */
export function useBalanceWords(): (statement: BankStatement) => string {
  const { t } = useTranslation();
  const { money } = useFormat();
  return ({ balance, difference, gap }) => {
    if (balance === 'differs') return t('cash.balanceDiffers', { amount: difference ? money(difference) : '–' });
    if (balance === 'gap') return t('cash.balanceGap', { amount: gap ? money(gap) : '–' });
    return t(balance === 'balanced' ? 'cash.balanceFits' : 'cash.balanceUnknown');
  };
}
