import { Alert, NativeSelect, Stack, Tabs, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { Outlook } from '../api/types';
import { useApi } from '../api/useApi';
import { useFormat } from '../i18n/useFormat';
import { countries } from '../start/places';
import { FilterBar } from '../ui/FilterBar';
import { Page } from '../ui/Page';
import { Ask, Empty } from '../ui/States';
import { useFilters } from '../ui/useFilters';
import { ForecastAccuracy } from './ForecastAccuracy';
import { ForecastItems } from './ForecastItems';
import { ForecastLines } from './ForecastLines';
import { ReceivedWeeks } from './ReceivedWeeks';
import { ScenarioPanel } from './ScenarioPanel';

const STEPS = ['day', 'week', 'month'] as const;
const TABS = ['cash', 'items', 'accuracy', 'scenario'] as const;

/** When open items will be paid: what comes in, item by item, how good that was, and what if. */
export function ForecastPage() {
  const { t } = useTranslation();
  const { language, country } = useFormat();
  const { filters, set } = useFilters();
  const tab = TABS.find((one) => one === filters.tab) ?? 'cash';
  const offered = countries(language).map(({ value }) => value);
  return (
    <Page title={t('nav.forecast')}>
      <Tabs value={tab} onChange={(name) => set('tab', name)} keepMounted={false}>
        <Tabs.List mb="sm">
          {TABS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`forecast.tab_${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {(tab === 'cash' || tab === 'items') && (
          <FilterBar
            key={tab}
            fields={[
              { name: 'customer', label: t('field.customer'), kind: 'customer' },
              { name: 'segment', label: t('field.segment'), kind: 'text' },
              { name: 'country', label: t('field.country'), kind: 'choice', options: offered, say: country },
              ...(tab === 'items' ? [{ name: 'currency', label: t('field.currency'), kind: 'text' as const }] : []),
            ]}
          />
        )}
        <Tabs.Panel value="cash">
          <Cash />
        </Tabs.Panel>
        <Tabs.Panel value="items">
          <ForecastItems />
        </Tabs.Panel>
        <Tabs.Panel value="accuracy">
          <ForecastAccuracy />
        </Tabs.Panel>
        <Tabs.Panel value="scenario">
          <ScenarioPanel />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function Cash() {
  const { t } = useTranslation();
  const { filters, set } = useFilters();
  const by = STEPS.find((one) => one === filters.by) ?? 'week';
  const { customer, segment, country } = filters;
  const asked = { by, customer, segment, country };
  const whole = !customer && !segment && !country;
  const query = useApi(['forecast', asked], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/forecast', { params: { path: { entity }, query: asked } })),
  );
  return (
    <Stack mt="sm">
      <NativeSelect
        className="no-print"
        w={200}
        label={t('forecast.by')}
        value={by}
        data={STEPS.map((step) => ({ value: step, label: t(`forecast.by_${step}`) }))}
        onChange={(event) => set('by', event.currentTarget.value)}
      />
      <Ask query={query} rows={14}>
        {(outlook) => (
          <>
            <From outlook={outlook} />
            {outlook.lines.length === 0 ? (
              <Empty>{t('forecast.empty')}</Empty>
            ) : (
              <ForecastLines lines={outlook.lines} by={by} />
            )}
          </>
        )}
      </Ask>
      {whole && <ReceivedWeeks />}
    </Stack>
  );
}

/** What the forecast comes from. */
function From({ outlook }: { outlook: Outlook }) {
  const { t } = useTranslation();
  const { date, decimal } = useFormat();
  const { model } = outlook;
  if (!model) return <Alert color="blue">{t('forecast.notYet')}</Alert>;
  return (
    <>
      {model.is_cold && <Alert color="orange">{t('forecast.cold', { value: decimal(String(model.settled)) })}</Alert>}
      <Text size="sm" c="dimmed">
        {t('forecast.from', {
          settled: decimal(String(model.settled)),
          customers: decimal(String(model.customers)),
          day: date(model.as_of),
        })}
        {!outlook.is_live && ` ${t('forecast.ofNight')}`}
      </Text>
    </>
  );
}
