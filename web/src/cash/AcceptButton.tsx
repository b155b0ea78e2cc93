import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { CashException, SignOffCommand } from '../api/types';
import { useDesk } from '../shell/entity';
import { AskSignOff } from '../signoff/AskSignOff';
import { ProblemView } from '../ui/States';
import { useWrite } from '../ui/useWrite';
import { acceptSeen, countLeft } from './accept';

/** Takes over what matching proposes for these payments, as they are shown. */
export function AcceptButton({ rows, done }: { rows: CashException[]; done?: () => void }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const [toSign, setToSign] = useState<SignOffCommand[]>([]);
  const accepting = useWrite((_: undefined, key: string) => acceptSeen(entity, rows, key), {
    say: (accepted) => t('cash.matched', { done: accepted.done, left: countLeft(accepted) }),
    done: (accepted) => {
      setToSign(accepted.toSign);
      if (accepted.toSign.length === 0) done?.();
    },
  });
  const asked = () => {
    setToSign([]);
    done?.();
  };
  if (toSign.length > 0) return <AskSignOff commands={toSign} detail={t('signOff.tooMuch')} done={asked} />;
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
