"""How customers pay: each function makes one payment and tells what it is for."""
import datetime

import damage
from parties import DAY, account

INVOICE = """Rechnung|Rechnung Nr.|RE|RG|Rg.-Nr.|Rech.|Rechnungsnummer|Invoice|Inv.|INV|invoice no|your invoice|Payment inv|
Facture|Fact. no|Factuur|factuurnr.|Fattura|Fatt. n.|Factura|fra.|Faktura|Beleg|Belegnummer|Ref.|Zahlung|Betr.|payment for|
our payment|Ihre RE|""".replace("\n", "").split("|")
NOISE = ["Kd.Nr. {c}", "KdNr {c}", "Kunde {c}", "cust. no. {c}", "/ {c}", "client {c}", "klantnr {c}", "vom {d}", "v. {d}",
         "dated {d}", "du {d}", "dd. {d}", "{d}", "Betrag {a}", "{a} EUR", "EUR {a}", "Tel. 089/{n}", "LS {n}",
         "Lieferschein {n}", "Auftrag {n}", "order {n}", "Projekt {n}", "Best. {n}", "danke", "thank you", "merci",
         "mit freundlichen Grüßen", "siehe Avis", "{w}", "Bestellung {o}", "PO {o}", "your order {o}"]
MORE = ["u.a.", "etc.", "und weitere", "and others", "usw.", "...", "u. w.", "e altre", "et autres", "+ div."]
STATEMENT = ["offene Posten", "account balance", "monthly payment", "Zahlung lt. Aufstellung", "statement {m}", "div. Rechnungen",
             "Sammelzahlung", "solde de compte", "as per advice {n}", "lt. Avis {n}", "Ausgleich", "diverse facturen", ""]
OTHERS = ["Nordfactor AG", "Delta Factoring GmbH", "Payhub Europe S.A.", "Treuhandkonto Dr. Sommer", "Shared Service Center Ltd",
          "Zentralregulierung eG", "Petra Sommer", "Jan de Boer"]


