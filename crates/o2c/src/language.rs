use crate::words::words;

words! {
    /// A language of documents, letters and the desk.
    Language as "a language" {
        /// English.
        En = "en",
        /// German.
        De = "de",
        /// French.
        Fr = "fr",
    }
}
