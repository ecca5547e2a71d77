//! Why something is not printed as it was asked for.

/// What a document does not offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrintTrouble {
    /// It has no pieces that could be told apart: it is printed as a whole.
    Pieces,
    /// Nothing narrows it.
    Filter,
    /// It does not come in this order.
    Order,
    /// It is no booklet to be folded and stapled.
    Booklet,
    /// Its pages do not share sheets.
    Sheet,
    /// Nobody wrote down for whom it was printed.
    Again,
}

impl PrintTrouble {
    /// The code by which the words of the sentence are found.
    pub(super) fn code(self) -> &'static str {
        match self {
            PrintTrouble::Pieces => "print_no_pieces",
            PrintTrouble::Filter => "print_no_filter",
            PrintTrouble::Order => "print_no_order",
            PrintTrouble::Booklet => "print_no_booklet",
            PrintTrouble::Sheet => "print_no_sheet",
            PrintTrouble::Again => "print_not_known",
        }
    }
}
