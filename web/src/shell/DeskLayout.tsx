import { AppShell, Burger, Button, Group, Kbd, ActionIcon, Text } from '@mantine/core';
import { useDisclosure, useLocalStorage } from '@mantine/hooks';
import { IconKeyboard, IconSearch } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Outlet, useLocation, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { AccountMenu } from './AccountMenu';
import { NoEntity, NotFound } from './edges';
import { DeskContext } from './entity';
import { LiveDot } from './live/LiveDot';
import { Navigation } from './Navigation';
import { Brand } from './parts';
import { entitiesQuery, sessionQuery } from './session';
import { useShellKeys } from './useShellKeys';

const Palette = lazy(async () => ({ default: (await import('./Palette')).Palette }));
const Help = lazy(async () => ({ default: (await import('./Help')).Help }));

/** The frame round all pages of one legal entity. */
export function DeskLayout() {
  const { entity: code } = useParams({ strict: false });
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: entities } = useSuspenseQuery(entitiesQuery);
  const entity = entities.find((one) => one.code === code);
  useEffect(() => {
    if (entity) localStorage.setItem('cashlane.entity', entity.code);
  }, [entity]);
  if (!session) return null;
  if (entities.length === 0) return <NoEntity />;
  if (!entity) return <NotFound />;
  return (
    <DeskContext value={{ entity, session }}>
      <Frame />
    </DeskContext>
  );
}

function Frame() {
  const { t } = useTranslation();
  const [drawer, drawerSwitch] = useDisclosure(false);
  const [narrow, setNarrow] = useLocalStorage({ key: 'cashlane.nav', defaultValue: false });
  const [palette, paletteSwitch] = useDisclosure(false);
  const [help, helpSwitch] = useDisclosure(false);
  const location = useLocation();
  const { close: closeDrawer } = drawerSwitch;
  useEffect(closeDrawer, [location.pathname, closeDrawer]);
  useShellKeys({ openPalette: paletteSwitch.open, openHelp: helpSwitch.open });
  return (
    <AppShell
      header={{ height: 48 }}
      navbar={{ width: narrow ? 56 : 216, breakpoint: 'sm', collapsed: { mobile: !drawer } }}
      padding={{ base: 'xs', sm: 'md' }}
      transitionDuration={0}
    >
      <a className="skip" href="#content">
        {t('nav.skip')}
      </a>
      <AppShell.Header px="sm">
        <Group h="100%" justify="space-between" wrap="nowrap" gap="xs">
          <Group gap="xs" wrap="nowrap">
            <Burger
              opened={drawer}
              onClick={drawerSwitch.toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={t('nav.menu')}
            />
            <Brand />
          </Group>
          <Group gap="xs" wrap="nowrap">
            <Button
              variant="default"
              onClick={paletteSwitch.open}
              leftSection={<IconSearch size={14} />}
              visibleFrom="sm"
              rightSection={<Kbd size="xs">Ctrl K</Kbd>}
            >
              <Text size="xs" c="dimmed" w={140} ta="left">
                {t('shell.search')}
              </Text>
            </Button>
            <ActionIcon
              variant="default"
              onClick={paletteSwitch.open}
              hiddenFrom="sm"
              aria-label={t('shell.search')}
              size={30}
            >
              <IconSearch size={16} />
            </ActionIcon>
            <ActionIcon
              variant="default"
              onClick={helpSwitch.open}
              visibleFrom="sm"
              aria-label={t('shell.keyboard')}
              size={30}
            >
              <IconKeyboard size={16} />
            </ActionIcon>
            <LiveDot />
            <AccountMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar>
        <Navigation narrow={narrow && !drawer} onNarrow={setNarrow} />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} style={{ outline: 'none' }}>
        <Outlet />
      </AppShell.Main>
      <Suspense>
        {palette && <Palette close={paletteSwitch.close} />}
        {help && <Help close={helpSwitch.close} />}
      </Suspense>
    </AppShell>
  );
}
