import { Button, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconBuildingStore, IconCompass } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { PlainFrame } from '../shell/PlainFrame';
import { Page } from '../ui/Page';
import { CompanyForm } from './CompanyForm';
import { SampleCard } from './SampleCard';

/** What comes after the first sign-in: look around in the sample company, or begin one's own. */
export function WelcomePage() {
  const { t } = useTranslation();
  const [own, setOwn] = useState(false);
  return (
    <PlainFrame>
      <Page title={own ? t('start.ownTitle') : t('start.welcome')}>
        {own ? (
          <CompanyForm back={() => setOwn(false)} />
        ) : (
          <Stack>
            <Text>{t('start.welcomeText')}</Text>
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <Paper withBorder p="lg" radius="md">
                <Stack align="start" h="100%">
                  <IconCompass size={28} stroke={1.5} aria-hidden />
                  <Title order={2}>{t('start.sampleTitle')}</Title>
                  <Text size="sm" style={{ flexGrow: 1 }}>
                    {t('start.sampleText')}
                  </Text>
                  <SampleCard />
                </Stack>
              </Paper>
              <Paper withBorder p="lg" radius="md">
                <Stack align="start" h="100%">
                  <IconBuildingStore size={28} stroke={1.5} aria-hidden />
                  <Title order={2}>{t('start.ownTitle')}</Title>
                  <Text size="sm" style={{ flexGrow: 1 }}>
                    {t('start.ownText')}
                  </Text>
                  <Button size="sm" onClick={() => setOwn(true)}>
                    {t('start.ownBegin')}
                  </Button>
                </Stack>
              </Paper>
            </SimpleGrid>
          </Stack>
        )}
      </Page>
    </PlainFrame>
  );
}
