import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../../api/client';
import type { Money, SignOffRules as Rules } from '../../api/types';
import { useApi } from '../../api/useApi';
import { useFormat } from '../../i18n/useFormat';
import { useDesk } from '../../shell/entity';
import { EditDialog } from '../../ui/EditDialog';
import { refuse, type Values } from '../../ui/formValues';
import { Facts, Section } from '../../ui/Page';
import { Ask } from '../../ui/States';
import { editing } from '../edit';
import { fromMinor, readLimits } from './limits';

const lines = (limits: Money[]) => limits.map((limit) => `${limit.currency} ${limit.amount}`).join('\n');

/** From which amounts on one person alone is not enough. */
export function SignOffRules() {
  const { t } = useTranslation();
  const { money } = useFormat();
  const { may } = useDesk();
  const [editingNow, setEditing] = useState(false);
  const query = useApi(['sign-off-rules'], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/sign-off-rules', { params: { path: { entity } } })),
  );
  const say = (limits: Money[]) => limits.map(money).join(', ') || t('signOff.never');
  return (
    <Section
      title={t('signOff.rules')}
      actions={
        may('entities.write') &&
        query.data && (
          <Button variant="default" onClick={() => setEditing(true)}>
            {t('action.edit')}
          </Button>
        )
      }
    >
      <Ask query={query} rows={2}>
        {(rules) => (
          <>
            <Facts
              facts={[
                [t('signOff.applications'), say(rules.applications)],
                [t('signOff.adjustments'), say(rules.adjustments)],
              ]}
            />
            {editingNow && <RulesDialog rules={rules} close={() => setEditing(false)} />}
          </>
        )}
      </Ask>
    </Section>
  );
}

function RulesDialog({ rules, close }: { rules: Rules; close: () => void }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const params = { path: { entity } };
  const limitsIn = (values: Values, name: string): Money[] => {
    const read = readLimits(values[name] ?? '');
    if (typeof read === 'string') return refuse(name, t('settings.noLimit', { text: read }));
    return Object.entries(read).map(([currency, minor]) => ({ amount: fromMinor(minor, currency), currency }));
  };
  const field = (name: 'applications' | 'adjustments') => ({
    name,
    label: t(name === 'applications' ? 'signOff.applications' : 'signOff.adjustments'),
    kind: 'long' as const,
    hint: t('signOff.rulesHint'),
    show: (limits: unknown) => lines(limits as Money[]),
  });
  return (
    <EditDialog
      title={t('signOff.rules')}
      close={close}
      cols={1}
      seen={rules}
      object={entity}
      start={{ applications: lines(rules.applications), adjustments: lines(rules.adjustments) }}
      fields={[field('applications'), field('adjustments')]}
      change={(values) => ({
        applications: limitsIn(values, 'applications'),
        adjustments: limitsIn(values, 'adjustments'),
      })}
      read={() => body(api.GET('/api/v1/entities/{entity}/sign-off-rules', { params }))}
      write={(change, version, key) =>
        body(
          api.PATCH('/api/v1/entities/{entity}/sign-off-rules', {
            params,
            headers: editing(key, version),
            body: change,
          }),
        )
      }
    />
  );
}
