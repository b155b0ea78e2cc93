import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  type RouteComponent,
} from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';

import { parseFilters, stringifyFilters, type Filters } from '../ui/filters';
import { DeskLayout } from './DeskLayout';
import { NoEntity, NotFound, PageCrash, PageLoading } from './edges';
import { entitiesQuery, mayFound, sessionQuery, setupQuery } from './session';
import { SignInPage } from './SignInPage';

interface Context {
  queries: QueryClient;
}

/** What the address may say in its query, everywhere: flat texts. */
function filters(search: Record<string, unknown>): Filters {
  const texts = Object.entries(search).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(texts);
}

const root = createRootRouteWithContext<Context>()({ validateSearch: filters, notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  beforeLoad: async ({ context }) => {
    if ((await context.queries.fetchQuery(setupQuery)).needed) throw redirect({ to: '/first-run' });
  },
  component: SignInPage,
});

const firstRun = createRoute({
  getParentRoute: () => root,
  path: '/first-run',
  beforeLoad: async ({ context }) => {
    if (!(await context.queries.ensureQueryData(setupQuery)).needed) throw redirect({ to: '/sign-in' });
  },
  component: lazyRouteComponent(async () => ({ default: (await import('../start/FirstRunPage')).FirstRunPage })),
});

/** Where a payer answers a question: no session, no frame. */
const answer = createRoute({
  getParentRoute: () => root,
  path: '/answer/$token',
  component: lazyRouteComponent(async () => ({ default: (await import('../answer/AnswerPage')).AnswerPage })),
});

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async ({ context }) => {
    const session = await context.queries.ensureQueryData(sessionQuery);
    if (!session) throw redirect({ to: '/sign-in' });
    const entities = await context.queries.ensureQueryData(entitiesQuery);
    const wanted = localStorage.getItem('cashlane.entity');
    const entity = entities.find((one) => one.code === wanted) ?? entities[0];
    if (entity) throw redirect({ to: '/$entity', params: { entity: entity.code } });
    if (mayFound(session)) throw redirect({ to: '/welcome' });
  },
  component: NoEntity,
});

/** A page of whoever is signed in that belongs to no legal entity. */
function ownPage(path: string, load: () => Promise<RouteComponent>) {
  return createRoute({
    getParentRoute: () => root,
    path,
    beforeLoad: async ({ context, location }) => {
      if (await context.queries.ensureQueryData(sessionQuery)) return;
      throw redirect({ to: '/sign-in', search: { back: location.href } });
    },
    component: lazyRouteComponent(async () => ({ default: await load() })),
  });
}

const account = ownPage('/account', async () => (await import('../account/AccountPage')).AccountPage);
const welcome = ownPage('/welcome', async () => (await import('../start/WelcomePage')).WelcomePage);

const desk = createRoute({
  getParentRoute: () => root,
  path: '/$entity',
  beforeLoad: async ({ context, location }) => {
    if (await context.queries.ensureQueryData(sessionQuery)) return;
    throw redirect({ to: '/sign-in', search: { back: location.href } });
  },
  loader: ({ context }) => context.queries.ensureQueryData(entitiesQuery),
  component: DeskLayout,
});

/** The settings with their own navigation. */
const settings = createRoute({
  getParentRoute: () => desk,
  path: '/settings',
  component: lazyRouteComponent(async () => ({
    default: (await import('../settings/SettingsLayout')).SettingsLayout,
  })),
});

/** A page of the settings, loaded when it is visited. */
function setting(path: string, load: () => Promise<RouteComponent>) {
  return createRoute({
    getParentRoute: () => settings,
    path,
    component: lazyRouteComponent(async () => ({ default: await load() })),
  });
}

const settingsPages = [
  setting('/', async () => (await import('../settings/company/CompanyPage')).CompanyPage),
  setting('/entities', async () => (await import('../settings/company/EntitiesPage')).EntitiesPage),
  setting('/series', async () => (await import('../settings/company/SeriesPage')).SeriesPage),
  setting('/documents', async () => (await import('../settings/documents/DocumentsPage')).DocumentsPage),
  setting('/products', async () => (await import('../settings/agreements/ProductsPage')).ProductsPage),
  setting('/price-lists', async () => (await import('../settings/agreements/PriceListsPage')).PriceListsPage),
  setting('/prices', async () => (await import('../settings/agreements/PricesPage')).PricesPage),
  setting('/terms', async () => (await import('../settings/agreements/TermsPage')).TermsPage),
  setting('/taxes', async () => (await import('../settings/agreements/TaxRatesPage')).TaxRatesPage),
  setting('/deduction-reasons', async () => (await import('../settings/agreements/ReasonsPage')).ReasonsPage),
  setting('/users', async () => (await import('../settings/access/UsersPage')).UsersPage),
  setting('/users/$id', async () => (await import('../settings/access/UserPage')).UserPage),
  setting('/roles', async () => (await import('../settings/access/RolesPage')).RolesPage),
  setting('/api-keys', async () => (await import('../settings/access/ApiKeysPage')).ApiKeysPage),
  setting('/jobs', async () => (await import('../settings/system/JobsPage')).JobsPage),
  setting('/health', async () => (await import('../settings/system/HealthPage')).HealthPage),
  setting('/mails', async () => (await import('../settings/system/MailsPage')).MailsPage),
  setting('/audit', async () => (await import('../settings/system/AuditPage')).AuditPage),
  setting('/audit/$id', async () => (await import('../settings/system/EventPage')).EventPage),
];

/** A page that is loaded when it is visited. */
function page(path: string, load: () => Promise<RouteComponent>) {
  return createRoute({
    getParentRoute: () => desk,
    path,
    component: lazyRouteComponent(async () => ({ default: await load() })),
  });
}

