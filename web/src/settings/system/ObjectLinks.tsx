import { Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { sourcePath } from '../../receivables/source';
import { useDesk } from '../../shell/entity';

/** Where an object is shown that an event or a job names; `null` when it has no page. */
export function objectPath(object: { type: string; id: string }): string | null {
  const rooms: Record<string, string> = {
    statement: '/statements',
    user: '/settings/users',
    import: '/imports',
    event: '/settings/audit',
  };
  const room = rooms[object.type];
  if (room) return `${room}/${object.id}`;
  const pages: Record<string, string> = {
    entity: '/settings',
    product: '/settings/products',
    price_list: '/settings/price-lists',
    price: '/settings/prices',
    payment_term: '/settings/terms',
    tax_rate: '/settings/taxes',
    api_key: '/settings/api-keys',
    period: '/periods',
    mail: '/settings/mails',
    job: '/settings/jobs',
  };
  return sourcePath(object) ?? pages[object.type] ?? null;
}

export function useObjectType(): (type: string) => string {
  const { t } = useTranslation();
  return (type) => t(`audit.object_${type}`, { defaultValue: type.replaceAll('_', ' ') });
}

/** Objects, each leading to its page where it has one. */
export function ObjectLinks({ objects }: { objects: { type: string; id: string }[] }) {
  const { href } = useDesk();
  const objectType = useObjectType();
  return (
    <Group gap="xs">
      {objects.map((object) => {
        const path = objectPath(object);
        const name = objectType(object.type);
        return (
          <span key={`${object.type}${object.id}`} title={object.id}>
            {path ? <Link to={href(path)}>{name}</Link> : name}
          </span>
        );
      })}
    </Group>
  );
}
