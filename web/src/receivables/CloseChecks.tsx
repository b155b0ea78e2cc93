import { Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { Page, Permission } from '../api/types';
import { useApi } from '../api/useApi';
import { monthsUpTo } from '../insight/period';
import { useDesk } from '../shell/entity';
import { Amount } from '../ui/Figures';

/** Up to so many are counted; above it the check says "more". */
const LIMIT = 100;

/** What is unfinished at the end of a month. None of it forbids closing; each leads to its work. */
export function CloseChecks({ month }: { month: string }) {
  const { t } = useTranslation();
  const to = monthsUpTo(month, 1)[0]?.to ?? month;
  return (
    <div>
      <Count
        name={t('receivables.checkEntries')}
        path="/exceptions"
        permission="cash.read"
        id={['open-entries', to]}
        read={(entity) => {
          const params = { path: { entity }, query: { status: 'open' as const, to, limit: LIMIT } };
          return body(api.GET('/api/v1/entities/{entity}/bank-entries', { params }));
        }}
      />
      <Count
        name={t('receivables.checkStatements')}
        path="/statements?flagged=yes"
        permission="cash.read"
        id={['flagged']}
        read={(entity) => {
          const params = { path: { entity }, query: { flagged: true, limit: LIMIT } };
          return body(api.GET('/api/v1/entities/{entity}/bank-statements', { params }));
        }}
      />
      <Count
        name={t('receivables.checkBilling')}
        path="/billing?state=ready"
        permission="invoices.read"
        id={['ready']}
        read={(entity) => {
          const params = { path: { entity }, query: { state: 'ready' as const, limit: LIMIT } };
          return body(api.GET('/api/v1/entities/{entity}/billing-due', { params }));
        }}
      />
      <LedgerAgrees on={to} />
    </div>
  );
}

function Line({ good, children }: { good: boolean; children: ReactNode }) {
  const Icon = good ? IconCircleCheck : IconAlertTriangle;
  return (
    <Text size="sm" component="div">
      <Icon
        size={16}
        style={{ verticalAlign: '-3px', marginRight: 6 }}
        color={good ? 'var(--mantine-color-teal-6)' : 'var(--mantine-color-orange-6)'}
        aria-hidden
      />
      {children}
    </Text>
  );
}

interface CountProps {
  name: string;
  path: string;
  permission: Permission;
  id: string[];
  read: (entity: string) => Promise<Page<unknown>>;
}

function Count({ name, path, permission, id, read }: CountProps) {
  const { href, may } = useDesk();
  const allowed = may(permission);
  const { data } = useApi(['close-check', ...id], read, allowed);
  if (!allowed || !data) return null;
  const rows = data.items.length;
  return (
    <Line good={rows === 0}>
      {rows === 0 ? name : <Link to={href(path)}>{name}</Link>}: {rows}
      {data.next ? '+' : ''}
    </Line>
  );
}

/** The receivable accounts and the sum of the open items are two ways to one figure. */
function LedgerAgrees({ on }: { on: string }) {
  const { t } = useTranslation();
  const { data } = useApi(['close-check', 'ledger', on], async (entity) => {
    const path = { entity };
    const [accounts, aging] = await Promise.all([
      body(api.GET('/api/v1/entities/{entity}/trial-balance', { params: { path, query: { on } } })),
      body(api.GET('/api/v1/entities/{entity}/aging', { params: { path, query: { as_of: on } } })),
    ]);
    return { accounts: accounts.filter((row) => row.role === 'receivable'), totals: aging.totals };
  });
  return data?.accounts.map(({ account, currency, balance }) => {
    const items = data.totals.find((row) => row.currency === currency)?.total;
    if (!items) return null;
    return (
      <Line key={account + currency} good={items.amount === balance.amount}>
        {t('receivables.checkLedger', { account })}: <Amount value={balance} /> · {t('nav.openItems')}:{' '}
        <Amount value={items} />
      </Line>
    );
  });
}
