import { Button, Menu, Text } from '@mantine/core';
import { IconBookmark, IconCheck, IconStar, IconTrash, IconUsers } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, idempotent } from '../../api/client';
import type { View } from '../../api/types';
import { useDesk } from '../../shell/entity';
import { isTyping } from '../../shell/useShellKeys';
import { useWrite } from '../useWrite';
import { useViews } from './useViews';
import { ViewDialog } from './ViewDialog';

interface Props {
  page: string;
  columns: string[];
  choose: (columns: string[]) => void;
}

/** The saved views of a list: show one, save what is shown, tend to the one that is shown. */
export function ViewMenu({ page, columns, choose }: Props) {
  const { t } = useTranslation();
  const { id: entity, may } = useDesk();
  const { views, current, now, show, changed } = useViews({ page, columns, choose });
  const [open, setOpen] = useState(false);
  const [dialog, setDialog] = useState<View | 'new' | null>(null);
  const remove = useWrite((view: View) => {
    const params = { path: { entity, view: view.id } };
    return api.DELETE('/api/v1/entities/{entity}/views/{view}', { params });
  });
  const begin = useWrite((view: string | null, key: string) => {
    const params = { path: { entity }, header: idempotent(key) };
    return api.POST('/api/v1/entities/{entity}/views/default', { params, body: { page, view } });
  });
  const update = useWrite((view: View, key: string) => {
    const header = { ...idempotent(key), 'If-Match': String(view.version) };
    const params = { path: { entity, view: view.id }, header };
    const change = { query: now.query, columns: now.columns };
    return api.PATCH('/api/v1/entities/{entity}/views/{view}', { params, body: change });
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'v' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  const tends = (view: View | null): view is View => view !== null && (view.own || may('views.share'));
  return (
    <>
      <Menu
        opened={open}
        onChange={setOpen}
        position="bottom-end"
        shadow="md"
        width={250}
        withInitialFocusPlaceholder={false}
      >
        <Menu.Target>
          <Button variant="default" leftSection={<IconBookmark size={14} />} title={t('views.title')}>
            {current?.name ?? t('views.title')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => show(null)}>{t('views.all')}</Menu.Item>
          {views.map((view) => (
            <Menu.Item
              key={view.id}
              onClick={() => show(view)}
              leftSection={view === current ? <IconCheck size={14} /> : null}
              rightSection={<Marks view={view} />}
            >
              {view.name}
              {!view.own && (
                <Text size="xs" c="dimmed">
                  {view.owner_name}
                </Text>
              )}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => setDialog('new')}>{t('views.save')}</Menu.Item>
          {tends(changed) && (
            <Menu.Item onClick={() => update.mutate(changed)}>{t('views.update', { name: changed.name })}</Menu.Item>
          )}
          {tends(current) && <Menu.Item onClick={() => setDialog(current)}>{t('views.change')}</Menu.Item>}
          {current && (
            <Menu.Item
              leftSection={<IconStar size={14} />}
              onClick={() => begin.mutate(current.is_default ? null : current.id)}
            >
              {t(current.is_default ? 'views.noDefault' : 'views.makeDefault')}
            </Menu.Item>
          )}
          {tends(current) && (
            <Menu.Item leftSection={<IconTrash size={14} />} onClick={() => remove.mutate(current)}>
              {t('views.delete')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {dialog && <ViewDialog now={now} view={dialog === 'new' ? null : dialog} close={() => setDialog(null)} />}
    </>
  );
}

function Marks({ view }: { view: View }) {
  const { t } = useTranslation();
  return (
    <>
      {view.shared && <IconUsers size={14} aria-label={t('views.shared')} />}
      {view.is_default && <IconStar size={14} aria-label={t('views.default')} />}
    </>
  );
}
