//! wip
/// x
#[derive(Debug)]
pub struct CsvProfile;
