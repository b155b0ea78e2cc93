import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import type { InvoiceView } from '../api/types';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { Amount, Day } from '../ui/Figures';
import { isSome } from '../ui/money';
import { Section } from '../ui/Page';
import { SimpleTable } from '../ui/SimpleTable';

/** Taxes, instalments and what was credited of an invoice. */
export function InvoiceMoney({ invoice }: { invoice: InvoiceView }) {
  const { t } = useTranslation();
  const { decimal } = useFormat();
  const { href } = useDesk();
  return (
    <>
      <Section title={t('invoicing.taxes')}>
        <SimpleTable
          label={t('invoicing.taxes')}
          rows={invoice.taxes}
          rowId={(tax) => `${tax.category}${tax.percent}`}
          columns={[
            {
              label: t('field.tax'),
              narrow: true,
              cell: (tax) => `${decimal(tax.percent)} % · ${t(`settings.category_${tax.category}`)}`,
            },
            { label: t('field.note'), cell: (tax) => tax.note ?? '–' },
            { label: t('field.base'), numeric: true, narrow: true, cell: (tax) => <Amount value={tax.base} /> },
            { label: t('field.amount'), numeric: true, narrow: true, cell: (tax) => <Amount value={tax.tax} /> },
          ]}
        />
      </Section>
      {invoice.instalments.length > 0 && (
        <Section title={t('invoicing.instalments')}>
          <SimpleTable
            label={t('invoicing.instalments')}
            rows={invoice.instalments}
            rowId={(one) => one.instalment}
            columns={[
              { label: t('field.due'), narrow: true, cell: (one) => <Day value={one.due_on} /> },
              { label: t('field.discountOn'), cell: (one) => <Day value={one.discount_on} /> },
              {
                label: t('field.discount'),
                numeric: true,
                cell: (one) => (isSome(one.discount) ? <Amount value={one.discount} /> : '–'),
              },
              { label: t('field.amount'), numeric: true, narrow: true, cell: (one) => <Amount value={one.amount} /> },
              { label: t('field.open'), numeric: true, narrow: true, cell: (one) => <Amount value={one.open} /> },
            ]}
          />
        </Section>
      )}
      {invoice.credit_notes.length > 0 && (
        <Section title={t('invoicing.creditNotes')}>
          <SimpleTable
            label={t('invoicing.creditNotes')}
            rows={invoice.credit_notes}
            rowId={(note) => note.id}
            columns={[
              {
                label: t('field.number'),
                narrow: true,
                cell: (note) => <Link to={href(`/invoices/${note.id}`)}>{note.number}</Link>,
              },
              { label: t('field.issued'), narrow: true, cell: (note) => <Day value={note.issued_on} /> },
              { label: t('field.gross'), numeric: true, narrow: true, cell: (note) => <Amount value={note.gross} /> },
            ]}
          />
        </Section>
      )}
    </>
  );
}
