import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { Moment, Status } from '../ui/Figures';
import { SimpleTable } from '../ui/SimpleTable';

interface Row {
  name: string;
  state: string;
  in_force_at?: string | null;
  reason?: string | null;
  is_untried: boolean;
}

/** The policies of a room, one of which is shown. */
export function PolicyTable({
  policies,
  shown,
  choose,
}: {
  policies: Row[];
  /** The name of the one that is shown. */
  shown: string;
  choose: (name: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <SimpleTable
      label={t('policy.all')}
      rows={policies}
      rowId={(row) => row.name}
      cards
      columns={[
        {
          label: t('field.name'),
          narrow: true,
          cell: (row) => (
            <Button
              variant="subtle"
              size="compact-sm"
              aria-pressed={row.name === shown}
              onClick={() => choose(row.name)}
            >
              {row.name}
            </Button>
          ),
        },
        { label: t('field.status'), narrow: true, cell: (row) => <Status code={row.state} /> },
        { label: t('policy.inForceSince'), cell: (row) => row.in_force_at && <Moment value={row.in_force_at} /> },
        {
          label: t('field.reason'),
          cell: (row) => (row.is_untried ? t('trial.untriedWhy', { reason: row.reason }) : (row.reason ?? '')),
        },
      ]}
    />
  );
}
