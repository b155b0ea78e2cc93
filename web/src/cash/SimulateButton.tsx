import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import { useDesk } from '../shell/entity';
import { ProblemView } from '../ui/States';
import { useWrite } from '../ui/useWrite';

/** Tries a policy on the payments of the past. */
export function SimulateButton({ policy }: { policy: string }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const trying = useWrite(
    (_: undefined, key: string) =>
      body(
        api.POST('/api/v1/entities/{entity}/match-policies/simulate', {
          params: { path: { entity }, header: idempotent(key) },
          body: { policy },
        }),
      ),
    { say: () => t('policy.tried') },
  );
  return (
    <>
      {trying.error && <ProblemView error={trying.error} />}
      <Button variant="default" loading={trying.isPending} onClick={() => trying.mutate(undefined)}>
        {t('policy.try')}
      </Button>
    </>
  );
}
