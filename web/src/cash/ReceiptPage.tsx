import { Badge, Button, Stack } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import type { Receipt } from '../api/types';
import { useApi } from '../api/useApi';
import { CustomerName } from '../customers/CustomerName';
import { AllocationList } from '../receivables/AllocationList';
import { useDesk } from '../shell/entity';
import { Amount, Day, Status, useWord } from '../ui/Figures';
import { isSome } from '../ui/money';
import { Facts, Page } from '../ui/Page';
import { ReasonDialog } from '../ui/ReasonDialog';
import { Ask } from '../ui/States';
import { Rate } from './Rate';
import { RefundDialog } from './RefundDialog';
import { SettleSection } from './SettleSection';

export function ReceiptPage() {
  const { id: receipt = '' } = useParams({ strict: false });
  const query = useApi(['receipt', receipt], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/receipts/{receipt}', { params: { path: { entity, receipt } } })),
  );
  return <Ask query={query}>{(view) => <Details receipt={view} />}</Ask>;
}

function Details({ receipt }: { receipt: Receipt }) {
  const { t } = useTranslation();
  const word = useWord();
  const { id: entity, href, may } = useDesk();
  const [undoing, setUndoing] = useState(false);
  const [refunding, setRefunding] = useState(false);
  const item = receipt.item ?? null;
  const { data } = useApi(
    ['open-item', item],
    (scope) =>
      body(
        api.GET('/api/v1/entities/{entity}/open-items/{item}', {
          params: { path: { entity: scope, item: item ?? '' } },
        }),
      ),
    item !== null && may('receivables.read'),
  );
  const open = data && isSome(data.residual);
  const reverse = (reason: string, key: string) => {
    const params = { path: { entity }, header: idempotent(key) };
    return body(
      api.POST('/api/v1/entities/{entity}/receipts/reverse', { params, body: { receipt: receipt.id, reason } }),
    );
  };
  return (
    <Page
      title={`${t('word.receipt')} ${receipt.number}`}
      aside={
        receipt.reversed_on ? (
          <Status code="reversed" />
        ) : (
          receipt.automatic && <Badge color="blue">{t('cash.automatic')}</Badge>
        )
      }
      actions={
        <>
          {!receipt.reversed_on && may('cash.write') && (
            <Button variant="default" onClick={() => setUndoing(true)}>
              {t('cash.reverse')}
            </Button>
          )}
          {open && may('receivables.refund') && (
            <Button variant="default" onClick={() => setRefunding(true)}>
              {t('cash.payBack')}
            </Button>
          )}
        </>
      }
    >
      <Stack gap="lg">
        <Facts
          facts={[
            [t('field.customer'), <CustomerName id={receipt.customer} />],
            [t('field.received'), <Day value={receipt.received_on} />],
            [
              t('field.source'),
              receipt.entry ? (
                <Link to={href(`/bank-entries/${receipt.entry}`)}>{t('word.bank_entry')}</Link>
              ) : (
                word(receipt.origin)
              ),
            ],
            [t('field.reference'), receipt.payer_reference],
            [t('word.open_item'), item && <Link to={href(`/open-items/${item}`)}>{receipt.number}</Link>],
            [
              t('nav.journal'),
              may('receivables.read') && (
                <Link to={`${href('/journal')}?source=${receipt.id}`}>{t('receivables.postings')}</Link>
              ),
            ],
            [t('field.amount'), <Amount value={receipt.amount} strong />],
            [t('cash.paid'), receipt.paid && <Amount value={receipt.paid} />],
            [
              t('cash.rate'),
              receipt.paid && receipt.rate && (
                <Rate from={receipt.paid.currency} to={receipt.amount.currency} rate={receipt.rate} />
              ),
            ],
            [t('field.onAccount'), <Amount value={receipt.on_account} />],
          ]}
        />
        {open && may('receivables.allocate') && <SettleSection credit={data} />}
        {item && may('receivables.read') && <AllocationList item={item} />}
      </Stack>
      {refunding && data && <RefundDialog item={data} close={() => setRefunding(false)} />}
      {undoing && <ReasonDialog title={t('cash.reverse')} danger close={() => setUndoing(false)} write={reverse} />}
    </Page>
  );
}
