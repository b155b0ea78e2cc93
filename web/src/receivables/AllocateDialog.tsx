import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, idempotent } from '../api/client';
import type { OpenItem } from '../api/types';
import { today } from '../insight/period';
import { count } from '../orders/actions';
import { useDesk } from '../shell/entity';
import { DateField } from '../ui/DateField';
import { Dialog } from '../ui/Dialog';
import { Amount } from '../ui/Figures';
import { SimpleTable } from '../ui/SimpleTable';
import { useWrite } from '../ui/useWrite';
import { pairUp } from './pairing';

interface Props {
  items: OpenItem[];
  close: () => void;
  done: () => void;
}

/** Pairs selected claims with selected credits. */
export function AllocateDialog({ items, close, done }: Props) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const [on, setOn] = useState(today());
  const pairs = pairUp(items);
  const numbers = new Map(items.map((item) => [item.id, item.number]));
  const writing = useWrite(
    (_: undefined, key: string) => {
      const params = { path: { entity }, header: idempotent(key) };
      return count(
        api.POST('/api/v1/entities/{entity}/allocations', { params, body: pairs.map((pair) => ({ ...pair, on })) }),
      );
    },
    {
      say: (result) => t('orders.done', { count: result.done }),
      done: () => {
        close();
        done();
      },
    },
  );
  return (
    <Dialog
      title={t('receivables.allocate')}
      close={close}
      submit={() => writing.mutate(undefined)}
      pending={writing.isPending}
      error={writing.error}
      disabled={pairs.length === 0}
      size="lg"
    >
      <Text size="sm" c="dimmed">
        {t(pairs.length === 0 ? 'receivables.pickCredit' : 'receivables.allocateHint')}
      </Text>
      {pairs.length > 0 && (
        <SimpleTable
          label={t('receivables.allocations')}
          rows={pairs}
          rowId={(pair) => pair.debit + pair.credit}
          columns={[
            { label: t('word.claims'), narrow: true, cell: (pair) => numbers.get(pair.debit) },
            { label: t('field.credit'), narrow: true, cell: (pair) => numbers.get(pair.credit) },
            { label: t('field.amount'), numeric: true, narrow: true, cell: (pair) => <Amount value={pair.amount} /> },
          ]}
        />
      )}
      <DateField size="sm" required label={t('field.posted')} value={on} onChange={setOn} />
    </Dialog>
  );
}
