import { Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import type { RemittanceAdviceLine } from '../../api/types';
import { useDesk } from '../../shell/entity';
import { Amount, Day, useWord } from '../../ui/Figures';
import { SimpleTable, type SimpleColumn } from '../../ui/SimpleTable';

/** What is paid for each document; a deduction with its reason. */
export function AdviceLines({ lines }: { lines: RemittanceAdviceLine[] }) {
  const { t } = useTranslation();
  const word = useWord();
  const money = (value: RemittanceAdviceLine['net']) => value && <Amount value={value} />;
  const columns: SimpleColumn<RemittanceAdviceLine>[] = [
    { label: t('advice.document'), narrow: true, cell: (line) => <Document line={line} /> },
    { label: t('field.kind'), cell: (line) => word(line.kind) },
    { label: t('advice.documentOn'), cell: (line) => <Day value={line.document_on} /> },
    { label: t('field.gross'), numeric: true, cell: (line) => money(line.gross) },
    { label: t('field.discount'), numeric: true, cell: (line) => money(line.discount) },
    { label: t('advice.deducted'), numeric: true, cell: (line) => <Deductions line={line} /> },
    { label: t('advice.paid'), numeric: true, narrow: true, cell: (line) => money(line.net) },
  ];
  return (
    <SimpleTable cards label={t('advice.documents')} columns={columns} rows={lines} rowId={(line) => line.line_no} />
  );
}

/** The number, leading to our open item where there is one; and what stands beside it. */
function Document({ line }: { line: RemittanceAdviceLine }) {
  const { href, may } = useDesk();
  const beside = [...line.references.map((one) => `${one.kind} ${one.value}`), ...line.notes].join(' · ');
  return (
    <>
      {line.item && may('receivables.read') ? (
        <Link to={href(`/open-items/${line.item}`)}>{line.document}</Link>
      ) : (
        line.document || '–'
      )}
      {beside && (
        <Text size="xs" c="dimmed">
          {beside}
        </Text>
      )}
    </>
  );
}

function Deductions({ line }: { line: RemittanceAdviceLine }) {
  if (line.deductions.length === 0) return null;
  return (
    <Stack gap={2} align="end">
      {line.deductions.map((one, place) => (
        <div key={place}>
          <Amount value={one.amount} />
          <Text size="xs" c="dimmed">
            {[one.code, one.reason].filter(Boolean).join(' · ')}
          </Text>
        </div>
      ))}
    </Stack>
  );
}
