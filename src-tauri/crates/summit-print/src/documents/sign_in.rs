//! Sign-in sheets: who is expected, by organisation, category or name, with a box and a line each.

use summit_core::text::folded;

use super::card::{GRAY, INK, post_under};
use super::list::{self, List};
use super::style::Maker;
use super::{Choice, Kind, Purpose, Whom};
use crate::event::{self, Guest};
use crate::flow::{Column, Strip, Table};
use crate::options::{Grouping, Options, Size, Words};
use crate::page::Item;
use crate::pieces::by_name;

pub const KIND: Kind = Kind {
    name: "sign-in",
    title: ("签到表", "Sign-in sheets"),
    purpose: Purpose::Rooms,
    whom: Whom::Registrations,
    sizes: &[Size::A4, Size::new(297.0, 210.0)],
    choices: &[Choice::Grouping, Choice::Accent],
    orders: &[],
    take: |reading, filter, options| {
        let by_name = Options { order: None, ..options.clone() };
        Ok(Box::new(List {
            occasion: event::occasion(reading)?,
            title: Words::new("签到表", "Sign-in sheet"),
            of: groups(event::guests(reading, filter, &by_name)?, options),
            fill,
        }))
    },
};

/// The people under one heading.
pub struct Group {
    title: Words,
    guests: Vec<Guest>,
    /// Whether the heading names the organisation, so that its people need not.
    of_one_unit: bool,
}

/// Parts the people, who come by name, into groups in the order of their headings.
fn groups(guests: Vec<Guest>, options: &Options) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for guest in guests {
        let title = match options.grouping {
            Grouping::Organisation => guest.organisation.clone(),
            Grouping::Category => guest.category.clone(),
            Grouping::Pinyin => Words::new(initial(&guest.pinyin), ""),
            Grouping::Nothing => Words::default(),
        };
        match groups.iter_mut().find(|group| group.title == title) {
            Some(group) => group.guests.push(guest),
            None => {
                let of_one_unit = options.grouping == Grouping::Organisation;
                groups.push(Group { title, guests: vec![guest], of_one_unit });
            }
        }
    }
    let key = |group: &Group| {
        let is_last = group.title.is_empty() || group.title.zh == NO_LETTER;
        (is_last, by_name(&group.title))
    };
    match options.grouping {
        Grouping::Organisation | Grouping::Pinyin => groups.sort_by_cached_key(key),
        Grouping::Category | Grouping::Nothing => {}
    }
    // Those who have none stand under a heading of their own, not under the one before.
    let without = match options.grouping {
        Grouping::Organisation => Words::new("无单位", "Without organization"),
        Grouping::Category => Words::new("无类别", "Without category"),
        Grouping::Pinyin | Grouping::Nothing => Words::default(),
    };
    for group in groups.iter_mut().filter(|group| group.title.is_empty()) {
        group.title = without.clone();
    }
    groups
}

/// The heading of those whose names begin with no Latin letter.
const NO_LETTER: &str = "#";

fn initial(pinyin: &str) -> String {
    let first = folded(pinyin).chars().next().map(|letter| letter.to_ascii_uppercase());
    match first {
        Some(letter @ 'A'..='Z') => letter.to_string(),
        Some(_) | None => NO_LETTER.to_owned(),
    }
}

fn fill(groups: &[Group], maker: &Maker<'_, '_>, column: &mut Column<'_, '_>) {
    let width = column.width;
    let gap = 3.0;
    let (number, name, sign, tick) = (12.0, width * 0.2, width * 0.25, 8.0);
    let who = width - number - name - sign - tick - 4.0 * gap;
    let mut table = Table::new(&[number, name, who, sign, tick], gap);
    table.padding = 1.5;
    let heads = [
        Words::new("序号", "No."),
        Words::new("姓名", "Name"),
        match groups.first() {
            Some(group) if group.of_one_unit => Words::new("职务", "Position"),
            Some(_) | None => Words::new("单位 / 职务", "Organization"),
        },
        Words::new("签名", "Signature"),
        Words::new("到", "In"),
    ];
    list::head(&heads, &mut table, maker, column);
    table.begin(column);
    let mut count = 0;
    for group in groups {
        list::heading(&group.title, group.guests.len(), maker, &mut table, column);
        for guest in &group.guests {
            count += 1;
            row(count, guest, group, maker, &table, column);
        }
    }
}

