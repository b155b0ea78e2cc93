import { Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import type { StatementSection } from '../api/types';
import { useDesk } from '../shell/entity';
import { Amount, Day, useWord } from '../ui/Figures';
import { Facts, Section } from '../ui/Page';
import { SimpleTable } from '../ui/SimpleTable';
import { Empty } from '../ui/States';

/** One currency of a statement of account: what moved, and what is open at its end. */
export function AccountSection({ section }: { section: StatementSection }) {
  const { t } = useTranslation();
  const word = useWord();
  const { href } = useDesk();
  const movements = section.movements.map((movement, index) => ({ ...movement, index }));
  return (
    <Section title={section.currency}>
      <Stack gap="sm">
        <Facts
          facts={[
            [t('field.opening'), <Amount value={section.opening} />],
            [t('field.closing'), <Amount value={section.closing} strong />],
          ]}
        />
        {movements.length === 0 && <Empty>{t('receivables.noMovements')}</Empty>}
        {movements.length > 0 && (
          <SimpleTable
            label={t('receivables.movements')}
            rows={movements}
            rowId={(row) => row.index}
            cards
            columns={[
              { label: t('field.number'), cell: (row) => `${word(row.kind)} ${row.number}` },
              { label: t('field.posted'), cell: (row) => <Day value={row.posted_on} /> },
              { label: t('field.due'), cell: (row) => <Day value={row.due_on} /> },
              { label: t('field.amount'), numeric: true, cell: (row) => <Amount value={row.amount} /> },
              { label: t('receivables.balance'), numeric: true, cell: (row) => <Amount value={row.balance} /> },
            ]}
          />
        )}
        {section.open_items.length > 0 && (
          <Section title={t('receivables.openAtEnd')}>
            <SimpleTable
              label={t('receivables.openAtEnd')}
              rows={section.open_items}
              rowId={(row) => row.id}
              cards
              columns={[
                {
                  label: t('field.number'),
                  cell: (row) => (
                    <Link to={href(`/open-items/${row.id}`)}>
                      {word(row.kind)} {row.number}
                    </Link>
                  ),
                },
                { label: t('field.posted'), cell: (row) => <Day value={row.posted_on} /> },
                { label: t('field.due'), cell: (row) => <Day value={row.due_on} /> },
                { label: t('field.amount'), numeric: true, cell: (row) => <Amount value={row.amount} /> },
                { label: t('field.residual'), numeric: true, cell: (row) => <Amount value={row.residual} strong /> },
              ]}
            />
          </Section>
        )}
      </Stack>
    </Section>
  );
}
