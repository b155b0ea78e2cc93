//! Which browser on which system a session is used with, for its owner to recognise it by.

/// The longest description of a browser that is kept, in characters.
pub(super) const USER_AGENT_LEN_MAX: usize = 300;

/// Marks in a browser's description of itself, the more telling ones first: most browsers name
/// others as well.
const BROWSERS: [(&str, &str); 8] = [
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
    ("curl/", "curl"),
];

const SYSTEMS: [(&str, &str); 7] = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
];

/// `Firefox, Linux`, or as much of it as the description tells.
pub(super) fn device(user_agent: &str) -> Option<String> {
    let named = |table: &[(&str, &'static str)]| {
        let found = table.iter().find(|(mark, _)| user_agent.contains(mark));
        found.map(|(_, name)| *name)
    };
    match (named(&BROWSERS), named(&SYSTEMS)) {
        (Some(browser), Some(system)) => Some(format!("{browser}, {system}")),
        (Some(one), None) | (None, Some(one)) => Some(one.to_owned()),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_and_systems_are_recognised_among_the_names_they_claim() {
        let chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) \
            Chrome/140.0.0.0 Safari/537.36";
        assert_eq!(device(chrome).as_deref(), Some("Chrome, Linux"));
        let edge = format!("{chrome} Edg/140.0").replace("X11; Linux x86_64", "Windows NT 10.0");
        assert_eq!(device(&edge).as_deref(), Some("Edge, Windows"));
        let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/6";
        assert_eq!(device(phone).as_deref(), Some("Safari, iPhone"));
        assert_eq!(device("curl/8.0").as_deref(), Some("curl"));
        assert_eq!(device("something else"), None);
    }
}
