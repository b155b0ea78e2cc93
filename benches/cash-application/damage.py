"""What happens to numbers, names and texts between the payer's desk and the bank statement."""
import re

ACCENTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "o", "Ø": "O",
                         "á": "a", "à": "a", "â": "a", "å": "a", "č": "c", "ć": "c", "ç": "c", "é": "e", "è": "e", "ê": "e",
                         "í": "i", "ñ": "n", "ń": "n", "ó": "o", "ú": "u", "š": "s", "Š": "S", "ž": "z", "ź": "z", "ý": "y",
                         "ł": "l", "Ł": "L", "ě": "e", "ř": "r", "Ř": "R", "Ž": "Z", "Á": "A", "Ú": "U", "Ó": "O", "É": "E"})
FORM = re.compile(r" (GmbH & Co\. KG|GmbH|AG|KG|e\.K\.|OHG|UG \(.*|B\.V\.|N\.V\.|S\.A\.|SARL|SAS|S\.r\.l\.|S\.p\.A\.|SL|Ltd\.?|plc|AB|A/S|Oy|ApS|Sp\. z o\.o\.|s\.r\.o\.)$")


def name(rng, text):
    """A payer's name as a bank shows it."""
    if rng.random() < 0.45:
        text = text.translate(ACCENTS)
    elif rng.random() < 0.1:
        text = text.replace("ä", "a").replace("ö", "o").replace("ü", "u")
    if rng.random() < 0.14:
        text = FORM.sub("", text)
    if rng.random() < 0.45:
        text = text.upper()
    shape = rng.random()
    if shape < 0.3:
        text = text[:27]
    elif shape < 0.5:
        text = text[:35]
    elif shape < 0.54:
        text = text[:rng.randint(7, 20)]
    if rng.random() < 0.02:
        text = text.replace(".", "")
    return text


def last_run(number):
    return re.search(r"(\d+)\D*$", number).group(1)


def clean(rng, number):
    return number.lower() if rng.random() < 0.1 else number


def spaced(rng, number):
    """Torn apart or with other signs between."""
    shape = rng.random()
    if shape < 0.4:
        at = rng.randint(2, max(2, len(number) - 2))
        return number[:at] + " " + number[at:]
    if shape < 0.7:
        return re.sub(r"[-/.]", lambda _: rng.choice([" ", "", "_", ".", "/", " - "]), number)
    if shape < 0.85:
        digits = last_run(number)
        return number.replace(digits, rng.choice([" ", "."]).join(re.findall(".{1,3}", digits)))
    letters = re.match(r"[A-Z]+", number)
    return " ".join(letters.group()) + number[letters.end():] if letters else number[:4] + "-" + number[4:]


def noprefix(rng, number):
    """Letters lost, or letters and year."""
    if rng.random() < 0.4:
        bare = last_run(number)
    else:
        bare = re.sub(r"^[A-Z]+[-/.]?", "", number)
    return rng.choice(["", "", "#", "Nr. ", "Nr ", "No. "]) + bare


def nozeros(rng, number):
    run = last_run(number)
    short = run.lstrip("0") or "0"
    head = number[:number.rindex(run)]
    return rng.choice([short, short, head + short, re.sub(r"^[A-Z]+[-/.]?", "", head) + short, re.sub(r"[\d/.-]", "", head) + " " + short])


def head_lost(rng, number):
    digits = re.sub(r"\D", "", number)
    return rng.choice(["", "..", "*", ""]) + digits[-rng.randint(4, max(4, min(6, len(digits) - 1))):]


def tail_lost(rng, number):
    return number[:-rng.randint(1, min(4, len(number) - 4))]


def typo(rng, number):
    places = [at for at, c in enumerate(number) if c.isdigit()]
    at = rng.choice(places[2:] or places)
    shape = rng.random()
    if shape < 0.4:
        return number[:at] + rng.choice([d for d in "0123456789" if d != number[at]]) + number[at + 1:]
    if shape < 0.65 and at + 1 < len(number) and number[at + 1].isdigit() and number[at + 1] != number[at]:
        return number[:at] + number[at + 1] + number[at] + number[at + 2:]
    return number[:at] + number[at + 1:] if shape < 0.85 else number[:at] + number[at] + number[at:]


def ocr(rng, number):
    wrong = {"0": "O", "1": "l", "5": "S", "8": "B", "2": "Z"}
    places = [at for at, c in enumerate(number) if c in wrong]
    for at in rng.sample(places, min(len(places), rng.randint(1, 3))):
        number = number[:at] + wrong[number[at]] + number[at + 1:]
    return number


def wrapped(rng, text):
    """Lines of 27 or 35 characters, put together with a blank."""
    width = rng.choice([27, 35])
    return " ".join(text[at:at + width] for at in range(0, len(text), width))
