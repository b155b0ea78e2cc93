import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { useDesk } from '../shell/entity';
import { ProblemView } from '../ui/States';
import { useWrite } from '../ui/useWrite';

/** Tries a policy on the past. */
export function TryButton({ simulate }: { simulate: (entity: string, key: string) => Promise<unknown> }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const trying = useWrite((_: undefined, key: string) => simulate(entity, key), { say: () => t('policy.tried') });
  return (
    <>
      {trying.error && <ProblemView error={trying.error} />}
      <Button variant="default" loading={trying.isPending} onClick={() => trying.mutate(undefined)}>
        {t('policy.try')}
      </Button>
    </>
  );
}
