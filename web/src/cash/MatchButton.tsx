import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import type { MatchReport } from '../api/types';
import { useDesk } from '../shell/entity';
import { useWrite } from '../ui/useWrite';

/** How many rounds one click does; each takes as many entries as the server does at a time. */
const ROUNDS_MAX = 100;

/** Lets the engine look at open entries again: named ones, or all. */
export function MatchButton({ entries }: { entries?: string[] }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const matching = useWrite(
    async (_: undefined, key: string) => {
      let after: string | null | undefined = null;
      let done = 0;
      let left = 0;
      for (let round = 0; round < ROUNDS_MAX; round += 1) {
        // A round is a write of its own: its key says which.
        const params = { path: { entity }, header: idempotent(`${key}-${round}`) };
        const report: MatchReport = await body(
          api.POST('/api/v1/entities/{entity}/bank-entries/match', {
            params,
            body: { select: entries ? { entries } : { all: { after } } },
          }),
        );
        done += report.applied.length;
        left += report.left.reduce((sum, one) => sum + one.count, 0);
        after = report.next;
        if (!after || entries) break;
      }
      return { done, left };
    },
    { say: (report) => t('cash.matched', report) },
  );
  return (
    <Button variant="default" loading={matching.isPending} onClick={() => matching.mutate(undefined)}>
      {t('cash.match')}
    </Button>
  );
}
