import { account } from './account';
import { access } from './access';
import { action } from './action';
import { advice } from './advice';
import { notification } from './notification';
import { answer } from './answer';
import { application } from './application';
import { ask } from './ask';
import { audit } from './audit';
import { baseline } from './baseline';
import { cash } from './cash';
import { conflict } from './conflict';
import { customers } from './customers';
import { deductions } from './deductions';
import { deliveries } from './deliveries';
import { documents } from './documents';
import { entry } from './entry';
import { event } from './event';
import { evidence } from './evidence';
import { field } from './field';
import { formula } from './formula';
import { help } from './help';
import { home } from './home';
import { imports } from './imports';
import { improve } from './improve';
import { insight } from './insight';
import { invoicing } from './invoicing';
import { kpi } from './kpi';
import { learned } from './learned';
import { list } from './list';
import { nav } from './nav';
import { orders } from './orders';
import { palette } from './palette';
import { policy } from './policy';
import { problem } from './problem';
import { forecast } from './forecast';
import { lossRates } from './lossRates';
import { process } from './process';
import { receivables } from './receivables';
import { settings } from './settings';
import { shell } from './shell';
import { signIn } from './signIn';
import { signOff } from './signOff';
import { start } from './start';
import { state } from './state';
import { system } from './system';
import { trial } from './trial';
import { views } from './views';
import { word } from './word';

/** All texts of the desk, one file a room. Other languages have the same shape; the compiler keeps them complete. */
export const en = {
  nav,
  shell,
  signIn,
  signOff,
  help,
  palette,
  state,
  learned,
  policy,
  list,
  entry,
  event,
  evidence,
  field,
  word,
  orders,
  customers,
  deductions,
  deliveries,
  invoicing,
  forecast,
  lossRates,
  process,
  receivables,
  cash,
  insight,
  kpi,
  formula,
  home,
  settings,
  action,
  conflict,
  trial,
  views,
  documents,
  start,
  account,
  access,
  advice,
  notification,
  answer,
  application,
  ask,
  audit,
  imports,
  improve,
  baseline,
  system,
  problem,
};

export type Texts = typeof en;
