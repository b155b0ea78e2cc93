import { Paper, SimpleGrid, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { Permission } from '../api/types';
import { useApi } from '../api/useApi';
import { today } from '../insight/period';
import { useDesk } from '../shell/entity';

/** Up to so many rows are counted; above it the list says so. */
const LIMIT = 100;

interface Listed {
  items: unknown[];
  next?: string | null;
}

/** What waits for people, as far as the signed-in one may see it. */
export function NeedList() {
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
      <Need
        name="holds"
        path="/holds"
        permission="orders.read"
        read={(entity) =>
          body(api.GET('/api/v1/entities/{entity}/holds', { params: { path: { entity }, query: { limit: LIMIT } } }))
        }
      />
      <Need
        name="received"
        path="/orders?status=received"
        permission="orders.read"
        read={(entity) =>
          body(
            api.GET('/api/v1/entities/{entity}/orders', {
              params: { path: { entity }, query: { status: 'received', limit: LIMIT } },
            }),
          )
        }
      />
      <Need
        name="ready"
        path="/billing?state=ready"
        permission="invoices.read"
        read={(entity) =>
          body(
            api.GET('/api/v1/entities/{entity}/billing-due', {
              params: { path: { entity }, query: { state: 'ready', limit: LIMIT } },
            }),
          )
        }
      />
      <Need
        name="notDelivered"
        path="/deliveries?status=shipped"
        permission="deliveries.read"
        read={(entity) =>
          body(
            api.GET('/api/v1/entities/{entity}/deliveries', {
              params: { path: { entity }, query: { status: 'shipped', limit: LIMIT } },
            }),
          )
        }
      />
      <Need
        name="exceptions"
        path="/exceptions"
        permission="cash.read"
        read={(entity) =>
          body(
            api.GET('/api/v1/entities/{entity}/bank-entries', {
              params: { path: { entity }, query: { status: 'open', limit: LIMIT } },
            }),
          )
        }
      />
      <Need
        name="flagged"
        path="/statements?flagged=yes"
        permission="cash.read"
        read={(entity) =>
          body(
            api.GET('/api/v1/entities/{entity}/bank-statements', {
              params: { path: { entity }, query: { flagged: true, limit: LIMIT } },
            }),
          )
        }
      />
      <Need
        name="overdue"
        path={`/open-items?due_before=${today()}&side=claims`}
        permission="receivables.read"
        read={(entity) =>
          body(
            api.GET('/api/v1/entities/{entity}/open-items', {
              params: { path: { entity }, query: { due_before: today(), side: 'claims', state: 'open', limit: LIMIT } },
            }),
          )
        }
      />
      <Need
        name="refunds"
        path="/refunds?linked=no"
        permission="cash.read"
        read={(entity) =>
          body(
            api.GET('/api/v1/entities/{entity}/refunds', {
              params: { path: { entity }, query: { linked: false, limit: LIMIT } },
            }),
          )
        }
      />
    </SimpleGrid>
  );
}

interface NeedProps {
  name: string;
  path: string;
  permission: Permission;
  read: (entity: string) => Promise<Listed>;
}

function Need({ name, path, permission, read }: NeedProps) {
  const { t } = useTranslation();
  const { href, may } = useDesk();
  const allowed = may(permission);
  const query = useApi(['need', name], read, allowed);
  if (!allowed) return null;
  const rows = query.data?.items.length;
  const shown = rows === undefined ? '…' : `${rows}${query.data?.next ? '+' : ''}`;
  return (
    <Paper withBorder p="sm" radius="md">
      <Text fz={22} fw={600} c={rows === 0 ? 'dimmed' : undefined} component="div">
        {query.error ? '!' : shown}
      </Text>
      <Text size="sm" component="div">
        <Link to={href(path)}>{t(`home.${name}`)}</Link>
      </Text>
    </Paper>
  );
}
