"""Who owes, and what: customers with names, numbers and accounts; items with numbers, dates and amounts."""
import datetime
import random
from dataclasses import dataclass, field

SURNAMES = """Albers Arnold Bachmann Baumann Beck Bertrand Bianco Blanc Bosch Carlsen Castro Conti Dahl Delgado Dietrich
Duval Eder Engel Eriksson Fabre Faure Ferrer Fiedler Franke Friis Gallo Gauthier Giraud Götz Greco Günther Haas Hagen
Hájek Hernández Holm Horák Ibáñez Jäger Jansen Jørgensen Kaiser Kamiński Keller Köhler Kovač Kühn Laine Lambert Lefèvre
Lehmann Lindqvist Lombardi Löffler Marchetti Martínez Mäkinen Mercier Moretti Mulder Nagel Navarro Nyström Østergaard
Otto Pavlović Peeters Petit Pfeiffer Prins Račić Renard Ricci Rocha Römer Roux Sánchez Sauer Schütz Seidel Serra Sørensen
Šimek Thoma Torres Ulrich Ünal Vasquez Vermeulen Vidal Vogt Wagner Walther Weiß Wieczorek Wójcik Zanetti Zeller Zimmer""".split()
FIELDS = """Bäckerei Antriebstechnik Baustoffe Beschläge Biotech Catering Dental Digital Elektro Farben Feinmechanik
Fenster Fliesen Förderanlagen Gartenbau Gastro Getränke Glas Haustechnik Holzbau Immobilien Kältetechnik Kosmetik Labor
Landtechnik Lebensmittel Lichttechnik Mode Naturkost Nutzfahrzeuge Optics Packaging Pharma Präzision Printing Recycling
Retail Robotics Schreinerei Seafood Security Solutions Spedition Stahlhandel Systems Tiefbau Tools Umwelttechnik
Verlag Wine Yachting""".split()
PLACES = """Aachen Antwerpen Basel Bergamo Bordeaux Brno Brügge Coventry Dresden Gdańsk Göteborg Graz Groningen Jena Kiel
Köln Lille Linz Łódź Lübeck Lugano Lund Luzern Málaga Marburg Mechelen Metz München Nantes Odense Osnabrück Parma Plzeň
Porto Salzburg Tübingen Turku Utrecht Valencia Würzburg York Zürich""".split()
FORMS = [("GmbH", 30), ("AG", 8), ("KG", 6), ("GmbH & Co. KG", 9), ("e.K.", 4), ("OHG", 2), ("UG (haftungsbeschränkt)", 3),
         ("B.V.", 6), ("N.V.", 2), ("S.A.", 4), ("SARL", 4), ("SAS", 3), ("S.r.l.", 4), ("S.p.A.", 2), ("SL", 3), ("Ltd", 4),
         ("Ltd.", 2), ("plc", 1), ("AB", 2), ("A/S", 2), ("Oy", 1), ("ApS", 1), ("Sp. z o.o.", 2), ("s.r.o.", 2), ("", 2)]
PRICES = [790, 1490, 1990, 2450, 3900, 4990, 5900, 7900, 9900, 12500, 14900, 19900, 24900, 29900, 49900, 59500, 79900,
          99900, 119000, 150000, 178500, 250000]
DAY = datetime.date(2025, 11, 3)


@dataclass
class Ways:
    """In what one sample may differ from another."""
    names: float = 1.0  # the share of surnames, fields and places in use: the fewer, the more namesakes
    largest: int = 500  # one customer in so many is as large as they get
    prices: float = 0.11  # the share of items with a list price
    known: float = 0.73  # the share of payments from a known account
    others: float = 0.025  # the share paid by somebody else
    most: int = 12  # documents paid at once, at most
    kinds: dict = field(default_factory=dict)  # how much more or less often a kind of payment occurs

    @staticmethod
    def drawn(seed, kinds):
        """Ways that the seed decides, apart from all else."""
        rng = random.Random(f"ways {seed}")
        return Ways(rng.uniform(0.2, 1), rng.choice([50, 100, 200, 500, 1000]), rng.uniform(0.04, 0.2), rng.uniform(0.5, 0.88),
                    rng.uniform(0.005, 0.05), rng.choice([4, 6, 8, 12]), {kind: rng.lognormvariate(0, 0.4) for kind in kinds})


@dataclass
class Customer:
    id: int
    number: str
    name: str
    ibans: list
    currency: str
    terms: int
    items: list = field(default_factory=list)


@dataclass
class Item:
    id: int
    number: str
    customer: Customer
    issued: datetime.date
    due: datetime.date
    amount: int
    open: int
    order: str
    taken: bool = False


