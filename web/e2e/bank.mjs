// Bank files for the walks: payments as a bank would bring them, dated after the books' last day.

/** What a payment of 10.00 has on account when nothing is allocated. */
export const ON_ACCOUNT = '10.00';

const DAY_MS = 86_400_000;
let serial = Date.now() % 1_000_000_000;

/** A claim that is open, large enough to be paid in parts; each call gives another one. */
const used = new Set();
export async function openClaim(api, at, fits = () => true) {
  let after = '';
  for (;;) {
    const page = await api.get(`${at}/open-items?side=claims&kind=invoice&limit=100${after}`);
    const found = page.items.find(
      (item) =>
        !used.has(item.id) &&
        Number(item.residual.amount) > 50 &&
        item.residual.amount === item.amount.amount &&
        fits(item),
    );
    if (found) {
      used.add(found.id);
      return found;
    }
    if (!page.next) throw new Error('no claim is left that fits');
    after = `&after=${encodeURIComponent(page.next)}`;
  }
}

/** A camt.053 of one day that begins where the account's last statement ended. */
export async function bankFile(api, at, entries) {
  const [account] = await api.get(`${at}/bank-accounts`);
  const [last] = (await api.get(`${at}/bank-statements?bank_account=${account.id}&limit=1`)).items;
  const day = new Date(Math.max(Date.parse(last?.to_on ?? '2026-01-01') + DAY_MS, 0)).toISOString().slice(0, 10);
  const opening = Math.round(Number(last?.closing?.amount ?? 0) * 100);
  const closing = entries.reduce((sum, one) => sum + Math.round(Number(one.amount) * 100), opening);
  serial += 1;
  return Buffer.from(camt(account, day, opening, closing, entries));
}

/** Imports one payment, or what takes one back, through the API and gives its bank entry. */
export async function payment(api, at, { amount, text, takesBack }) {
  const name = `Payer ${(serial += 1)}`;
  const file = await bankFile(api, at, [{ amount, text, name, takesBack }]);
  await api.upload(`${at}/bank-statements?name=${serial}.xml`, file);
  const [entry] = (await api.get(`${at}/bank-entries?search=${encodeURIComponent(name)}`)).items;
  return entry;
}

/** A camt.054 that tells the payments behind a batch of a statement, each an amount and a text. */
export function notification(account, batch, payments) {
  const { currency, account_no: iban } = account;
  const amount = (value) => `<Amt Ccy="${currency}">${value}</Amt><CdtDbtInd>CRDT</CdtDbtInd>`;
  const details = payments.map(
    ([value, text], index) =>
      `<TxDtls><Refs><EndToEndId>${batch.bank_reference}-${index}</EndToEndId></Refs>${amount(value)}<RltdPties><Dbtr><Pty><Nm>Payer ${index + 1}</Nm></Pty></Dbtr></RltdPties><RmtInf><Ustrd>${text}</Ustrd></RmtInf></TxDtls>`,
  );
  const day = batch.booked_on;
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn><GrpHdr><MsgId>N</MsgId><CreDtTm>${day}T20:00:00Z</CreDtTm></GrpHdr><Ntfctn><Id>N</Id><CreDtTm>${day}T20:00:00Z</CreDtTm><Acct><Id><IBAN>${iban}</IBAN></Id><Ccy>${currency}</Ccy></Acct><Ntry>${amount(batch.amount.amount)}<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${day}</Dt></BookgDt><ValDt><Dt>${day}</Dt></ValDt><AcctSvcrRef>${batch.bank_reference}</AcctSvcrRef><NtryDtls>${details.join('')}</NtryDtls></Ntry></Ntfctn></BkToCstmrDbtCdtNtfctn></Document>`);
}

function money(minor) {
  const digits = String(Math.abs(minor)).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function balance(code, minor, currency, day) {
  const side = minor < 0 ? 'DBIT' : 'CRDT';
  return `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="${currency}">${money(minor)}</Amt><CdtDbtInd>${side}</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`;
}

function entry(one, index, currency, day) {
  const out = one.amount.startsWith('-');
  const party = out ? 'Cdtr' : 'Dbtr';
  const takesBack = one.takesBack ? '<RvslInd>true</RvslInd>' : '';
  const details = `<RltdPties><${party}><Pty><Nm>${one.name}</Nm></Pty></${party}></RltdPties><RmtInf><Ustrd>${one.text}</Ustrd></RmtInf>`;
  return `<Ntry><Amt Ccy="${currency}">${one.amount.replace('-', '')}</Amt><CdtDbtInd>${out ? 'DBIT' : 'CRDT'}</CdtDbtInd>${takesBack}<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${day}</Dt></BookgDt><ValDt><Dt>${day}</Dt></ValDt><AcctSvcrRef>W${serial}-${index}</AcctSvcrRef><NtryDtls><TxDtls>${details}</TxDtls></NtryDtls></Ntry>`;
}

function camt(account, day, opening, closing, entries) {
  const { currency, account_no: iban } = account;
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>W${serial}</MsgId><CreDtTm>${day}T20:00:00Z</CreDtTm></GrpHdr><Stmt><Id>W${serial}</Id><ElctrncSeqNb>${serial}</ElctrncSeqNb><FrToDt><FrDtTm>${day}T00:00:00Z</FrDtTm><ToDtTm>${day}T23:59:59Z</ToDtTm></FrToDt><Acct><Id><IBAN>${iban}</IBAN></Id><Ccy>${currency}</Ccy></Acct>${balance('OPBD', opening, currency, day)}${balance('CLBD', closing, currency, day)}${entries.map((one, index) => entry(one, index, currency, day)).join('')}</Stmt></BkToCstmrStmt></Document>`;
}