const rooms = [
  page('/', async () => (await import('../home/HomePage')).HomePage),
  page('/orders', async () => (await import('../orders/OrdersPage')).OrdersPage),
  page('/orders/new', async () => (await import('../orders/entry/OrderEntryPage')).OrderEntryPage),
  page('/orders/$id', async () => (await import('../orders/OrderPage')).OrderPage),
  page('/holds', async () => (await import('../orders/HoldsPage')).HoldsPage),
  page('/customers', async () => (await import('../customers/CustomersPage')).CustomersPage),
  page('/customers/new', async () => (await import('../customers/NewCustomerPage')).NewCustomerPage),
  page('/customers/$id/edit', async () => (await import('../customers/EditCustomerPage')).EditCustomerPage),
  page('/customers/$id', async () => (await import('../customers/CustomerPage')).CustomerPage),
  page('/deliveries', async () => (await import('../deliveries/DeliveriesPage')).DeliveriesPage),
  page('/deliveries/due', async () => (await import('../deliveries/DueToShipPage')).DueToShipPage),
  page('/deliveries/$id', async () => (await import('../deliveries/DeliveryPage')).DeliveryPage),
  page('/billing', async () => (await import('../invoicing/BillingPage')).BillingPage),
  page('/invoices', async () => (await import('../invoicing/InvoicesPage')).InvoicesPage),
  page('/invoices/$id', async () => (await import('../invoicing/InvoicePage')).InvoicePage),
  page('/aging', async () => (await import('../receivables/AgingPage')).AgingPage),
  page('/open-items', async () => (await import('../receivables/OpenItemsPage')).OpenItemsPage),
  page('/open-items/$id', async () => (await import('../receivables/OpenItemPage')).OpenItemPage),
  page('/deductions', async () => (await import('../deductions/DeductionsPage')).DeductionsPage),
  page('/journal', async () => (await import('../receivables/JournalPage')).JournalPage),
  page('/journal/$id', async () => (await import('../receivables/EntryPage')).EntryPage),
  page('/periods', async () => (await import('../receivables/PeriodsPage')).PeriodsPage),
  page('/statements', async () => (await import('../cash/StatementsPage')).StatementsPage),
  page('/statements/$id', async () => (await import('../cash/StatementPage')).StatementPage),
  page('/bank-notifications', async () => (await import('../cash/notification/NotificationsPage')).NotificationsPage),
  page('/bank-notifications/$id', async () => (await import('../cash/notification/NotificationPage')).NotificationPage),
  page('/exceptions', async () => (await import('../cash/ExceptionsPage')).ExceptionsPage),
  page('/bank-entries/$id', async () => (await import('../cash/EntryPage')).BankEntryPage),
  page('/remittance-advice', async () => (await import('../cash/advice/AdvicesPage')).AdvicesPage),
  page('/remittance-advice/$id', async () => (await import('../cash/advice/AdvicePage')).AdvicePage),
  page('/receipts', async () => (await import('../cash/ReceiptsPage')).ReceiptsPage),
  page('/receipts/$id', async () => (await import('../cash/ReceiptPage')).ReceiptPage),
  page('/refunds', async () => (await import('../cash/RefundsPage')).RefundsPage),
  page('/policies', async () => (await import('../policies/PoliciesPage')).PoliciesPage),
  page('/match-policies', async () => (await import('../cash/MatchPoliciesPage')).MatchPoliciesPage),
  page('/sign-offs', async () => (await import('../signoff/SignOffsPage')).SignOffsPage),
  page('/sign-offs/$id', async () => (await import('../signoff/SignOffPage')).SignOffPage),
  page('/learned-payers', async () => (await import('../cash/LearnedPayersPage')).LearnedPayersPage),
  page('/bank-accounts', async () => (await import('../cash/BankAccountsPage')).BankAccountsPage),
  page('/trial-balance', async () => (await import('../receivables/TrialBalancePage')).TrialBalancePage),
  page('/customers/$id/statement', async () => (await import('../receivables/AccountPage')).AccountPage),
  page('/insight', async () => (await import('../insight/InsightPage')).InsightPage),
  page('/insight/$kpi', async () => (await import('../insight/KpiPage')).KpiPage),
  page('/targets', async () => (await import('../improve/TargetsPage')).TargetsPage),
  page('/anomalies', async () => (await import('../improve/AnomaliesPage')).AnomaliesPage),
  page('/baselines', async () => (await import('../improve/BaselinesPage')).BaselinesPage),
  page('/changes', async () => (await import('../improve/ChangesPage')).ChangesPage),
  page('/cash-application', async () => (await import('../insight/ApplicationPage')).ApplicationPage),
  page('/forecast', async () => (await import('../forecast/ForecastPage')).ForecastPage),
  page('/process', async () => (await import('../process/ProcessPage')).ProcessPage),
  page('/start', async () => (await import('../start/StartPage')).StartPage),
  page('/imports', async () => (await import('../imports/ImportsPage')).ImportsPage),
  page('/imports/new', async () => (await import('../imports/NewImportPage')).NewImportPage),
  page('/imports/$id', async () => (await import('../imports/ImportPage')).ImportPage),
];

export function makeRouter(queries: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([
      signIn,
      firstRun,
      answer,
      start,
      account,
      welcome,
      desk.addChildren([...rooms, settings.addChildren(settingsPages)]),
    ]),
    context: { queries },
    parseSearch: parseFilters,
    stringifySearch: stringifyFilters,
    defaultPreload: 'intent',
    defaultPendingComponent: PageLoading,
    defaultErrorComponent: PageCrash,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  });
}