def iban(rng, country, digits):
    bban = "".join(rng.choices("0123456789", k=digits))
    turned = bban + "".join(str(int(c, 36)) for c in country) + "00"
    return f"{country}{98 - int(turned) % 97:02d}{bban}"


def account(rng):
    return iban(rng, *rng.choices([("DE", 18), ("AT", 16), ("FR", 23), ("ES", 20), ("BE", 12), ("DK", 14)],
                                  [70, 8, 8, 6, 5, 3])[0])


def number_styles(rng):
    """How the companies of this sample number their documents: each style gives the n-th number of a year."""
    prefix = rng.choice(["RE", "R", "AR", "FA", "INV", "SI", "F", "RG", "VK", "BE"])
    width = rng.choice([5, 6, 7, 8])
    sign = rng.choice(["-", "/", "-", ""])
    start = rng.choice([1, 1, 1000, 10000, 100001])
    block = rng.choice(["90", "70", "510", "18", "33", "4400"])
    house = rng.choice(["M", "K", "", "ZR", "D"])
    mark = rng.choice(["/", "-", "."])
    styles = [
        lambda n, y: f"{prefix}{sign}{y}{sign or '-'}{start + n:0{width}d}",
        lambda n, y: f"{block}{n * 3 + n % 3:0{10 - len(block)}d}",
        lambda n, y: f"{prefix}{y % 100}{mark}{100000 + n}",
        lambda n, y: f"{house}{200000 + n}",
        lambda n, y: f"{y % 100}-{n + 1:06d}",
        lambda n, y: f"{y}{n + 1:06d}",
    ]
    chosen = rng.sample(range(len(styles)), 3)
    return [styles[at] for at in chosen], [rng.uniform(2, 6), rng.uniform(1, 3), rng.uniform(1, 2)]


class World:
    """Customers and their open items."""

    def __init__(self, rng, customers, items, ways):
        self.rng, self.ways = rng, ways
        self.surnames, self.fields, self.places = (all[:max(2, int(len(all) * ways.names))] for all in (SURNAMES, FIELDS, PLACES))
        self.plain = rng.random() < 0.7
        self.customers = [self.customer(at) for at in range(1, customers + 1)]
        self.items = []
        styles, weights = number_styles(rng)
        counts = [0] * len(styles)
        # Few customers have many items, many have few.
        shares = [rng.paretovariate(1.15) for _ in self.customers]
        top = sorted(shares)[-max(1, len(shares) // ways.largest)]
        shares = [min(share, top) for share in shares]
        owners = rng.choices(self.customers, shares, k=items)
        first = DAY - datetime.timedelta(days=310)
        for at, owner in enumerate(owners, 1):
            style = rng.choices(range(len(styles)), weights)[0]
            counts[style] += rng.choice([1, 1, 1, 1, 2, 3])
            issued = first + datetime.timedelta(days=at * 305 // items)
            number = styles[style](counts[style], issued.year)
            amount = self.amount()
            opened = amount if rng.random() > 0.01 else max(1, amount * rng.randint(20, 80) // 100)
            item = Item(at, number, owner, issued, issued + datetime.timedelta(days=owner.terms), amount, opened,
                        self.order(owner))
            if rng.random() < 0.015:
                item.amount, item.open = -(amount // 3 + 1), -(amount // 3 + 1)
            owner.items.append(item)
            self.items.append(item)
        self.styles = styles
        self.counts = counts

    def customer(self, at):
        rng = self.rng
        shape = rng.random()
        words = (rng.choice(self.surnames), rng.choice(self.fields), rng.choice(self.places))
        name = f"{words[0]} {words[1]}" if shape < 0.6 else f"{words[1]} {words[2]}" if shape < 0.9 else f"{words[0]} & {rng.choice(self.surnames)}"
        form = rng.choices([form for form, _ in FORMS], [weight for _, weight in FORMS])[0]
        ibans = [account(rng) for _ in range(rng.choices([1, 2, 3], [88, 10, 2])[0])]
        number = f"{100000 + at * 7}" if self.plain else f"D{20000 + at}"
        return Customer(at, number, f"{name} {form}".strip(), ibans,
                        rng.choices(["EUR", "USD", "GBP", "CHF"], [82, 8, 6, 4])[0],
                        rng.choice([7, 14, 14, 30, 30, 30, 45, 60, 90]))

    def amount(self):
        rng = self.rng
        if rng.random() < self.ways.prices:
            return rng.choice(PRICES)
        return max(300, int(rng.lognormvariate(5.85, 1.15) * 100))

    def order(self, owner):
        rng = self.rng
        shape = rng.random()
        if shape < 0.55:
            return ""
        return f"45{rng.randint(10 ** 7, 10 ** 8 - 1)}" if shape < 0.9 else f"PO-{rng.randint(10000, 99999)}"
