import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { SignOff } from '../api/types';
import { useDesk } from '../shell/entity';
import { ReasonDialog } from '../ui/ReasonDialog';
import { ProblemView } from '../ui/States';
import { useWrite } from '../ui/useWrite';
import { decide } from './signing';

/** What can be done with what waits: sign and decline what others asked for, withdraw one's own. */
export function DecideButtons({ rows, done }: { rows: SignOff[]; done?: () => void }) {
  const { t } = useTranslation();
  const { id: entity, may, me } = useDesk();
  const [declining, setDeclining] = useState(false);
  const waiting = rows.filter((row) => row.status === 'waiting');
  const own = waiting.filter((row) => row.asked_by === me);
  const others = waiting.filter((row) => row.asked_by !== me);
  const say = ({ done: count, refused }: { done: number; refused: number }) =>
    `${t('orders.done', { count })}${refused ? `, ${t('orders.refusedSome', { count: refused })}` : ''}`;
  const signing = useWrite((_: undefined, key: string) => decide(entity, 'sign', others, '', key), { say, done });
  const withdrawing = useWrite((_: undefined, key: string) => decide(entity, 'withdraw', own, '', key), { say, done });
  const error = signing.error ?? withdrawing.error;
  return (
    <>
      {may('cash.sign_off') && others.length > 0 && (
        <>
          <Button loading={signing.isPending} onClick={() => signing.mutate(undefined)}>
            {t('signOff.sign')}
          </Button>
          <Button variant="default" onClick={() => setDeclining(true)}>
            {t('signOff.decline')}
          </Button>
        </>
      )}
      {own.length > 0 && (
        <Button variant="default" loading={withdrawing.isPending} onClick={() => withdrawing.mutate(undefined)}>
          {t('signOff.withdraw')}
        </Button>
      )}
      {error && <ProblemView error={error} />}
      {declining && (
        <ReasonDialog
          title={t('signOff.decline')}
          close={() => setDeclining(false)}
          write={(note, key) => decide(entity, 'decline', others, note, key)}
          say={say}
          done={done}
        />
      )}
    </>
  );
}
