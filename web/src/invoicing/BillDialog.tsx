import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import type { IssuedInvoice } from '../api/types';
import { sumMoney } from '../i18n/format';
import { batch, count, type Sending } from '../orders/actions';
import { CustomerName } from '../customers/CustomerName';
import { useDesk } from '../shell/entity';
import { DateField } from '../ui/DateField';
import { Dialog } from '../ui/Dialog';
import { Amount, Day, useWord } from '../ui/Figures';
import { SimpleTable } from '../ui/SimpleTable';
import { Loading } from '../ui/States';
import { TrialNote } from '../ui/TrialNote';
import { useTrial } from '../ui/useTrial';
import { useWrite } from '../ui/useWrite';
import { DraftDocument } from './DraftDocument';

/** How many of the documents to be issued are shown. */
const SHOWN = 12;
/** So many deliveries are billed while one waits; more are left to a job. */
const AT_ONCE = 20;

interface Props {
  /** What is to be billed; `null`: all that is ready. */
  deliveries: string[] | null;
  close: () => void;
  done?: () => void;
}

function bill(entity: string, deliveries: string[] | null, issuedOn: string, sending: Sending) {
  const select = deliveries === null ? { all: {} } : { deliveries };
  const given = { select, issued_on: issuedOn === '' ? null : issuedOn };
  return count(api.POST('/api/v1/entities/{entity}/bill', { params: batch(entity, sending), body: given }));
}

/** Leaves many to a job, which goes on without this page; gives how many orders those are. */
async function run(entity: string, deliveries: string[] | null, issuedOn: string, key: string) {
  const select = deliveries === null ? { all: {} } : { deliveries };
  const given = { select, issued_on: issuedOn === '' ? null : issuedOn };
  const params = { path: { entity }, header: idempotent(key) };
  return (await body(api.POST('/api/v1/entities/{entity}/billing-runs', { params, body: given }))).total;
}

/** Bills, after showing which documents that would issue. */
export function BillDialog({ deliveries, close, done }: Props) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const [issuedOn, setIssuedOn] = useState('');
  const trial = useTrial('bill', { deliveries, issuedOn }, (given, key) =>
    bill(entity, given.deliveries, given.issuedOn, { key, trial: true }),
  );
  const many = deliveries === null || deliveries.length > AT_ONCE;
  const write = async (key: string): Promise<string> => {
    if (many) return t('invoicing.runStarted', { count: await run(entity, deliveries, issuedOn, key) });
    const { done: issued } = await bill(entity, deliveries, issuedOn, { key });
    return t('invoicing.billed', { count: issued });
  };
  const writing = useWrite((_: undefined, key: string) => write(key), {
    say: (told) => told,
    done: () => {
      close();
      done?.();
    },
  });
  const documents = trial.data?.results ?? [];
  return (
    <Dialog
      title={t(deliveries === null ? 'invoicing.billAll' : 'invoicing.bill')}
      close={close}
      submit={() => writing.mutate(undefined)}
      submitLabel={t('invoicing.bill')}
      aside={deliveries !== null && documents.length === 1 && <Draft deliveries={deliveries} issuedOn={issuedOn} />}
      size="lg"
      pending={writing.isPending}
      error={writing.error}
      disabled={!trial.data}
    >
      <DateField
        size="sm"
        autoFocus
        label={t('invoicing.issuedOn')}
        description={t('invoicing.todayHint')}
        value={issuedOn}
        onChange={setIssuedOn}
      />
      {trial.isPending && <Loading rows={3} />}
      {documents.length > 0 && <Documents documents={documents} />}
      {trial.data && documents.length === 0 && <Text size="sm">{t('invoicing.nothingReady')}</Text>}
      {!writing.error && <TrialNote trial={trial} />}
    </Dialog>
  );
}

function Documents({ documents }: { documents: IssuedInvoice[] }) {
  const { t } = useTranslation();
  const word = useWord();
  // Invoices claim and credit notes give: they are never added up together.
  const sums = [...Map.groupBy(documents, (one) => `${one.kind} ${one.gross.currency}`).values()].map((all) => ({
    kind: all[0]?.kind ?? 'invoice',
    sum: sumMoney(all.map((one) => one.gross)),
  }));
  return (
    <Stack gap={6}>
      <SimpleTable
        label={t('invoicing.wouldIssue')}
        rows={documents.slice(0, SHOWN)}
        rowId={(row) => row.id}
        columns={[
          { label: t('field.customer'), narrow: true, cell: (row) => <CustomerName id={row.customer} link={false} /> },
          { label: t('field.kind'), cell: (row) => word(row.kind) },
          { label: t('field.due'), cell: (row) => <Day value={row.due_on} /> },
          { label: t('field.gross'), numeric: true, narrow: true, cell: (row) => <Amount value={row.gross} /> },
        ]}
      />
      <Text size="sm" role="status">
        {t('invoicing.wouldIssueCount', { count: documents.length })}{' '}
        {sums.map(
          ({ kind, sum }) =>
            sum && (
              <span key={kind + sum.currency} style={{ marginRight: 12 }}>
                {word(kind)} <Amount value={sum} strong />
              </span>
            ),
        )}
      </Text>
    </Stack>
  );
}

/** The one document that would be issued. */
function Draft({ deliveries, issuedOn }: { deliveries: string[]; issuedOn: string }) {
  return (
    <DraftDocument
      name="invoice"
      input={{ select: { deliveries }, issued_on: issuedOn || null }}
      load={(entity, request) =>
        body(
          api.POST('/api/v1/entities/{entity}/bill/preview', {
            params: { path: { entity } },
            body: request,
            parseAs: 'blob',
          }),
        )
      }
    />
  );
}
