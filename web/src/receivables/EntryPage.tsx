import { Button, Stack } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { EntryView } from '../api/types';
import { useApi } from '../api/useApi';
import { CustomerName } from '../customers/CustomerName';
import { useDesk } from '../shell/entity';
import { useActorText } from '../ui/actor';
import { Amount, Day, Moment, Status, useWord } from '../ui/Figures';
import { isNegative, negated } from '../ui/money';
import { Facts, Page } from '../ui/Page';
import { SimpleTable } from '../ui/SimpleTable';
import { Ask } from '../ui/States';
import { mayReverse } from './reverse';
import { ReverseDialog } from './ReverseDialog';
import { sourcePath } from './source';
import { useAccounts } from './useAccounts';
import { useReasonText } from './useReasonText';

export function EntryPage() {
  const { id: entry = '' } = useParams({ strict: false });
  const query = useApi(['entry', entry], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/journal/{entry}', { params: { path: { entity, entry } } })),
  );
  return <Ask query={query}>{(view) => <Details entry={view} />}</Ask>;
}

function Details({ entry }: { entry: EntryView }) {
  const { t } = useTranslation();
  const word = useWord();
  const actorText = useActorText();
  const reasonText = useReasonText();
  const { href, may } = useDesk();
  const [reversing, setReversing] = useState(false);
  const source = sourcePath(entry.source);
  const other = (id: string | null | undefined, number: string | null | undefined) =>
    id && <Link to={href(`/journal/${id}`)}>{number}</Link>;
  return (
    <Page
      title={t('receivables.entry', { number: entry.number })}
      aside={
        <>
          <Status code={entry.kind} />
          {entry.reversed_by && <Status code="reversed" />}
        </>
      }
      actions={
        !entry.reversed_by &&
        mayReverse(entry.kind, may) && (
          <Button variant="default" onClick={() => setReversing(true)}>
            {t('receivables.reverse')}
          </Button>
        )
      }
    >
      <Stack gap="lg">
        <Facts
          facts={[
            [t('field.posted'), <Day value={entry.posted_on} />],
            [
              t('field.source'),
              source ? <Link to={href(source)}>{word(entry.source.type)}</Link> : word(entry.source.type),
            ],
            [
              t('field.actor'),
              <>
                {actorText(entry.actor, entry.actor_name)} · <Moment value={entry.recorded_at} />
              </>,
            ],
            [t('field.reason'), entry.reason && reasonText(entry.reason)],
            [t('receivables.reverses'), other(entry.reverses, entry.reverses_number)],
            [t('receivables.reversedBy'), other(entry.reversed_by, entry.reversed_by_number)],
          ]}
        />
        <Lines entry={entry} />
      </Stack>
      {reversing && <ReverseDialog entry={entry.id} close={() => setReversing(false)} />}
    </Page>
  );
}

/** The entry's lines, debit and credit apart; an account leads to what it holds. */
function Lines({ entry }: { entry: EntryView }) {
  const { t } = useTranslation();
  const { href } = useDesk();
  const { nameOf } = useAccounts();
  const rows = entry.lines.map((line, index) => ({ ...line, index }));
  return (
    <SimpleTable
      label={t('nav.journal')}
      rows={rows}
      rowId={(line) => line.index}
      cards
      columns={[
        {
          label: t('field.account'),
          cell: (line) => (
            <Link to={`${href('/journal')}?account=${line.account}`}>
              {line.account} {nameOf(line.account)}
            </Link>
          ),
        },
        {
          label: t('field.customer'),
          cell: (line) => line.customer && <CustomerName id={line.customer} name={line.customer_name} />,
        },
        {
          label: t('receivables.debitSide'),
          numeric: true,
          cell: (line) => !isNegative(line.amount) && <Amount value={line.amount} />,
        },
        {
          label: t('receivables.creditSide'),
          numeric: true,
          cell: (line) => isNegative(line.amount) && <Amount value={negated(line.amount)} />,
        },
      ]}
    />
  );
}
