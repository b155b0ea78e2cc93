import { useTranslation } from 'react-i18next';

import { api, idempotent, single } from '../api/client';
import type { LineWriteOff, OpenItem, SettleLine } from '../api/types';
import { latest } from '../insight/period';
import { useDesk, useToday } from '../shell/entity';
import { absolute } from '../ui/money';
import { Section } from '../ui/Page';
import { SettleForm } from './SettleForm';

/** Uses a receipt on account or a credit note: what it pays, with discounts and differences. */
export function SettleSection({ credit }: { credit: OpenItem }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const today = useToday();
  const settlement = (lines: SettleLine[], rest: LineWriteOff | null) => ({
    credit: credit.id,
    lines,
    rest,
    on: latest(today, credit.posted_on),
  });
  return (
    <Section title={t('cash.allocate')}>
      <SettleForm
        key={credit.residual.amount}
        customer={credit.customer}
        free={absolute(credit.residual)}
        on={credit.due_on}
        proposal={null}
        submitLabel={t('receivables.allocate')}
        bare={false}
        command={(lines, rest) => ({ settle: settlement(lines, rest) })}
        write={(lines, rest, key) => {
          const params = { path: { entity }, header: idempotent(key) };
          const given = [settlement(lines, rest)];
          return single(api.POST('/api/v1/entities/{entity}/settlements', { params, body: given }));
        }}
      />
    </Section>
  );
}
