/** Where the document is shown that something comes from; `null` when it has no page. */
export function sourcePath(source: { type: string; id: string }): string | null {
  const rooms: Record<string, string> = {
    invoice: 'invoices',
    credit_note: 'invoices',
    receipt: 'receipts',
    order: 'orders',
    delivery: 'deliveries',
    customer: 'customers',
    open_item: 'open-items',
    bank_entry: 'bank-entries',
    journal_entry: 'journal',
  };
  const room = rooms[source.type];
  return room ? `/${room}/${source.id}` : null;
}
