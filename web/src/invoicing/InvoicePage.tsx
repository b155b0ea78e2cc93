import { Button, Grid, Stack, Text } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { InvoiceView } from '../api/types';
import { useApi } from '../api/useApi';
import { CustomerName } from '../customers/CustomerName';
import { DeductionsOf } from '../deductions/DeductionsOf';
import { useFormat } from '../i18n/useFormat';
import { LinePrice } from '../orders/LinePrice';
import { useDesk } from '../shell/entity';
import { Amount, Day, Status } from '../ui/Figures';
import { isSome } from '../ui/money';
import { Facts, Page, Section } from '../ui/Page';
import { SimpleTable } from '../ui/SimpleTable';
import { Ask } from '../ui/States';
import { CreditNoteDialog } from './CreditNoteDialog';
import { DocumentPane } from './DocumentPane';
import { InvoiceMoney } from './InvoiceMoney';

export function InvoicePage() {
  const { id: invoice = '' } = useParams({ strict: false });
  const query = useApi(['invoice', invoice], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/invoices/{invoice}', { params: { path: { entity, invoice } } })),
  );
  return <Ask query={query}>{(view) => <Details key={invoice} invoice={view} />}</Ask>;
}

function Details({ invoice }: { invoice: InvoiceView }) {
  const { t } = useTranslation();
  const { may } = useDesk();
  const [crediting, setCrediting] = useState(false);
  const isInvoice = invoice.kind === 'invoice';
  const actions = isInvoice && may('invoices.credit') && (
    <Button variant="default" onClick={() => setCrediting(true)}>
      {t('invoicing.creditLines')}
    </Button>
  );
  return (
    <Page
      title={t(isInvoice ? 'invoicing.titleInvoice' : 'invoicing.titleCreditNote', { number: invoice.number })}
      aside={<Status code={isSome(invoice.open) ? 'open' : 'cleared'} />}
      actions={actions}
    >
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <Stack gap="lg">
            <InvoiceFacts invoice={invoice} />
            <InvoiceLines invoice={invoice} />
            <InvoiceMoney invoice={invoice} />
            {isInvoice && may('receivables.read') && <DeductionsOf document={invoice.id} />}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <DocumentPane subject={invoice.id} />
        </Grid.Col>
      </Grid>
      {crediting && <CreditNoteDialog invoice={invoice} close={() => setCrediting(false)} />}
    </Page>
  );
}

function InvoiceFacts({ invoice }: { invoice: InvoiceView }) {
  const { t } = useTranslation();
  const { href, may } = useDesk();
  const link = (path: string, id: string | null | undefined, text: string | null | undefined) =>
    id ? <Link to={href(`/${path}/${id}`)}>{text}</Link> : null;
  const facts: [string, React.ReactNode][] = [
    [t('field.customer'), <CustomerName id={invoice.customer} />],
    [t('field.order'), link('orders', invoice.order, invoice.order_number)],
    [t('field.delivery'), link('deliveries', invoice.delivery, invoice.delivery_numbers.join(', '))],
    [t('field.corrects'), link('invoices', invoice.corrects, invoice.corrects_number)],
    [t('field.issued'), <Day value={invoice.issued_on} />],
    [t('field.supplied'), <Day value={invoice.supplied_on} />],
    [t('field.due'), invoice.due_on && <Day value={invoice.due_on} />],
    [t('field.reference'), invoice.reference],
    [t('field.customerOrderNo'), invoice.customer_order_no],
    [t('field.reason'), invoice.reason],
    [t('field.gross'), <Amount value={invoice.gross} strong />],
    [t('field.open'), <Amount value={invoice.open} strong />],
    [
      t('receivables.postings'),
      may('receivables.read') && <Link to={href(`/journal?source=${invoice.id}`)}>{t('nav.journal')}</Link>,
    ],
  ];
  return <Facts facts={facts} />;
}

function InvoiceLines({ invoice }: { invoice: InvoiceView }) {
  const { t } = useTranslation();
  const { decimal } = useFormat();
  return (
    <Section title={t('orders.lines')}>
      <SimpleTable
        label={t('orders.lines')}
        rows={invoice.lines}
        rowId={(line) => line.line_no}
        columns={[
          { label: t('field.line'), cell: (line) => line.line_no },
          {
            label: t('field.name'),
            narrow: true,
            cell: (line) => (
              <>
                {line.name}{' '}
                <Text size="xs" c="dimmed">
                  {line.sku}
                </Text>
              </>
            ),
          },
          { label: t('field.quantity'), numeric: true, narrow: true, cell: (line) => decimal(line.quantity) },
          { label: t('field.unitPrice'), numeric: true, cell: (line) => <LinePrice line={line} /> },
          {
            label: t('field.tax'),
            numeric: true,
            cell: (line) => `${decimal(line.tax_percent)} %`,
          },
          { label: t('field.net'), numeric: true, narrow: true, cell: (line) => <Amount value={line.net} /> },
        ]}
      />
    </Section>
  );
}
