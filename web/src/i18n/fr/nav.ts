import type { Texts } from '../en';

export const nav: Texts['nav'] = {
  forecast: 'Prévision',
  process: 'Processus',
  application: 'Rapprochement',
  matchPolicies: 'Règles de rapprochement',
  remittanceAdvice: 'Avis de paiement',
  learnedPayers: 'Payeurs appris',
  home: 'Accueil', orders: 'Commandes', holds: 'Blocages', customers: 'Clients', deliveries: 'Livraisons', billing: 'À facturer',
  invoices: 'Factures', aging: 'Balance âgée', openItems: 'Postes ouverts', journal: 'Journal', periods: 'Périodes',
  statements: 'Relevés bancaires', exceptions: 'À affecter', receipts: 'Encaissements', insight: 'Indicateurs', settings: 'Paramètres',
  groupOrders: 'Commandes', groupBilling: 'Livraison et facturation', groupReceivables: 'Créances', groupCash: 'Trésorerie',
  groupInsight: 'Analyse', skip: 'Aller au contenu', menu: 'Menu', collapse: 'Réduire la navigation', expand: 'Déployer la navigation',
  refunds: 'Remboursements', bankAccounts: 'Comptes bancaires', trialBalance: 'Balance générale',
  imports: 'Imports',
  deductions: 'Déductions',
  signOffs: 'Validations',
  policies: 'Règles et simulation',
  targets: 'Objectifs',
  anomalies: 'Anomalies',
  changes: 'Changements',
  baselines: 'Références',
};
