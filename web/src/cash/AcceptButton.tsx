import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { CashException } from '../api/types';
import { useDesk } from '../shell/entity';
import { ProblemView } from '../ui/States';
import { useWrite } from '../ui/useWrite';
import { acceptSeen, countLeft } from './accept';

/** Takes over what matching proposes for these payments, as they are shown. */
export function AcceptButton({ rows, done }: { rows: CashException[]; done?: () => void }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const accepting = useWrite((_: undefined, key: string) => acceptSeen(entity, rows, key), {
    say: (accepted) => t('cash.matched', { done: accepted.done, left: countLeft(accepted) }),
    done,
  });
  return (
    <>
      {accepting.error && <ProblemView error={accepting.error} />}
      <Button
        loading={accepting.isPending}
        disabled={!rows.some((row) => row.decision.proposal)}
        onClick={() => accepting.mutate(undefined)}
      >
        {t('cash.accept')}
      </Button>
    </>
  );
}
