import { Button, Stack } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { OpenItem } from '../api/types';
import { useApi } from '../api/useApi';
import { CustomerName } from '../customers/CustomerName';
import { useDesk } from '../shell/entity';
import { Amount, Day, Status, useWord } from '../ui/Figures';
import { Facts, Page } from '../ui/Page';
import { Ask } from '../ui/States';
import { AllocationList } from './AllocationList';
import { sourcePath } from './source';
import { WriteOffDialog } from './WriteOffDialog';

export function OpenItemPage() {
  const { id: item = '' } = useParams({ strict: false });
  const query = useApi(['open-item', item], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/open-items/{item}', { params: { path: { entity, item } } })),
  );
  return <Ask query={query}>{(view) => <Details item={view} />}</Ask>;
}

function Details({ item }: { item: OpenItem }) {
  const { t } = useTranslation();
  const word = useWord();
  const { href, may } = useDesk();
  const [writingOff, setWritingOff] = useState(false);
  const source = sourcePath(item.source);
  const facts: [string, React.ReactNode][] = [
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
    [t('field.instalment'), item.instalment],
    [t('field.reference'), item.reference],
    [t('field.discountOn'), item.discount_on && <Day value={item.discount_on} />],
    [t('field.discount'), <Amount value={item.discount} />],
    [t('field.cleared'), <Day value={item.cleared_on} />],
    [t('field.amount'), <Amount value={item.amount} />],
    [t('field.residual'), <Amount value={item.residual} strong />],
  ];
  const open = !item.cleared_on;
  return (
    <Page
      title={t('receivables.item', { number: item.number })}
      aside={<Status code={item.kind} />}
      actions={
        open &&
        may('receivables.write_off') && (
          <Button variant="default" onClick={() => setWritingOff(true)}>
            {t('receivables.writeOff')}
          </Button>
        )
      }
    >
      <Stack gap="lg">
        <Facts facts={facts} />
        <AllocationList item={item.id} />
      </Stack>
      {writingOff && <WriteOffDialog items={[item]} close={() => setWritingOff(false)} />}
    </Page>
  );
}
