import { ActionIcon, Button, Fieldset, Group, NativeSelect, Text } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { entitiesQuery } from '../../shell/session';
import { choices, fieldAtFault } from '../../ui/formValues';
import { oneOf, type Role, type RoleGrant } from '../edit';
import { useAccessNames, useRoles } from './names';

interface Props {
  grants: RoleGrant[];
  onChange: (grants: RoleGrant[]) => void;
  error: unknown;
}

/** Roles, each with where it holds. */
export function GrantsField({ grants, onChange, error }: Props) {
  const { t } = useTranslation();
  const names = useAccessNames();
  const { data: entities } = useSuspenseQuery(entitiesQuery);
  const roles = useRoles().data?.map((one) => one.role) ?? [];
  const fault = fieldAtFault(error, ['roles']);
  const put = (index: number, grant: RoleGrant | null) =>
    onChange(grants.flatMap((one, at) => (at === index ? (grant ? [grant] : []) : [one])));
  const add = (role: Role | undefined) => role && onChange([...grants, { role, entity_id: null }]);
  return (
    <Fieldset legend={t('settings.roles')} py="xs">
      {grants.map((grant, index) => (
        <div key={index}>
          <Group gap="xs" mt={index === 0 ? 0 : 8} wrap="nowrap">
            <NativeSelect
              size="sm"
              style={{ flex: 1 }}
              aria-label={t('access.roleNo', { no: index + 1 })}
              value={grant.role}
              data={choices(roles, names.role)}
              onChange={(event) =>
                put(index, { ...grant, role: oneOf(roles, event.currentTarget.value) ?? grant.role })
              }
            />
            <NativeSelect
              size="sm"
              style={{ flex: 1 }}
              aria-label={t('access.whereNo', { no: index + 1 })}
              value={grant.entity_id ?? ''}
              data={[
                { value: '', label: t('access.everywhere') },
                ...entities.map((entity) => ({ value: entity.id, label: entity.name })),
              ]}
              onChange={(event) => put(index, { ...grant, entity_id: event.currentTarget.value || null })}
            />
            <ActionIcon
              size={34}
              variant="subtle"
              color="gray"
              aria-label={t('access.removeRole')}
              onClick={() => put(index, null)}
            >
              <IconX size={16} />
            </ActionIcon>
          </Group>
          <Text size="xs" c="dimmed">
            {names.duty(grant.role)}
          </Text>
        </div>
      ))}
      <Button
        mt={8}
        variant="subtle"
        leftSection={<IconPlus size={14} />}
        onClick={() => add(roles.find((role) => role === 'order_desk') ?? roles[0])}
      >
        {t('access.addRole')}
      </Button>
      {fault && (
        <Text size="xs" c="var(--mantine-color-error)" role="alert">
          {fault.problem.detail}. {fault.problem.remedy}
        </Text>
      )}
    </Fieldset>
  );
}

/** A role and where it holds, in words. */
export function useGrantText(): (grant: RoleGrant) => string {
  const { t } = useTranslation();
  const names = useAccessNames();
  const { data: entities } = useSuspenseQuery(entitiesQuery);
  return (grant) => {
    const entity = entities.find((one) => one.id === grant.entity_id);
    const where = grant.entity_id ? (entity?.name ?? grant.entity_id) : t('access.everywhere');
    return `${names.role(grant.role)} · ${where}`;
  };
}
