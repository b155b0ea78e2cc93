import { Button, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../../api/client';
import type { Entity } from '../../api/types';
import { useFormat } from '../../i18n/useFormat';
import { useDesk } from '../../shell/entity';
import { entitiesQuery } from '../../shell/session';
import { useWord } from '../../ui/Figures';
import { EditDialog } from '../../ui/EditDialog';
import { Facts, Page, Section } from '../../ui/Page';
import { editing } from '../edit';
import { BankAccounts } from './BankAccounts';
import { entityFields, entityValues, type EntityChange, givenLimits, givenMaster, limitFields } from './entityForm';
import { fromMinor } from './limits';
import { SignOffRules } from './SignOffRules';

/** The legal entity one works in: what its documents print, and how far its rules may go. */
export function CompanyPage() {
  const { t } = useTranslation();
  const { entity, may } = useDesk();
  const [act, setAct] = useState<'master' | 'limits' | null>(null);
  const change = (what: 'master' | 'limits') =>
    may('entities.write') && (
      <Button variant="default" onClick={() => setAct(what)}>
        {t('action.edit')}
      </Button>
    );
  return (
    <Page title={t('settings.company')}>
      <Stack gap="lg">
        <Section title={entity.name} actions={change('master')}>
          <Master entity={entity} />
        </Section>
        <Section title={t('settings.limits')} actions={change('limits')}>
          <Limits entity={entity} />
        </Section>
        {may('cash.read') && <SignOffRules />}
        {may('cash.read') && <BankAccounts />}
      </Stack>
      {act && <EntityDialog entity={entity} what={act} close={() => setAct(null)} />}
    </Page>
  );
}

function Master({ entity }: { entity: Entity }) {
  const { t } = useTranslation();
  const word = useWord();
  const { country } = useFormat();
  return (
    <Facts
      facts={[
        [t('settings.code'), entity.code],
        [t('field.address'), `${entity.street}, ${entity.postal_code} ${entity.city}, ${country(entity.country)}`],
        [t('field.email'), entity.email],
        [t('settings.phone'), entity.phone],
        [t('field.vatId'), entity.vat_id],
        [t('settings.taxNumber'), entity.tax_number],
        [t('settings.register'), entity.register_text],
        [t('field.currency'), entity.base_currency],
        [t('shell.language'), word(entity.language)],
        [t('field.timeZone'), entity.time_zone],
      ]}
    />
  );
}

function Limits({ entity }: { entity: Entity }) {
  const { t } = useTranslation();
  const format = useFormat();
  const money = (minor: number, currency: string) => format.money({ amount: fromMinor(minor, currency), currency });
  const currency = entity.base_currency;
  const foreign = Object.entries(entity.foreign_write_off_limits_minor);
  return (
    <Facts
      facts={[
        [t('settings.tolerance', { currency }), money(entity.tolerance_minor, currency)],
        [t('settings.writeOffLimit', { currency }), money(entity.write_off_limit_minor, currency)],
        [t('settings.foreignLimits'), foreign.map(([code, minor]) => money(minor, code)).join(', ') || t('word.none')],
        [
          t('settings.reservationDays'),
          entity.reservation_days === 0 ? t('settings.withoutEnd') : entity.reservation_days,
        ],
        [t('settings.matchesByItself'), t(entity.matches_by_itself ? 'word.yes' : 'word.no')],
      ]}
    />
  );
}

interface Props {
  entity: Entity;
  what: 'master' | 'limits';
  close: () => void;
}

/** Changes a part of the legal entity from the version that was read. */
function EntityDialog({ entity, what, close }: Props) {
  const { t } = useTranslation();
  const word = useWord();
  const queries = useQueryClient();
  const master = what === 'master';
  const params = { path: { entity: entity.id } };
  const write = async (change: EntityChange, version: number, key: string) => {
    const changed = await body(
      api.PATCH('/api/v1/entities/{entity}', { params, headers: editing(key, version), body: change }),
    );
    await queries.invalidateQueries({ queryKey: entitiesQuery.queryKey });
    return changed;
  };
  return (
    <EditDialog
      seen={entity}
      object={entity.id}
      read={() => body(api.GET('/api/v1/entities/{entity}', { params }))}
      change={(values): EntityChange => (master ? givenMaster(values) : givenLimits(values, entity.base_currency, t))}
      title={master ? entity.name : t('settings.limits')}
      close={close}
      write={write}
      start={entityValues(entity)}
      fields={master ? entityFields(t, word) : limitFields(t, entity.base_currency)}
    />
  );
}
