//! Normal forms of texts, numbers and names, so that one spelling finds another.
//!
//! A store that looks candidates up by itself keeps [`folded`], [`digits`] and [`core`] of each
//! document number beside it and asks for the same forms of what a payment says.

use super::letters::transliterated;

/// Appends the text in capital ASCII letters: accents are dropped, ligatures spelled out, and what
/// has no letter of that kind becomes a blank.
pub fn fold_into(text: &str, out: &mut Vec<u8>) {
    for c in text.chars() {
        if c.is_ascii() {
            let byte = u8::try_from(u32::from(c)).unwrap_or(b' ');
            out.push(if byte.is_ascii_control() {
                b' '
            } else {
                byte.to_ascii_uppercase()
            });
        } else {
            out.extend_from_slice(transliterated(c));
        }
    }
}

/// A digit for each letter that people and scanners take for one; other bytes as they are.
pub(crate) const fn unconfused(byte: u8) -> u8 {
    match byte {
        b'O' | b'Q' => b'0',
        b'I' | b'L' => b'1',
        b'Z' => b'2',
        b'S' => b'5',
        b'B' => b'8',
        other => other,
    }
}

/// The whole number: letters and digits alone, with letters that look like digits as digits.
pub fn folded(number: &str) -> String {
    let mut bytes = Vec::with_capacity(number.len());
    folded_into(number, &mut bytes);
    text(bytes)
}

/// The digits of a number: what is left when its letters are lost.
pub fn digits(number: &str) -> String {
    number.chars().filter(char::is_ascii_digit).collect()
}

/// The last run of digits without the zeros before it: what is left when prefix, year and zeros
/// are lost.
pub fn core(number: &str) -> &str {
    let end = number
        .rfind(|c: char| c.is_ascii_digit())
        .map_or(0, |at| at + 1);
    let start = number[..end]
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |at| {
            at + number[at..].chars().next().map_or(1, char::len_utf8)
        });
    number[start..end].trim_start_matches('0')
}

/// A number for a normal form within a space of its own, to be kept where only equality is asked.
/// It does not change from release to release.
pub fn hashed(space: &[u8], form: &str) -> i64 {
    let hash = Hash::new(0).bytes(space).bytes(form.as_bytes());
    hash.finish().cast_signed()
}

/// A name without its legal form, in the spelling that all spellings of it share.
pub fn name(name: &str) -> String {
    let mut key = NameKey::default();
    key.read(name);
    text(key.core)
}

pub(crate) fn folded_into(number: &str, out: &mut Vec<u8>) {
    let start = out.len();
    fold_into(number, out);
    let mut kept = start;
    for at in start..out.len() {
        if out[at].is_ascii_alphanumeric() {
            out[kept] = unconfused(out[at]);
            kept += 1;
        }
    }
    out.truncate(kept);
}

/// Words that say how a company is organised rather than which one it is.
const LEGAL_FORMS: &[&str] = &[
    "GMBH",
    "MBH",
    "AG",
    "KG",
    "KGAA",
    "OHG",
    "UG",
    "HAFTUNGSBESCHRANKT",
    "EK",
    "EKFR",
    "EKFM",
    "CO",
    "COKG",
    "EG",
    "EV",
    "GBR",
    "SE",
    "BV",
    "NV",
    "VOF",
    "CV",
    "SA",
    "SAS",
    "SARL",
    "SASU",
    "EURL",
    "SNC",
    "SRL",
    "SPA",
    "SAPA",
    "SL",
    "SLU",
    "SC",
    "SCA",
    "LTD",
    "LIMITED",
    "PLC",
    "LLP",
    "LLC",
    "INC",
    "CORP",
    "CORPORATION",
    "COMPANY",
    "AB",
    "AS",
    "ASA",
    "APS",
    "OY",
    "OYJ",
    "KFT",
    "RT",
    "ZRT",
    "DOO",
    "SRO",
    "ZOO",
    "SP",
    "SPZOO",
    "SPOLKA",
    "LDA",
    "PTY",
    "HF",
    "EHF",
    "OOO",
    "OAO",
    "ZAO",
    "PAO",
    "TOV",
    "OOD",
    "EOOD",
    "EAD",
    "EPE",
    "IKE",
];

/// Words that join the parts of a name or a legal form, and are as often left out.
const JOINTS: &[&str] = &["U", "UND", "AND", "ET", "Y", "THE"];

/// A name in parts: the words that tell companies apart, and those that name the legal form.
#[derive(Debug, Default, Clone)]
pub(crate) struct NameKey {
    /// The telling words, one blank between them.
    pub core: Vec<u8>,
    /// The words of the legal form, run together.
    pub form: Vec<u8>,
    scratch: Vec<u8>,
    word: Vec<u8>,
}

impl NameKey {
    /// Reads a name; what the key held before is forgotten.
    pub fn read(&mut self, name: &str) {
        self.core.clear();
        self.form.clear();
        self.scratch.clear();
        fold_into(name, &mut self.scratch);
        let mut word = std::mem::take(&mut self.word);
        word.clear();
        let mut at = 0;
        while at <= self.scratch.len() {
            let byte = self.scratch.get(at).copied().unwrap_or(b' ');
            at += 1;
            if byte.is_ascii_alphanumeric() {
                push_folded_vowel(&mut word, byte);
            } else if byte == b'.' || byte == b'\'' {
                // "S.r.l." and "e.K." are one word each, "z o.o." two.
            } else if !word.is_empty() {
                self.take(&word);
                word.clear();
            }
        }
        self.word = word;
    }

