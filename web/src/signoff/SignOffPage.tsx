import { Stack } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { SignOff } from '../api/types';
import { useApi } from '../api/useApi';
import { CustomerName } from '../customers/CustomerName';
import { useDesk } from '../shell/entity';
import { Amount, Moment, Status } from '../ui/Figures';
import { Facts, Page, Section } from '../ui/Page';
import { SimpleTable } from '../ui/SimpleTable';
import { Ask } from '../ui/States';
import { DecideButtons } from './DecideButtons';

export function SignOffPage() {
  const { id: sign_off = '' } = useParams({ strict: false });
  const query = useApi(['sign-off', sign_off], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/sign-offs/{sign_off}', { params: { path: { entity, sign_off } } })),
  );
  return <Ask query={query}>{(found) => <Details key={sign_off} signOff={found} />}</Ask>;
}

/** What was asked for, line by line, and who decided. */
function Details({ signOff }: { signOff: SignOff }) {
  const { t } = useTranslation();
  const { href } = useDesk();
  const kinds = {
    apply: t('signOff.apply'),
    settle: t('signOff.settle'),
    allocate: t('signOff.allocate'),
    write_off: t('signOff.writeOff'),
  };
  return (
    <Page
      title={t('signOff.title', { what: kinds[signOff.kind] })}
      aside={<Status code={signOff.status} />}
      actions={<DecideButtons rows={[signOff]} />}
    >
      <Stack gap="lg">
        <Facts
          facts={[
            [t('field.customer'), <CustomerName id={signOff.customer} name={signOff.customer_name} />],
            [t('field.amount'), <Amount value={signOff.amount} strong />],
            [
              t('signOff.about'),
              signOff.entry ? (
                <Link to={href(`/bank-entries/${signOff.entry}`)}>{t('word.bank_entry')}</Link>
              ) : (
                signOff.item && <Link to={href(`/open-items/${signOff.item}`)}>{t('word.open_item')}</Link>
              ),
            ],
            [t('signOff.kept'), signOff.kept && <Amount value={signOff.kept} />],
            [t('signOff.askedBy'), signOff.asked_by_name ?? signOff.asked_by],
            [t('ask.asked'), <Moment value={signOff.asked_at} />],
            [t('field.note'), signOff.note],
            [t('signOff.decidedBy'), signOff.decided_by_name ?? signOff.decided_by],
            [t('signOff.decided'), signOff.decided_at && <Moment value={signOff.decided_at} />],
            [t('action.reason'), signOff.decision_note],
          ]}
        />
        {signOff.lines.length > 0 && <Lines signOff={signOff} />}
      </Stack>
    </Page>
  );
}

function Lines({ signOff }: { signOff: SignOff }) {
  const { t } = useTranslation();
  const { href } = useDesk();
  return (
    <Section title={t('signOff.lines')}>
      <SimpleTable
        label={t('signOff.lines')}
        cards
        rows={signOff.lines}
        rowId={(line) => line.item}
        columns={[
          {
            label: t('field.number'),
            cell: (line) => <Link to={href(`/open-items/${line.item}`)}>{line.number}</Link>,
          },
          { label: t('signOff.openThen'), numeric: true, cell: (line) => <Amount value={line.open} /> },
          { label: t('field.amount'), numeric: true, cell: (line) => <Amount value={line.amount} /> },
          {
            label: t('field.discount'),
            numeric: true,
            cell: (line) => line.discount && <Amount value={line.discount} />,
          },
          {
            label: t('field.writeOff'),
            numeric: true,
            cell: (line) => line.write_off && <Amount value={line.write_off} />,
          },
        ]}
      />
    </Section>
  );
}
