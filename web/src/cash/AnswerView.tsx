import { Paper, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { PayerAnswer } from '../api/types';
import { Amount, Moment } from '../ui/Figures';
import { SimpleTable } from '../ui/SimpleTable';

/** What a payer said: documents with amounts, a message, or that the money is not for us. */
export function AnswerView({ answer }: { answer: PayerAnswer }) {
  const { t } = useTranslation();
  return (
    <Paper withBorder p="sm" radius="md">
      <Stack gap="xs">
        <Text size="sm" fw={600}>
          {t('ask.answered')} <Moment value={answer.answered_at} />
        </Text>
        {answer.not_ours && (
          <Text size="sm" c="red">
            {t('ask.notOurs')}
          </Text>
        )}
        {answer.message && (
          <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
            “{answer.message}”
          </Text>
        )}
        {answer.documents.length > 0 && (
          <SimpleTable
            label={t('ask.documents')}
            columns={[
              { label: t('field.number'), cell: (row) => row.number, narrow: true },
              {
                label: t('field.amount'),
                cell: (row) => (row.amount ? <Amount value={row.amount} /> : '–'),
                numeric: true,
                narrow: true,
              },
            ]}
            rows={answer.documents.map((document, place) => ({ ...document, place }))}
            rowId={(row) => row.place}
          />
        )}
      </Stack>
    </Paper>
  );
}
