import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../../api/client';
import type { RemittanceAdvice } from '../../api/types';
import { useFormat } from '../../i18n/useFormat';
import { useDesk } from '../../shell/entity';
import { useWrite } from '../../ui/useWrite';
import { AsideToggle } from '../AsideToggle';
import { PickEntryDialog } from '../PickEntryDialog';
import { linkAdvice, unlinkAdvice } from './adviceApi';

/** Says where an advice belongs, or that it is of no use. */
export function AdviceActions({ advice }: { advice: RemittanceAdvice }) {
  if (advice.status === 'linked') return <UnlinkButton advice={advice} />;
  return (
    <>
      {advice.status === 'open' && <LinkButton advice={advice} />}
      <AsideButton advice={advice} />
    </>
  );
}

function LinkButton({ advice }: { advice: RemittanceAdvice }) {
  const { t } = useTranslation();
  const { money } = useFormat();
  const { id: entity } = useDesk();
  const [picking, setPicking] = useState(false);
  return (
    <>
      <Button onClick={() => setPicking(true)}>{t('advice.link')}</Button>
      {picking && (
        <PickEntryDialog
          title={t('advice.linkTitle')}
          hint={t('advice.linkHint', { amount: money(advice.amount) })}
          submitLabel={t('advice.link')}
          amount={advice.amount}
          start={advice.amount.amount}
          fits={(one) =>
            !one.advice && !one.amount.amount.startsWith('-') && one.amount.currency === advice.amount.currency
          }
          write={(entry, key) => linkAdvice(entity, advice.id, entry, key)}
          undo={(key) => unlinkAdvice(entity, advice.id, key)}
          close={() => setPicking(false)}
        />
      )}
    </>
  );
}

/** Takes a link back; the message offers to set it again. */
export function UnlinkButton({ advice }: { advice: RemittanceAdvice }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const entry = advice.entry;
  const writing = useWrite((_: undefined, key: string) => unlinkAdvice(entity, advice.id, key), {
    say: () => t('advice.unlinked'),
    undo: () => (entry ? (key) => linkAdvice(entity, advice.id, entry, key) : null),
  });
  return (
    <Button variant="default" loading={writing.isPending} onClick={() => writing.mutate(undefined)}>
      {t('advice.unlink')}
    </Button>
  );
}

function AsideButton({ advice }: { advice: RemittanceAdvice }) {
  const { id: entity } = useDesk();
  return (
    <AsideToggle
      aside={advice.status === 'open'}
      put={(out, reason, key) => {
        const params = { path: { entity }, header: idempotent(key) };
        const given = { advice: advice.id, aside: out, reason };
        return body(api.POST('/api/v1/entities/{entity}/remittance-advices/set-aside', { params, body: given }));
      }}
    />
  );
}
