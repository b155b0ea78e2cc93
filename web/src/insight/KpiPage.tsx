import { ActionIcon, Paper, Stack, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { useApi } from '../api/useApi';
import { Page, Section } from '../ui/Page';
import { Ask, Empty } from '../ui/States';
import { DsoChange } from './DsoChange';
import { KpiCases } from './KpiCases';
import { KpiDistribution, SPREADABLE } from './KpiDistribution';
import { KpiFigure } from './KpiFigure';
import { KpiFilter } from './KpiFilter';
import { KpiSplit } from './KpiSplit';
import { KpiTrend } from './KpiTrend';
import { LossRates } from './LossRates';
import { PeriodPicker, useAsked, useComparison } from './PeriodPicker';
import { readKpi } from './readKpi';
import { useDictionary } from './useDictionary';

/** One key figure: how it is made, its value beside another period's, its course, its documents. */
export function KpiPage() {
  const { t } = useTranslation();
  const { kpi = '' } = useParams({ strict: false });
  const period = useAsked();
  const definition = useDictionary().find((one) => one.id === kpi);
  const other = useComparison();
  const query = useApi(['kpi', kpi, period], (entity) => readKpi(entity, kpi, period));
  const before = useApi(
    ['kpi', kpi, other],
    (entity) => (other ? readKpi(entity, kpi, other) : Promise.resolve([])),
    other !== null,
  );
  return (
    <Page
      title={t(`kpi.${kpi}`, { defaultValue: kpi })}
      actions={
        <>
          <PeriodPicker compare />
          <ActionIcon
            variant="default"
            size={30}
            mt="auto"
            onClick={() => window.print()}
            aria-label={t('insight.print')}
            title={t('insight.print')}
          >
            <IconPrinter size={16} />
          </ActionIcon>
        </>
      }
    >
      <Paper withBorder p="sm" radius="md">
        <Text size="sm">
          <Text span c="dimmed">
            {t('insight.formula')}:
          </Text>{' '}
          {t(`formula.${kpi}`, { defaultValue: '' })}
        </Text>
        <Text size="xs" c="dimmed">
          {t('insight.source')} {definition && t('insight.version', { version: definition.version })}
        </Text>
      </Paper>
      {definition && <KpiFilter definition={definition} />}
      <Ask query={query}>
        {(figures) =>
          figures.length === 0 ? (
            <Empty />
          ) : (
            <Stack gap="lg">
              {figures.map((figure) => (
                <KpiFigure
                  key={figure.currency}
                  figure={figure}
                  period={period}
                  before={before.data?.find((one) => one.currency === figure.currency)}
                  other={other}
                  several={figures.length > 1}
                />
              ))}
              {figures.map((figure) => (
                <Stack key={figure.currency} gap="lg">
                  {figure.kpi === 'dso' && other && <DsoChange figure={figure} period={period} other={other} />}
                  <KpiTrend figure={figure} to={period.to} compare={other !== null} />
                  {SPREADABLE.includes(figure.kpi) && <KpiDistribution figure={figure} period={period} />}
                  {definition?.of_customers && (
                    <KpiSplit
                      figure={figure}
                      period={period}
                      channels={definition.of_channels}
                      products={definition.of_product_groups}
                    />
                  )}
                </Stack>
              ))}
            </Stack>
          )
        }
      </Ask>
      {kpi === 'ecl' && <LossRates />}
      <Section title={t('insight.cases')}>
        <KpiCases kpi={kpi} period={period} />
      </Section>
    </Page>
  );
}
