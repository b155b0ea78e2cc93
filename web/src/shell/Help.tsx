import { Group, Kbd, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { useDesk } from './entity';
import { PAGES } from './pages';
import { Overlay } from '../ui/Overlay';

/** The overview of the keyboard. */
export function Help({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const { may } = useDesk();
  const pages = PAGES.filter((page) => page.permission === null || may(page.permission));
  return (
    <Overlay onClose={close} title={t('help.title')} size="lg">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl">
        <Stack gap={6}>
          <Title order={3}>{t('help.everywhere')}</Title>
          <Line keys={['Ctrl', 'K']} text={t('help.palette')} />
          <Line keys={['?']} text={t('help.help')} />
          <Line keys={['Esc']} text={t('help.close')} />
          {may('orders.write') && <Line keys={['n']} text={t('help.newOrder')} />}
          <Line keys={['Ctrl', 'Z']} text={t('action.undo')} />
          <Title order={3} mt="sm">
            {t('help.lists')}
          </Title>
          <Line keys={['j']} text={t('help.next')} />
          <Line keys={['k']} text={t('help.previous')} />
          <Line keys={['Enter']} text={t('help.open')} />
          <Line keys={['x']} text={t('help.mark')} />
          <Line keys={['a']} text={t('help.act')} />
          <Line keys={['/']} text={t('help.filter')} />
          <Line keys={['v']} text={t('help.views')} />
          {may('orders.release') && (
            <>
              <Title order={3} mt="sm">
                {t('nav.holds')}
              </Title>
              <Line keys={['r']} text={t('help.release')} />
              <Line keys={['f']} text={t('help.refuse')} />
            </>
          )}
          {may('orders.write') && (
            <>
              <Title order={3} mt="sm">
                {t('entry.title')}
              </Title>
              <Line keys={['Enter']} text={t('help.below')} />
              <Line keys={['Ctrl', 'Enter']} text={t('help.saveOrder')} />
            </>
          )}
        </Stack>
        <Stack gap={6}>
          <Title order={3}>{t('help.goTo')}</Title>
          {pages.map((page) => (
            <Line key={page.key} keys={['g', page.letter]} text={t(`nav.${page.key}`)} />
          ))}
        </Stack>
      </SimpleGrid>
    </Overlay>
  );
}

function Line({ keys, text }: { keys: string[]; text: string }) {
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm">{text}</Text>
      <Group gap={4} wrap="nowrap">
        {keys.map((key) => (
          <Kbd key={key} size="xs">
            {key}
          </Kbd>
        ))}
      </Group>
    </Group>
  );
}