    fn take(&mut self, word: &[u8]) {
        let is_form = LEGAL_FORMS.iter().any(|form| form.as_bytes() == word)
            // "A/S", "z o.o.": single letters.
            || (word.len() <= 1 && !self.core.is_empty())
            || word == b"OO";
        if !self.core.is_empty() && JOINTS.iter().any(|joint| joint.as_bytes() == word) {
            return;
        }
        if is_form && !self.core.is_empty() {
            self.form.extend_from_slice(word);
        } else {
            if !self.core.is_empty() {
                self.core.push(b' ');
            }
            self.core.extend_from_slice(word);
        }
    }
}

/// "Müller", "Mueller" and "Muller" become one word, and so do "Ålborg" and "Aalborg": the E of AE,
/// OE and UE is dropped and AA is one A.
fn push_folded_vowel(word: &mut Vec<u8>, byte: u8) {
    let umlaut = byte == b'E' && matches!(word.last(), Some(b'A' | b'O' | b'U'));
    if umlaut || (byte == b'A' && word.last() == Some(&b'A')) {
        return;
    }
    word.push(byte);
}

/// 64-bit FNV-1a, mixed at the end so that its high bits can serve as an address.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hash(u64);

impl Hash {
    /// Hashes that must not meet carry different seeds.
    pub const fn new(seed: u8) -> Self {
        Self((0xcbf2_9ce4_8422_2325 ^ (seed as u64)).wrapping_mul(0x0100_0000_01b3))
    }

    #[inline]
    pub const fn byte(self, byte: u8) -> Self {
        Self((self.0 ^ (byte as u64)).wrapping_mul(0x0100_0000_01b3))
    }

    #[inline]
    pub fn bytes(self, bytes: &[u8]) -> Self {
        bytes.iter().fold(self, |hash, byte| hash.byte(*byte))
    }

    #[inline]
    pub const fn number(self, number: i64) -> Self {
        Self((self.0 ^ number.cast_unsigned()).wrapping_mul(0x9e37_79b9_7f4a_7c15)).mix()
    }

    const fn mix(self) -> Self {
        Self(self.0 ^ (self.0 >> 29))
    }

    #[inline]
    pub const fn finish(self) -> u64 {
        let mut x = self.0;
        x ^= x >> 32;
        x = x.wrapping_mul(0xd6e8_feb8_6659_fd93);
        x ^= x >> 32;
        x = x.wrapping_mul(0xd6e8_feb8_6659_fd93);
        x ^ (x >> 32)
    }
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (String, String) {
        let mut key = NameKey::default();
        key.read(text);
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("ASCII");
        (text(&key.core), text(&key.form))
    }

    #[test]
    fn spellings_of_one_number_share_a_form() {
        for spelling in ["INV-2025-0000076", "inv 2025 0000076", "INV-202S-0O00076"] {
            assert_eq!(folded(spelling), "1NV20250000076");
        }
        assert_eq!(folded("INV–2025–0000076"), folded("INV-2025-0000076"));
        assert_eq!(digits("RE25/100681"), "25100681");
        assert_eq!(core("INV-2025-0000076"), "76");
        assert_eq!(core("RE25/100681"), "100681");
        assert_eq!(core("no digits"), "");
        assert_eq!(core("ü0042ß"), "42");
    }

    #[test]
    fn a_hash_never_changes_and_tells_spaces_apart() {
        assert_eq!(hashed(b"a", "76"), hashed(b"a", "76"));
        assert_ne!(hashed(b"a", "76"), hashed(b"b", "76"));
        assert_eq!(hashed(b"", "1NV20250000076"), -5_542_088_165_020_158_791);
    }

    #[test]
    fn spellings_of_one_name_share_a_key() {
        let expected = ("KRUGER MOBEL".to_owned(), "GMBHCOKG".to_owned());
        assert_eq!(parts("Krüger Möbel GmbH & Co. KG"), expected);
        assert_eq!(parts("KRUEGER MOEBEL GMBH & CO KG"), expected);
        assert_eq!(
            parts("Kruger  Mobel GmbH & Co.KG"),
            ("KRUGER MOBEL".to_owned(), "GMBHCOKG".to_owned())
        );
        assert_eq!(
            parts("Rossi Trading Sp. z o.o."),
            ("ROSSI TRADING".to_owned(), "SPZOO".to_owned())
        );
        assert_eq!(parts("AG"), ("AG".to_owned(), String::new()));
        for (one, other) in [
            ("Ålborg Rør A/S", "AALBORG ROER AS"),
            ("Weiß & Søn ApS", "WEISS SOEN APS"),
            ("Αθήνα Τρόφιμα", "ATHINA TROFIMA"),
            ("ООО Киевский Хлеб", "OOO KIEVSKII KHLEB"),
            ("Mu\u{308}ller Mo\u{308}bel", "Müller Möbel"),
            ("Łódź Śruby Sp. z o.o.", "Lodz Sruby SP ZOO"),
        ] {
            assert_eq!(name(one), name(other), "{one}");
        }
    }
}
