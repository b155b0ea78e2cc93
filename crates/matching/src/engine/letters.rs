//! Letters of other alphabets in ASCII, as banks and passports spell them.

/// The ASCII letters for a letter beyond ASCII; a blank for what has none.
pub(super) fn transliterated(c: char) -> &'static [u8] {
    match c {
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' | 'Ǎ' | 'ǎ' => b"A",
        'Æ' | 'æ' => b"AE",
        'Ç' | 'ç' | 'Ć'..='č' => b"C",
        'Ď'..='đ' | 'Ð' | 'ð' => b"D",
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' => b"E",
        'Ĝ'..='ģ' => b"G",
        'Ĥ'..='ħ' => b"H",
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' => b"I",
        'Ĵ' | 'ĵ' => b"J",
        'Ķ'..='ĸ' => b"K",
        'Ĺ'..='ł' => b"L",
        'Ñ' | 'ñ' | 'Ń'..='ŋ' => b"N",
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'Ō'..='ő' => b"O",
        'Œ' | 'œ' => b"OE",
        'Ŕ'..='ř' => b"R",
        'Ś'..='š' | 'Ș' | 'ș' => b"S",
        'ß' | 'ẞ' => b"SS",
        'Ţ'..='ŧ' | 'Ț' | 'ț' => b"T",
        'Þ' | 'þ' => b"TH",
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' => b"U",
        'Ŵ' | 'ŵ' => b"W",
        'Ý' | 'ý' | 'ÿ' | 'Ŷ' | 'ŷ' | 'Ÿ' => b"Y",
        'Ź'..='ž' => b"Z",
        '‐'..='―' | '−' => b"-",
        '…' => b"...",
        '№' => b"NO",
        // What combines with the letter before it, or is not seen.
        '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}' => b"",
        _ => cyrillic(c).or_else(|| greek(c)).unwrap_or(b" "),
    }
}

/// Cyrillic letters as passports spell them.
fn cyrillic(c: char) -> Option<&'static [u8]> {
    let letters: &[u8] = match c {
        'а' | 'А' => b"A",
        'б' | 'Б' => b"B",
        'в' | 'В' => b"V",
        'г' | 'Г' | 'ґ' | 'Ґ' | 'ѓ' | 'Ѓ' => b"G",
        'д' | 'Д' => b"D",
        'е' | 'Е' | 'ё' | 'Ё' | 'э' | 'Э' => b"E",
        'є' | 'Є' => b"IE",
        'ж' | 'Ж' => b"ZH",
        'з' | 'З' => b"Z",
        'и' | 'И' | 'і' | 'І' | 'ї' | 'Ї' | 'й' | 'Й' => b"I",
        'к' | 'К' | 'ќ' | 'Ќ' => b"K",
        'л' | 'Л' => b"L",
        'м' | 'М' => b"M",
        'н' | 'Н' => b"N",
        'о' | 'О' => b"O",
        'п' | 'П' => b"P",
        'р' | 'Р' => b"R",
        'с' | 'С' => b"S",
        'т' | 'Т' => b"T",
        'у' | 'У' | 'ў' | 'Ў' => b"U",
        'ф' | 'Ф' => b"F",
        'х' | 'Х' => b"KH",
        'ц' | 'Ц' => b"TS",
        'ч' | 'Ч' => b"CH",
        'ш' | 'Ш' => b"SH",
        'щ' | 'Щ' => b"SHCH",
        'ъ' | 'Ъ' | 'ь' | 'Ь' => b"",
        'ы' | 'Ы' => b"Y",
        'ю' | 'Ю' => b"IU",
        'я' | 'Я' => b"IA",
        'ђ' | 'Ђ' => b"DJ",
        'ј' | 'Ј' => b"J",
        'љ' | 'Љ' => b"LJ",
        'њ' | 'Њ' => b"NJ",
        'ћ' | 'Ћ' => b"C",
        'џ' | 'Џ' | 'ѕ' | 'Ѕ' => b"DZ",
        _ => return None,
    };
    Some(letters)
}

/// Greek letters by the transcription that Greek banks use; upsilon as in OU, where names have it most.
fn greek(c: char) -> Option<&'static [u8]> {
    let letters: &[u8] = match c {
        'α' | 'Α' | 'ά' | 'Ά' => b"A",
        'β' | 'Β' => b"V",
        'γ' | 'Γ' => b"G",
        'δ' | 'Δ' => b"D",
        'ε' | 'Ε' | 'έ' | 'Έ' => b"E",
        'ζ' | 'Ζ' => b"Z",
        'η' | 'Η' | 'ή' | 'Ή' | 'ι' | 'Ι' | 'ί' | 'Ί' | 'ϊ' | 'Ϊ' | 'ΐ' => b"I",
        'θ' | 'Θ' => b"TH",
        'κ' | 'Κ' => b"K",
        'λ' | 'Λ' => b"L",
        'μ' | 'Μ' => b"M",
        'ν' | 'Ν' => b"N",
        'ξ' | 'Ξ' => b"X",
        'ο' | 'Ο' | 'ό' | 'Ό' | 'ω' | 'Ω' | 'ώ' | 'Ώ' => b"O",
        'π' | 'Π' => b"P",
        'ρ' | 'Ρ' => b"R",
        'σ' | 'Σ' | 'ς' => b"S",
        'τ' | 'Τ' => b"T",
        'υ' | 'Υ' | 'ύ' | 'Ύ' | 'ϋ' | 'Ϋ' | 'ΰ' => b"U",
        'φ' | 'Φ' => b"F",
        'χ' | 'Χ' => b"CH",
        'ψ' | 'Ψ' => b"PS",
        _ => return None,
    };
    Some(letters)
}
