import { ActionIcon, AppShell, NavLink, ScrollArea, Text, Tooltip } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';

import { EntityPicker } from './EntityPicker';
import { useDesk } from './entity';
import { PAGES, type PageEntry } from './pages';

interface Props {
  narrow: boolean;
  onNarrow: (narrow: boolean) => void;
}

export function Navigation({ narrow, onNarrow }: Props) {
  const { t } = useTranslation();
  const { may } = useDesk();
  const pages = PAGES.filter((page) => page.permission === null || may(page.permission));
  const label = t(narrow ? 'nav.expand' : 'nav.collapse');
  const Icon = narrow ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <>
      <AppShell.Section p="xs" pb={4}>
        {!narrow && <EntityPicker />}
      </AppShell.Section>
      <AppShell.Section grow component={ScrollArea} px={6}>
        {pages.map((page, index) => (
          <Fragment key={page.key}>
            {!narrow && page.group && page.group !== pages[index - 1]?.group && (
              <Text size="xs" c="dimmed" px={8} pt={10} pb={2}>
                {t(`nav.${page.group}`)}
              </Text>
            )}
            <Entry page={page} narrow={narrow} />
          </Fragment>
        ))}
      </AppShell.Section>
      <AppShell.Section p="xs" visibleFrom="sm">
        <ActionIcon variant="subtle" color="gray" onClick={() => onNarrow(!narrow)} aria-label={label} title={label}>
          <Icon size={18} />
        </ActionIcon>
      </AppShell.Section>
    </>
  );
}

function Entry({ page, narrow }: { page: PageEntry; narrow: boolean }) {
  const { t } = useTranslation();
  const { href } = useDesk();
  const { pathname } = useLocation();
  const target = href(page.path).replace(/\/$/, '');
  const here = page.path === '/' ? pathname.replace(/\/$/, '') === target : pathname.startsWith(target);
  const label = t(`nav.${page.key}`);
  const link = (
    <NavLink
      component={Link}
      to={target}
      activeOptions={{ exact: page.path === '/' }}
      active={here}
      variant="light"
      aria-current={here ? 'page' : undefined}
      label={narrow ? undefined : label}
      aria-label={label}
      py={3}
      px={8}
      style={{ borderRadius: 6 }}
      leftSection={<page.icon size={17} stroke={1.6} />}
    />
  );
  return narrow ? (
    <Tooltip label={label} position="right">
      {link}
    </Tooltip>
  ) : (
    link
  );
}
