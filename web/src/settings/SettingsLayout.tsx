import { NativeSelect, NavLink, Text } from '@mantine/core';
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { useDesk } from '../shell/entity';
import { SECTIONS } from './sections';
import classes from './SettingsLayout.module.css';

/** The settings with their own navigation: at the side, or a choice where there is no room. */
export function SettingsLayout() {
  const { t } = useTranslation();
  const { href, may, mayEverywhere } = useDesk();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const groups = SECTIONS.map(({ group, entries }) => ({
    group,
    entries: entries.filter((entry) => (entry.everywhere ? mayEverywhere : may)(entry.permission)),
  })).filter(({ entries }) => entries.length > 0);
  const here = (path: string) =>
    path === '/settings' ? pathname.replace(/\/$/, '') === href(path) : pathname.startsWith(href(path));
  const current = groups.flatMap(({ entries }) => entries).find((entry) => here(entry.path));
  return (
    <div className={classes.layout}>
      <NativeSelect
        className={`${classes.choice} no-print`}
        aria-label={t('settings.pages')}
        value={current?.path}
        data={groups.map(({ group, entries }) => ({
          group: t(`settings.${group}`),
          items: entries.map((entry) => ({ value: entry.path, label: t(`settings.${entry.key}`) })),
        }))}
        onChange={(event) => void navigate({ to: href(event.currentTarget.value) })}
      />
      <nav className={`${classes.nav} no-print`} aria-label={t('settings.pages')}>
        {groups.map(({ group, entries }) => (
          <div key={group}>
            <Text size="xs" c="dimmed" px={8} pt={8} pb={2}>
              {t(`settings.${group}`)}
            </Text>
            {entries.map((entry) => (
              <NavLink
                key={entry.key}
                component={Link}
                to={href(entry.path)}
                activeOptions={{ exact: true }}
                active={here(entry.path)}
                aria-current={here(entry.path) ? 'page' : undefined}
                label={t(`settings.${entry.key}`)}
                py={4}
                px={8}
                style={{ borderRadius: 6 }}
              />
            ))}
          </div>
        ))}
      </nav>
      <div style={{ minWidth: 0 }}>
        <Outlet />
      </div>
    </div>
  );
}
