//! Lists and reports stay fast at a million items because of the indexes they use.
