import { Button, Stack } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { OpenItem } from '../api/types';
import { RefundDialog } from '../cash/RefundDialog';
import { SettleSection } from '../cash/SettleSection';
import { CustomerName } from '../customers/CustomerName';
import { useDesk } from '../shell/entity';
import { WaitingFor } from '../signoff/WaitingFor';
import { Amount, Day, Status, useWord } from '../ui/Figures';
import { isNegative, isSome } from '../ui/money';
import { Facts, Page } from '../ui/Page';
import { Ask } from '../ui/States';
import { AllocationList } from './AllocationList';
import { sourcePath } from './source';
import { useOpenItem } from './useOpenItem';
import { WriteOffDialog } from './WriteOffDialog';

export function OpenItemPage() {
  const { id: item = '' } = useParams({ strict: false });
  const query = useOpenItem(item);
  return <Ask query={query}>{(view) => <Details item={view} />}</Ask>;
}

function Details({ item }: { item: OpenItem }) {
  const { t } = useTranslation();
  const { may } = useDesk();
  const [act, setAct] = useState<'writeOff' | 'refund' | null>(null);
  const open = isSome(item.residual);
  const credit = open && isNegative(item.residual) && ['receipt', 'credit_note'].includes(item.kind);
  const close = () => setAct(null);
  return (
    <Page
      title={t('receivables.item', { number: item.number })}
      aside={<Status code={item.kind} />}
      actions={
        <>
          {credit && may('receivables.refund') && (
            <Button variant="default" onClick={() => setAct('refund')}>
              {t('cash.payBack')}
            </Button>
          )}
          {open && may('receivables.write_off') && (
            <Button variant="default" onClick={() => setAct('writeOff')}>
              {t('receivables.writeOff')}
            </Button>
          )}
        </>
      }
    >
      <Stack gap="lg">
        {open && may('cash.read') && <WaitingFor subject={item.id} />}
        <ItemFacts item={item} />
        {credit && may('receivables.allocate') && <SettleSection credit={item} />}
        <AllocationList item={item.id} />
      </Stack>
      {act === 'writeOff' && <WriteOffDialog items={[item]} close={close} />}
      {act === 'refund' && <RefundDialog item={item} close={close} />}
    </Page>
  );
}

function ItemFacts({ item }: { item: OpenItem }) {
  const { t } = useTranslation();
  const word = useWord();
  const { href } = useDesk();
  const source = sourcePath(item.source);
  return (
    <Facts
      facts={[
        [t('field.customer'), <CustomerName id={item.customer} />],
        [
          t('field.source'),
          source ? (
            <Link to={href(source)}>
              {word(item.source.type)} {item.number}
            </Link>
          ) : (
            word(item.source.type)
          ),
        ],
        [
          t('nav.journal'),
          <Link to={href(`/journal/${item.entry}`)}>
            {t('field.posted')} <Day value={item.posted_on} />
          </Link>,
        ],
        [t('field.due'), <Day value={item.due_on} />],
        [t('field.instalment'), item.instalment || null],
        [t('field.reference'), item.reference],
        [t('field.discountOn'), item.discount_on && <Day value={item.discount_on} />],
        [t('field.discount'), isSome(item.discount) && <Amount value={item.discount} />],
        [t('field.cleared'), item.cleared_on && <Day value={item.cleared_on} />],
        [t('field.amount'), <Amount value={item.amount} />],
        [t('field.residual'), <Amount value={item.residual} strong />],
      ]}
    />
  );
}
