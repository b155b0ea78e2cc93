import { Button, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import type { BankStatement } from '../api/types';
import { useApi } from '../api/useApi';
import { useDesk } from '../shell/entity';
import { Amount, Day, Status, useWord } from '../ui/Figures';
import { Facts, Page, Section } from '../ui/Page';
import { Ask } from '../ui/States';
import { EntryList } from './EntryList';
import { readStatement } from './statement';
import { useBalanceWords } from './useBalanceWords';

export function StatementPage() {
  const { id = '' } = useParams({ strict: false });
  const query = useApi(['statement', id], (entity) => readStatement(entity, id));
  return <Ask query={query}>{(view) => <Details statement={view} />}</Ask>;
}

function Details({ statement }: { statement: BankStatement }) {
  const { t } = useTranslation();
  const word = useWord();
  const balance = useBalanceWords();
  const { id: entity } = useDesk();
  const money = (value: BankStatement['opening']) => value && <Amount value={value} />;
  return (
    <Page
      title={t('cash.statement', { number: statement.statement_no ?? '' })}
      aside={<Status code={statement.balance} />}
      actions={
        statement.file && (
          <Button
            component="a"
            variant="default"
            leftSection={<IconDownload size={14} />}
            href={`/api/v1/entities/${entity}/bank-statements/${statement.id}/file`}
            download
          >
            {t('cash.bankFile')}
          </Button>
        )
      }
    >
      <Stack gap="lg">
        <Facts
          facts={[
            [t('field.from'), <Day value={statement.from_on} />],
            [t('field.to'), <Day value={statement.to_on} />],
            [t('imports.format'), word(statement.format)],
            [t('field.opening'), money(statement.opening)],
            [t('field.closing'), money(statement.closing)],
            [t('field.difference'), money(statement.difference)],
            [t('word.gap'), money(statement.gap)],
          ]}
        />
        <Text size="sm">{balance(statement)}</Text>
        <Section title={t('field.entries')}>
          <EntryList statement={statement.id} />
        </Section>
      </Stack>
    </Page>
  );
}