class Payer:
    """Makes payments out of a world."""

    def __init__(self, rng, world):
        self.rng, self.world = rng, world
        self.free = list(world.items)
        rng.shuffle(self.free)
        self.done = []
        self.repeated = None
        self.notes = [item for item in world.items if item.open < 0]
        rng.shuffle(self.notes)

    def item(self):
        """An unpaid invoice."""
        while True:
            item = self.free.pop()
            if not item.taken and item.open > 0:
                item.taken = True
                return item

    def beside(self, item, count):
        """Further unpaid invoices of its customer."""
        others = [it for it in item.customer.items if not it.taken and it.open > 0]
        chosen = self.rng.sample(others, min(count, len(others)))
        for other in chosen:
            other.taken = True
        return chosen

    def some(self, least):
        """Several unpaid invoices of one customer."""
        for _ in range(60):
            item = self.item()
            count = min(self.world.ways.most, int(self.rng.paretovariate(1.1)) + least - 1)
            more = self.beside(item, max(least - 1, count))
            if len(more) >= least - 1:
                return [item] + more
            for other in more:
                other.taken = False
        return [item] + more

    def label(self):
        text = self.rng.choice(INVOICE)
        return text + (self.rng.choice([" ", ": ", " "]) if text else "")

    def noise(self, items, amount, chance=0.42):
        rng, text = self.rng, ""
        while rng.random() < chance:
            piece = rng.choice(NOISE)
            customer = items[0].customer if items else rng.choice(self.world.customers)
            date = items[0].issued if items else DAY
            order = (items[0].order if items else "") or f"45{rng.randint(10 ** 7, 10 ** 8 - 1)}"
            shown = rng.choice(["%d.%m.%Y", "%d.%m.%y", "%d/%m/%Y", "%Y-%m-%d", "%d%m%Y"])
            cents = f"{amount // 100},{amount % 100:02d}" if rng.random() < 0.6 else f"{amount // 100}.{amount % 100:02d}"
            piece = piece.format(c=customer.number, d=date.strftime(shown), a=cents, o=order,
                                 n=rng.randint(10 ** 4, 10 ** 6), w=customer.name.split()[0])
            text += " " + piece
            chance *= 0.4
        return text

    def damaged(self, number):
        rng = self.rng
        kind = rng.choices(["clean", "spaced", "noprefix", "nozeros", "typo", "head", "tail", "ocr"],
                           [76, 8, 8, 4, 1.2, 1, 1, 0.8])[0]
        return HURT[kind](rng, number)

    # One document

    def single(self, kind):
        item = self.item()
        text = HURT[kind](self.rng, item.number)
        return [item], item.open, self.label() + text + self.noise([item], item.open)

    def by_order(self):
        item = self.item()
        text = f"{self.rng.choice(['PO', 'Bestellung', 'order', 'Best.-Nr.'])} {item.order}" if item.order else item.number
        return [item], item.open, text + self.noise([item], item.open, 0.2)

    def amount_only(self):
        item = self.item()
        return [item], item.open, self.rng.choice(["payment", "Zahlung", "thank you", "", "overboeking", "paiement"])

    # Several

    def listed(self):
        items = self.some(2)
        sign = self.rng.choice([", ", " ", "; ", "/", " + ", " & ", ","])
        text = sign.join(self.damaged(item.number) for item in items)
        return items, total(items), self.label() + text + self.noise(items, total(items), 0.25)

    def shorthand(self):
        items = self.some(2)
        text = self.label() + items[0].number
        for before, item in zip(items, items[1:]):
            run = damage.last_run(item.number)
            keep = self.rng.randint(2, 4) if len(run) > 4 else len(run)
            while keep < len(run) and sum(other.number.endswith(run[-keep:]) for other in item.customer.items) > 1:
                keep += 1
            text += self.rng.choice(["/", ", ", "+", " u. ", ","]) + run[-keep:]
        return items, total(items), text

    def some_named(self):
        items = self.some(2)
        named = items[:max(1, len(items) // 3)]
        text = ", ".join(self.damaged(item.number) for item in named)
        return items, total(items), f"{self.label()}{text} {self.rng.choice(MORE)}"

    def none_named(self):
        items = self.some(2)[:6]
        return items, total(items), self.statement()

    def oldest(self):
        item = self.item()
        item.taken = False
        open_items = sorted((it for it in item.customer.items if not it.taken and it.open > 0), key=lambda it: (it.due, it.id))
        shape = self.rng.random()
        if shape < 0.4:
            items = open_items[:self.rng.randint(1, max(1, min(len(open_items), 8)))]
        elif shape < 0.7:
            items = [it for it in open_items if (it.issued.year, it.issued.month) == (item.issued.year, item.issued.month)]
        else:
            items = open_items[:40]
        for it in items:
            it.taken = True
        return items, total(items), self.statement()

    def statement(self):
        text = self.rng.choice(STATEMENT)
        return text.format(m=f"{self.rng.randint(1, 12):02d}/2025", n=self.rng.randint(1000, 99999))

    def set_off(self):
        for _ in range(20):
            if not self.notes:
                break
            note = self.notes.pop()
            items = [it for it in note.customer.items if not it.taken and it.open > -note.open]
            if items:
                item = self.rng.choice(items)
                item.taken = note.taken = True
                text = f"{self.label()}{item.number} {self.rng.choice(['abzgl. GS', 'less credit note', './. Gutschrift', 'minus'])} {note.number}"
                return [item, note], item.open + note.open, text
        return self.single("clean")

    # Less or more than is open

    def named(self, several=0.25):
        items = self.some(2) if self.rng.random() < several else [self.item()]
        return items, self.label() + ", ".join(self.damaged(item.number) for item in items)

    def discount(self):
        items, text = self.named()
        share = self.rng.choices([200, 300, 100, 250], [70, 20, 6, 4])[0]
        amount = sum(it.open - (it.open * share + 5000) // 10000 for it in items)
        said = self.rng.choice([f" abz. {share / 100:g}% Skonto", f" -{share / 100:g} %", " Skonto", f" less {share / 100:g}% discount",
                                f" escompte {share / 100:g}%", "", "", ""])
        return items, amount, text + said

    def charges(self):
        items, text = self.named(0.15)
        fee = self.rng.choice([250, 500, 500, 750, 1000, 1250, 1500, 1500, 2000, 2500, 3000])
        if fee * 3 > total(items):
            return items, total(items), text
        return items, total(items) - fee, text + self.rng.choice([" CHGS", " BEN", " /charges/", "", "", " Spesen", " fee"])

    def deduction(self):
        items, text = self.named(0.2)
        cut = max(50, total(items) * self.rng.randint(15, 150) // 1000)
        cents = f"{cut // 100},{cut % 100:02d}"
        said = self.rng.choice([" abzgl. Reklamation", " less damaged goods", " Abzug Retoure", " short delivery", f" less {cents} return",
                                " WKZ", " Bonus", "", "", f" Kürzung {cents}", " claim"])
        return items, total(items) - cut, text + said

    def overpaid(self):
        items, text = self.named(0.1)
        more = self.rng.choice([1, 10, 100, total(items) * self.rng.randint(1, 100) // 1000 + 1, 5000, 10000])
        return items, total(items) + more, text

    def slip(self):
        items, text = self.named(0.1)
        return items, max(1, total(items) + self.rng.choice([-1, -2, -5, -9, 1, 2, 3, -50, -100])), text

    def partial(self):
        item = self.item()
        share = self.rng.choice([50, 50, 25, 33, 40, 60])
        said = self.rng.choice([" 1. Rate", " Teilzahlung", " part payment", " Abschlag", " acompte", " partial"])
        return [item], max(1, item.open * share // 100), self.label() + item.number + said

    # Nothing that is open

    def closed(self):
        style = self.rng.choice(self.world.styles)
        number = style(self.rng.randint(1, 10 ** 5 * 3), 2024)
        return [], self.world.amount(), self.label() + number

    def duplicate(self):
        if not self.done:
            return self.closed()
        item = self.rng.choice(self.done[-3000:])
        self.repeated = item
        return [], item.open, self.label() + item.number

    def order_only(self):
        words = ["Order {n} deposit", "Anzahlung Auftrag {n}", "Vorkasse {n}", "proforma {n}", "prepayment order {n}", "acompte commande {n}",
                 "Auftrag {n}"]
        return [], self.world.amount(), self.rng.choice(words).format(n=self.rng.randint(100, 10 ** 6))

    def nobody(self):
        words = ["Miete {m}", "Lohn/Gehalt", "Zinsen", "Spende", "interest {m}", "Refund {n}", "Storno {n}", "Erstattung {n}", "Gutschrift {n}",
                 "rent", "", "Umbuchung", "loyer {m}", "Versicherung {n}"]
        return [], self.world.amount(), self.rng.choice(words).format(m="10/2025", n=self.rng.randint(10 ** 4, 10 ** 7))

    def who(self, items):
        """The payer's name and account."""
        rng = self.rng
        customer = items[0].customer if items else rng.choice(self.world.customers)
        if self.repeated:
            customer, self.repeated = self.repeated.customer, None
        shape = rng.random()
        ways = self.world.ways
        if shape < ways.others:
            return rng.choice(OTHERS), account(rng)
        if shape < ways.others + 0.01:
            other = rng.choice(self.world.customers)
            return damage.name(rng, other.name), rng.choice(other.ibans)
        known = rng.random()
        iban = rng.choice(customer.ibans) if known < ways.known else account(rng) if known < ways.known + (1 - ways.known) * 2 / 3 else ""
        return damage.name(rng, customer.name), iban


HURT = {
    "clean": damage.clean, "spaced": damage.spaced, "noprefix": damage.noprefix, "nozeros": damage.nozeros, "typo": damage.typo,
    "head": damage.head_lost, "tail": damage.tail_lost, "ocr": damage.ocr,
}
KINDS = [("exact", "clean", 31), ("exact", "spaced", 13), ("exact", "noprefix", 9), ("exact", "nozeros", 4.5), ("exact", "typo", 2),
         ("exact", "head", 2), ("exact", "tail", 2), ("exact", "ocr", 1), ("exact", "by_order", 1.2), ("exact", "amount_only", 1.5),
         ("multi", "listed", 8), ("multi", "shorthand", 2.8), ("multi", "some_named", 2.4), ("multi", "none_named", 1.6),
         ("multi", "oldest", 1.2), ("multi", "set_off", 0.6), ("short", "discount", 5.5), ("short", "charges", 1.3),
         ("short", "deduction", 2.3), ("short", "overpaid", 0.6), ("short", "slip", 0.6), ("short", "partial", 0.8),
         ("unknown", "closed", 1.4), ("unknown", "duplicate", 0.5), ("unknown", "order_only", 1.4), ("unknown", "nobody", 1.8)]


def total(items):
    return sum(item.open for item in items)


def pay(rng, world, count):
    """Payments in the order of their dates, and the truth of each."""
    payer = Payer(rng, world)
    days = sorted(rng.randint(0, 13) for _ in range(count))
    credits, truth = [], []
    weights = [weight * world.ways.kinds.get(kind, 1) for _, kind, weight in KINDS]
    for at, day in enumerate(days, 1):
        cls, sub, _ = rng.choices(KINDS, weights)[0]
        items, amount, text = payer.single(sub) if cls == "exact" and sub in HURT else getattr(payer, sub)()
        if amount <= 0:
            items, amount, text = payer.closed()
            cls, sub = "unknown", "closed"
        if len(items) == 1 and cls == "exact" and sub == "clean":
            payer.done.append(items[0])
        name, iban = payer.who(items)
        mark = "NOTPROVIDED" if rng.random() < 0.5 else f"{rng.choice(['E2E', 'PAY', 'ZA', ''])}{rng.randint(10 ** 8, 10 ** 10)}"
        if sub == "clean" and rng.random() < 0.04:
            mark, text = items[0].number, rng.choice(["payment", "Zahlung", ""])
        if rng.random() < 0.08:
            text = damage.wrapped(rng, text)
        if rng.random() < 0.12:
            text = text.upper()
        if rng.random() < 0.05:
            text = f"EREF+{rng.randint(10 ** 10, 10 ** 12)} SVWZ+{text}"
        text = text[:140].strip()
        date = DAY + datetime.timedelta(days=day)
        currency = (items[0].customer if items else rng.choice(world.customers)).currency
        credits.append((at, date, f"{amount // 100}.{amount % 100:02d}", currency, name, iban, mark, text))
        truth.append((at, cls, sub, items[0].customer.id if items else "", spread(items, amount)))
    return credits, truth


def spread(items, amount):
    """So much to each item: what is missing is taken from the largest, what is over stays on account."""
    lines = {item.id: item.open for item in items}
    missing = sum(lines.values()) - amount
    if items and missing > 0:
        lines[max(items, key=lambda item: item.open).id] -= missing
    return " ".join(f"{item}:{'-' if minor < 0 else ''}{abs(minor) // 100}.{abs(minor) % 100:02d}" for item, minor in lines.items())
