import { Grid, Stack, Text } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { DeliveryView } from '../api/types';
import { useApi } from '../api/useApi';
import { Timeline } from '../events/Timeline';
import { DocumentPane } from '../invoicing/DocumentPane';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { Day, Moment, Status, useWord } from '../ui/Figures';
import { Facts, Page, Section } from '../ui/Page';
import { SimpleTable } from '../ui/SimpleTable';
import { Ask } from '../ui/States';
import { DeliveryActions } from './DeliveryActions';
import { ProofFile } from './ProofFile';

export function DeliveryPage() {
  const { id: delivery = '' } = useParams({ strict: false });
  const query = useApi(['delivery', delivery], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/deliveries/{delivery}', { params: { path: { entity, delivery } } })),
  );
  return <Ask query={query}>{(view) => <Details key={delivery} delivery={view} />}</Ask>;
}

function Details({ delivery }: { delivery: DeliveryView }) {
  const { t } = useTranslation();
  const word = useWord();
  const { decimal } = useFormat();
  const { href, may } = useDesk();
  const facts: [string, React.ReactNode][] = [
    [t('field.customer'), <Link to={href(`/customers/${delivery.customer}`)}>{delivery.customer_name}</Link>],
    [t('field.order'), <Link to={href(`/orders/${delivery.order}`)}>{delivery.order_number}</Link>],
    [t('field.kind'), word(delivery.kind)],
    [t('field.shipped'), <Moment value={delivery.shipped_at} />],
    [t('field.delivered'), <Moment value={delivery.delivered_at} />],
    [t('field.carrier'), delivery.carrier],
    [t('field.trackingNo'), delivery.tracking_no],
    [t('field.signedBy'), delivery.proof?.signed_by],
    [t('field.billing'), word(delivery.billing)],
    [
      t('field.invoice'),
      delivery.invoice && <Link to={href(`/invoices/${delivery.invoice}`)}>{t('word.invoice')}</Link>,
    ],
    [t('field.reason'), delivery.return_reason],
  ];
  return (
    <Page
      title={t('deliveries.title', { number: delivery.number })}
      aside={<Status code={delivery.status} />}
      actions={<DeliveryActions delivery={delivery} />}
    >
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <Stack gap="lg">
            <Facts facts={facts} />
            <Section title={t('orders.lines')}>
              <SimpleTable
                label={t('orders.lines')}
                rows={delivery.lines}
                rowId={(line) => line.id}
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
                  { label: t('field.quantityOrdered'), numeric: true, cell: (line) => decimal(line.ordered) },
                  { label: t('field.confirmed'), cell: (line) => <Day value={line.confirmed_on} /> },
                ]}
              />
            </Section>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <Stack gap="lg">
            {delivery.proof?.file && <ProofFile delivery={delivery.id} file={delivery.proof.file} />}
            {delivery.kind === 'outbound' && may('invoices.read') && <DocumentPane subject={delivery.id} />}
            <Timeline object={delivery.id} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  );
}
