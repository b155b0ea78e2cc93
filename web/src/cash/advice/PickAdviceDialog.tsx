import { useTranslation } from 'react-i18next';

import { api, body } from '../../api/client';
import type { BankEntry } from '../../api/types';
import { useFormat } from '../../i18n/useFormat';
import { useDesk } from '../../shell/entity';
import { PickDialog } from '../PickDialog';
import { linkAdvice, senderOf, unlinkAdvice } from './adviceApi';

/** Names the advice that belongs to a payment; those of its amount come first. */
export function PickAdviceDialog({ entry, close }: { entry: BankEntry; close: () => void }) {
  const { t } = useTranslation();
  const { money, date } = useFormat();
  const { id: entity } = useDesk();
  const { currency } = entry.amount;
  return (
    <PickDialog
      title={t('advice.pick')}
      label={t('nav.remittanceAdvice')}
      submitLabel={t('advice.link')}
      empty={t('advice.noneOpen')}
      amount={entry.amount}
      by={['advice', currency]}
      load={(entity, search) => {
        const query = { status: 'open' as const, currency, search, limit: 100 };
        return body(api.GET('/api/v1/entities/{entity}/remittance-advices', { params: { path: { entity }, query } }));
      }}
      describe={(one) => ({
        label: `${senderOf(one)} · ${money(one.amount)}`,
        description: [one.payment_ref, one.paid_on && date(one.paid_on)].filter(Boolean).join(' · '),
      })}
      write={(picked, key) => linkAdvice(entity, picked, entry.id, key)}
      say={() => t('advice.linkedNow')}
      undo={(change) => (key) => unlinkAdvice(entity, change.advice.id, key)}
      close={close}
    />
  );
}
