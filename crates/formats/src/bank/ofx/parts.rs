//! The parts of a file and their values.

/// The parts of a file that are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Response,
    Status,
    Statement,
    Skipped,
    List,
    Ledger,
    Available,
    Account,
    Entry {
        pending: bool,
    },
    Payee,
    OtherAccount,
    Currency,
    OriginalCurrency,
    /// A tag without value that is none of these: an aggregate if its closing tag comes, else a
    /// value that is empty.
    Foreign,
}

impl Part {
    pub(super) fn of(name: &str) -> Option<Self> {
        Some(match name {
            "STMTTRNRS" | "CCSTMTTRNRS" | "SONRS" => Self::Response,
            "STATUS" => Self::Status,
            "STMTRS" | "CCSTMTRS" => Self::Statement,
            "INVSTMTRS" | "LOANSTMTRS" | "AMRTSTMTRS" => Self::Skipped,
            "BANKTRANLIST" | "BANKTRANLISTP" => Self::List,
            "LEDGERBAL" => Self::Ledger,
            "AVAILBAL" => Self::Available,
            "BANKACCTFROM" | "CCACCTFROM" => Self::Account,
            "STMTTRN" => Self::Entry { pending: false },
            "STMTTRNP" => Self::Entry { pending: true },
            "PAYEE" | "EXTDPAYEE" => Self::Payee,
            "BANKACCTTO" | "CCACCTTO" => Self::OtherAccount,
            "CURRENCY" => Self::Currency,
            "ORIGCURRENCY" => Self::OriginalCurrency,
            _ => return None,
        })
    }

    /// A part ends where one of the same or a lesser depth begins, closed or not.
    pub(super) fn depth(self) -> u8 {
        match self {
            Self::Response => 1,
            Self::Status | Self::Statement | Self::Skipped => 2,
            Self::List | Self::Ledger | Self::Available | Self::Account => 3,
            Self::Entry { .. } => 4,
            Self::Payee | Self::OtherAccount | Self::Currency | Self::OriginalCurrency => 5,
            Self::Foreign => 6,
        }
    }
}

/// A value of an entry, balance, account or status, with the part it stands in.
pub(super) struct Leaf {
    pub(super) part: Part,
    pub(super) name: String,
    pub(super) value: String,
}

/// Most values of one part that are kept.
pub(super) const LEAVES_MAX: usize = 200;
