//! What can be the matter with a row of a list.

use crate::ids::words;

words! {
    /// What is the matter with a cell or a row.
    pub enum RowTrouble {
        NoName = "no_name",
        TooLong = "too_long",
        NotAPhone = "not_a_phone",
        /// A program has rounded the number: `1.39E+10`.
        DigitsLost = "digits_lost",
        NotAnEmail = "not_an_email",
        UnknownGender = "unknown_gender",
        UnknownCategory = "unknown_category",
        UnknownState = "unknown_state",
        UnknownReply = "unknown_reply",
        IllegalState = "illegal_state",
        /// Who is inside has neither cancelled nor stayed away.
        IsInside = "is_inside",
        NotANumber = "not_a_number",
        /// A tag is too long, or has a quote in it.
        BadTag = "bad_tag",
        /// It does not suit the organisers' own field.
        DoesNotSuit = "does_not_suit",
        /// Where the name should be stands something that is none: 待定, 12345.
        NotAName = "not_a_name",
        /// Something stands beside the name, which is taken as it stands: `张三先生`, `张三 李四`.
        OddName = "odd_name",
        /// Signs that could not be read: the file is damaged, or is read by another encoding.
        BrokenText = "broken_text",
        /// A card of addresses is that of a group or a company: it is passed over.
        NotAPerson = "not_a_person",
        /// Several people stand in one cell; a quote that was left open makes such cells.
        SeveralNames = "several_names",
        /// A quotation mark in this row was left open and is read as if it were not there.
        OpenQuote = "open_quote",
        /// All places of the category are taken, or will be: they wait for one.
        Waits = "waits",
        /// Several phone numbers stand in one cell.
        SeveralPhones = "several_phones",
        /// Several addresses stand in one cell.
        SeveralEmails = "several_emails",
        /// The phone number was taken from among words.
        PhoneAmongWords = "phone_among_words",
        /// It has too many digits for a mobile phone, or too few.
        OddPhone = "odd_phone",
        /// The sum below a list, which is nobody.
        TotalRow = "total_row",
        /// The titles of the columns again, as at the top of a further page.
        TitlesAgain = "titles_again",
        TwiceInFile = "twice_in_file",
        /// Another row has the same key and another name: a delegation with one phone.
        SharedInFile = "shared_in_file",
        /// Several in the register have the same phone already, all with other names.
        SharedInRegister = "shared_in_register",
        /// The key is that of somebody with another name.
        AnotherPerson = "another_person",
        /// The reference is that of somebody with another name, which may be the wrong one.
        OtherName = "other_name",
        SeveralMatch = "several_match",
        /// The badge number is not of this event; the row is looked for by its key.
        UnknownBadge = "unknown_badge",
        /// The organisation is there under another spelling and is not made twice.
        OrganisationJoined = "organisation_joined",
        /// The organisation is known by another name in English, which stays.
        OrganisationOtherwise = "organisation_otherwise",
        /// The organisation had no name in English, and gets this one.
        OrganisationNamed = "organisation_named",
        /// The name without a legal form can mean several; it becomes an organisation of its own.
        OrganisationUnclear = "organisation_unclear",
        /// A new category is made.
        CategoryMade = "category_made",
        NotATime = "not_a_time",
        LeavesBeforeArrival = "leaves_before_arrival",
        /// Who is named here is not in the file, or more than one is called so.
        UnknownGuest = "unknown_guest",
        /// Who is named here cannot have this companion: it is the guest, or somebody of a party.
        BadPrincipal = "bad_principal",
        /// A room mate stands in an earlier row with another room, which both get.
        RoomsDiffer = "rooms_differ",
        /// Room mates go along to another room.
        MatesMove = "mates_move",
        /// A formula that failed stands where a value should: `#N/A`.
        FormulaError = "formula_error",
        /// 同上: the value of the row above was taken.
        SameAsAbove = "same_as_above",
        /// 同上 where nothing stands above, or where nobody has what another one has.
        DittoUnclear = "ditto_unclear",
        /// Another row has the same name and unit, and can be reached otherwise.
        Namesake = "namesake",
        /// Somebody of the register has the same name and unit, and can be reached otherwise.
        NamesakeInRegister = "namesake_in_register",
        /// A session that is named here is not in the agenda, or more than one is called so.
        UnknownSession = "unknown_session",
    }
}

impl RowTrouble {
    /// Says whether a row with this trouble stays out.
    pub fn keeps_out(self) -> bool {
        use RowTrouble::{
            AnotherPerson, BadPrincipal, BadTag, BrokenText, CategoryMade, DigitsLost,
            DittoUnclear, DoesNotSuit, FormulaError, IllegalState, IsInside, LeavesBeforeArrival,
            MatesMove, Namesake, NamesakeInRegister, NoName, NotAName, NotANumber, NotAPerson,
            NotAPhone, NotATime, NotAnEmail, OddName, OddPhone, OpenQuote, OrganisationJoined,
            OrganisationNamed, OrganisationOtherwise, OrganisationUnclear, OtherName,
            PhoneAmongWords, RoomsDiffer, SameAsAbove, SeveralEmails, SeveralMatch, SeveralNames,
            SeveralPhones, SharedInFile, SharedInRegister, TitlesAgain, TooLong, TotalRow,
            TwiceInFile, UnknownBadge, UnknownCategory, UnknownGender, UnknownGuest, UnknownReply,
            UnknownSession, UnknownState, Waits,
        };
        match self {
            SameAsAbove
            | RoomsDiffer
            | MatesMove
            | Namesake
            | NamesakeInRegister
            | OrganisationJoined
            | OrganisationUnclear
            | OrganisationNamed
            | OrganisationOtherwise
            | CategoryMade
            | UnknownBadge
            | UnknownGuest
            | BadPrincipal
            | UnknownSession
            | OddName
            | OddPhone
            | OpenQuote
            | NotAPerson
            | Waits
            | PhoneAmongWords
            | SharedInFile
            | SharedInRegister => false,
            BrokenText | FormulaError | DittoUnclear | NoName | NotAName | SeveralNames
            | SeveralPhones | SeveralEmails | TitlesAgain | TooLong | NotAPhone | DigitsLost
            | NotAnEmail | UnknownGender | UnknownCategory | UnknownState | UnknownReply
            | IllegalState | IsInside | NotANumber | BadTag | DoesNotSuit | TotalRow
            | TwiceInFile | AnotherPerson | OtherName | SeveralMatch | NotATime
            | LeavesBeforeArrival => true,
        }
    }
}