fn row(
    count: usize,
    guest: &Guest,
    group: &Group,
    maker: &Maker<'_, '_>,
    table: &Table,
    column: &mut Column<'_, '_>,
) {
    let language = maker.language;
    let name = language.pick(&guest.name, &guest.latin_name);
    maker.check_of(guest.subject(), "name", &Words::new(&guest.name, &guest.latin_name));
    maker.check_of(guest.subject(), "organisation", &guest.organisation);
    maker.check_of(guest.subject(), "position", &guest.position);
    let mut number = table.cell(0, column);
    number.text(&count.to_string(), maker.style(9.0, GRAY), maker.setting(2.2));
    let of = |field| (guest.subject(), field);
    let quiet = |size| maker.style(size, GRAY);
    let mut who = table.cell(1, column);
    let bold = maker.style(11.0, INK).bold();
    maker.say(of("name"), name, (bold, maker.setting(2.2)), &mut who);
    let second = language.under(&guest.name, &guest.latin_name);
    maker.say(of("latin_name"), second, (quiet(8.0), maker.setting(1.6)), &mut who);
    let mut place = table.cell(2, column);
    let unit = if group.of_one_unit { &Words::default() } else { &guest.organisation };
    let lead = (maker.style(9.0, INK), maker.setting(2.2));
    maker.say(of("organisation"), unit.lead(language), lead, &mut place);
    let post = (quiet(if group.of_one_unit { 9.0 } else { 8.2 }), maker.setting(1.8));
    maker.say(of("position"), guest.position.lead(language), post, &mut place);
    let under = post_under(unit, &guest.position, language);
    maker.say(of("organisation"), &under, (quiet(7.4), maker.setting(1.6)), &mut place);
    let mut tick = table.cell(4, column);
    let side = 4.2;
    let steps = crate::page::rounded(0.6, 0.8, side, side, 0.4);
    let items = vec![Item::Path { steps, fill: None, stroke: Some((GRAY, 0.25)) }];
    tick.push(Strip { height: 7.0, items, ..Strip::default() });
    let sign = table.cell(3, column);
    let cells = vec![number.strips, who.strips, place.strips, sign.strips, tick.strips];
    table.row(cells, f32::MAX, column);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::trial;
    use crate::findings::FindingKind;
    use crate::options::Language;

    #[test]
    fn everything_has_its_place() {
        let options = Options::default();
        let of = groups(vec![trial::guest()], &options);
        let title = Words::new("签到表", "Sign-in sheet");
        let document = List { occasion: trial::occasion(), title, of, fill };

        insta::assert_snapshot!(trial::placed(&document, &options));
    }

    #[test]
    fn every_page_has_the_head_of_the_table_and_says_which_it_is() {
        let options = Options { language: Language::Zh, ..Options::default() };
        let of = groups(vec![trial::long(); 60], &options);
        let title = Words::new("签到表", "");
        let document = List { occasion: trial::occasion(), title, of, fill };

        let pages = trial::printed(&document, &options).pages;

        let count = pages.len();
        assert!(count > 2);
        for (index, page) in pages.iter().enumerate() {
            let page = crate::page::describe(page);
            assert!(page.contains("签名"), "page {}", index + 1);
            assert!(page.contains(&format!("第 {} 页，共 {count} 页", index + 1)), "{page}");
        }
        trial::stays_inside(&document, &options);
    }

    #[test]
    fn people_are_parted_as_the_organiser_chose() {
        let guest = |name: &str, pinyin: &str, organisation: &str| Guest {
            name: name.to_owned(),
            pinyin: pinyin.to_owned(),
            organisation: Words::new(organisation, ""),
            ..Guest::default()
        };
        let guests = [
            guest("单晓明", "Shan Xiaoming", "药明生物"),
            guest("孙海东", "Sun Haidong", "博雅控股集团"),
            guest("María", "María", "药明生物"),
            guest("Ørsted", "Ørsted", ""),
            guest("Żółć", "Żółć", ""),
            guest("さくら", "さくら", "博雅控股集团"),
        ];
        let titles = |grouping| -> Vec<(String, usize)> {
            let options = Options { grouping, ..Options::default() };
            let groups = groups(guests.to_vec(), &options);
            groups.into_iter().map(|group| (group.title.zh, group.guests.len())).collect()
        };
        let pair = |title: &str, count| (title.to_owned(), count);

        let by_letter = [pair("M", 1), pair("O", 1), pair("S", 2), pair("Z", 1), pair("#", 1)];
        assert_eq!(titles(Grouping::Pinyin), by_letter);
        let by_unit = [pair("博雅控股集团", 2), pair("药明生物", 2), pair("无单位", 2)];
        assert_eq!(titles(Grouping::Organisation), by_unit);
        assert_eq!(titles(Grouping::Category), [pair("无类别", 6)]);
        assert_eq!(titles(Grouping::Nothing), [pair("", 6)]);
    }

    #[test]
    fn a_word_longer_than_its_line_is_set_smaller_and_told_where_it_is_parted() {
        let print = |organisation: &str| {
            let organisation = Words::new(organisation, "");
            let guest = Guest { organisation, position: Words::default(), ..trial::guest() };
            let options = Options { grouping: Grouping::Nothing, ..Options::default() };
            let of = groups(vec![guest], &options);
            let document =
                List { occasion: trial::occasion(), title: Words::new("签到表", ""), of, fill };
            let findings = trial::printed(&document, &options).findings;
            let told = findings.into_iter().map(|one| (one.kind, one.field, one.subject));
            told.collect::<Vec<_>>()
        };
        let told = |kind| vec![(kind, "organisation".to_owned(), "㛃𬭎".to_owned())];

        assert_eq!(print("Konstantinopolitanische Gesellschaft"), []);
        let smaller = print("Konstantinopolitanischerdudelsackpfeifenmacher");
        assert_eq!(smaller, told(FindingKind::Shrunk));
        let parted = print("Konstantinopolitanischerdudelsackpfeifenmachergesellenverein");
        assert_eq!(parted[0], told(FindingKind::Parted)[0]);
    }

    #[test]
    fn a_second_hospital_stands_before_the_tenth() {
        let guest = |organisation: &str| Guest {
            organisation: Words::new(organisation, ""),
            ..trial::guest()
        };
        let guests = ["第10人民医院", "第2人民医院", "第1人民医院"].map(guest).to_vec();
        let options = Options { grouping: Grouping::Organisation, ..Options::default() };

        let titles: Vec<String> =
            groups(guests, &options).into_iter().map(|group| group.title.zh).collect();

        assert_eq!(titles, ["第1人民医院", "第2人民医院", "第10人民医院"]);
    }
}
