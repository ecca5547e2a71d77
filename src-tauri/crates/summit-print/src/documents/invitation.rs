//! Letters of invitation, each with a reply slip to cut off.

use summit_core::Reading;

use super::card::{
    Card, Cards, Frame, GRAY, HAIR, INK, Place, Row, Signing, post, post_under, short_post,
};
use super::{Choice, Kind, Purpose, Whom};
use crate::event::{self, Filter, Guest, Occasion};
use crate::findings::FindingKind;
use crate::fonts::Weight;
use crate::options::{Language, Options, Order, Size, Words};
use crate::page::{Color, Item};
use crate::snapshots::{Remembered, of_guests};
use crate::text::{Align, PT, Quotes, Span, Style, is_shorter, quoted};
use crate::{Document, Run};

pub const KIND: Kind = Kind {
    name: "invitations",
    title: ("邀请函（附回执）", "Invitations with reply slip"),
    purpose: Purpose::Letters,
    whom: Whom::Registrations,
    sizes: &[Size::A4],
    choices: &[Choice::Batch, Choice::Bleed, Choice::Accent],
    orders: Order::OF_GUESTS,
    take,
};

fn take(
    reading: &Reading<'_>,
    filter: &Filter,
    options: &Options,
) -> summit_core::Result<Box<dyn Document>> {
    let occasion = event::occasion(reading)?;
    let each = event::guests(reading, filter, options)?;
    let snapshots = of_guests(&KIND, options, &each, |guest, shown| {
        shown.words(&Words::new(guest.salutation_zh(), guest.salutation_en()));
        shown.words(&Words::new(&guest.name, &guest.latin_name));
        [&guest.organisation, &guest.position].into_iter().for_each(|words| shown.words(words));
        shown.text(&guest.organisation_short);
        occasion.show(shown);
    });
    Ok(Box::new(Remembered { document: Cards { occasion, each, draw }, snapshots }))
}

const WIDTH: f32 = Size::A4.width;
const MARGIN: f32 = 28.0;
/// Where the reply slip is cut off.
const CUT: f32 = 205.0;

pub fn draw(occasion: &Occasion, guest: &Guest, run: &mut Run<'_, '_>) {
    let language = run.options.language;
    let mut card = Card::begin(run, guest.subject());
    let room = Frame::new(MARGIN, 0.0, WIDTH - 2.0 * MARGIN, CUT);
    let lower = head(occasion, room, &mut card);
    let signed = Frame { height: dated(language), ..room };
    let signed = Place { frame: signed, share: 0.8, most: 36.0 };
    let signing = Signing::set(&occasion.hosts, &day(language), style(11.0, INK), signed, &card);
    card.shrink_until(dated(language) - signing.height() - 1.0, "card", |card, share| {
        let y = if language == Language::Both { 65.0 } else { 66.0 } + lower;
        let y = if language.zh() { chinese(occasion, guest, (room, y, share), card) } else { y };
        let gap = if language.zh() { 4.0 * share } else { 0.0 };
        if language.en() { english(occasion, guest, (room, y + gap, share), card) } else { y }
    });
    // The hosts and the date stand at the right, as letters in Chinese end.
    signing.place(&occasion.title, &mut card);
    slip(guest, room, &mut card);
    card.end(WIDTH, Size::A4.height);
}

fn style(size: f32, color: Color) -> Style {
    Style::new(size, Weight::Regular, color)
}

/// How much stands between the foot of the event's name and the foot of the title, at least.
const TITLE: f32 = 11.5;

/// The name of the event and what this is; answers how much lower than usual that stands.
fn head(occasion: &Occasion, room: Frame, card: &mut Card<'_, '_, '_>) -> f32 {
    let language = card.language();
    let accent = card.accent();
    card.rect(Frame::new(room.x, 24.0, 14.0, 1.2), accent);
    let rows = [
        Row::new("event", occasion.title.lead(language), 15.0).bold(),
        Row::new("event", occasion.title.under(language), 9.0).colored(GRAY).before(0.6),
    ];
    let end = card.stack(&rows, Frame::new(room.x, 28.0, room.width, 19.5), Align::Start, 0.0);
    let label = Words::new("邀\u{3000}请\u{3000}函", "Invitation");
    let (lead, under) = (label.lead(language), label.under(language));
    let usual = if under.is_empty() { 56.5 } else { 53.0 };
    let lower = (end + TITLE - usual).max(0.0);
    let place = |y: f32| (room.x, y + lower, room.width);
    let large = style(24.0, card.accent_text()).bold();
    card.one_line("title", lead, large, place(usual), Align::Center);
    card.one_line("title", under, style(11.0, GRAY), place(59.4), Align::Center);
    lower
}

fn chinese(
    occasion: &Occasion,
    guest: &Guest,
    (room, top, share): (Frame, f32, f32),
    card: &mut Card<'_, '_, '_>,
) -> f32 {
    let body = style(11.0 * share, INK);
    // Two languages share the page: the lines of each stand a little closer.
    let leading = if card.language() == Language::Both { 6.4 } else { 7.0 } * share;
    let fact_leading = leading * 0.94;
    let indent = body.size * PT * 2.0;
    let greeting = format!("尊敬的{}：", guest.salutation_zh());
    let spans = [Span { text: &greeting, style: body.bold() }];
    let place = (room.x, top, room.width);
    let mut y = card.paragraph("name", &spans, place, (Align::Start, leading, 0.0)) + 1.5 * share;
    let paragraph = |text: &str, y: f32, card: &mut Card<'_, '_, '_>| {
        let spans = [Span { text, style: body }];
        card.paragraph("text", &spans, (room.x, y, room.width), (Align::Justify, leading, indent))
    };
    let first = format!(
        "兹定于{}举办{}。诚邀您拨冗莅临，共襄盛举。",
        occasion.days_zh(),
        quoted(&occasion.title.zh, Quotes::Plain)
    );
    y = paragraph(&first, y, card) + share;
    let facts = [
        ("时间", occasion.dates.zh.clone()),
        ("地点", place_zh(occasion)),
        ("主办", occasion.hosts.iter().map(|host| host.zh.clone()).collect::<Vec<_>>().join("、")),
    ];
    for (label, fact) in facts.iter().filter(|(_, fact)| !fact.is_empty()) {
        let spans = [
            Span { text: label, style: body.colored(GRAY) },
            Span { text: "\u{3000}", style: body },
            Span { text: fact, style: body },
        ];
        let place = (room.x + indent, y, room.width - indent);
        y = card.paragraph("text", &spans, place, (Align::Start, fact_leading, 0.0));
    }
    y = paragraph("随函附上回执，敬请填妥后交回会务组，以便安排接待事宜。", y + share, card);
    let wish = [Span { text: "此致", style: body }];
    y = card.paragraph("text", &wish, (room.x, y, room.width), (Align::Start, leading, indent));
    let wish = [Span { text: "敬礼！", style: body }];
    card.paragraph("text", &wish, (room.x, y, room.width), (Align::Start, leading, 0.0))
}

fn place_zh(occasion: &Occasion) -> String {
    match (occasion.venue.lead(Language::Zh), occasion.address.as_str()) {
        ("", address) => address.to_owned(),
        (venue, "") => venue.to_owned(),
        (venue, address) => format!("{venue}（{address}）"),
    }
}

fn english(
    occasion: &Occasion,
    guest: &Guest,
    (room, top, share): (Frame, f32, f32),
    card: &mut Card<'_, '_, '_>,
) -> f32 {
    let alone = card.language() == Language::En;
    let (size, leading) = if alone { (11.0, 6.4) } else { (9.0, 4.6) };
    let leading = leading * share;
    let body = style(size * share, if alone { INK } else { GRAY });
    let title = occasion.the_title();
    let venue = occasion.venue.lead(Language::En);
    let at = if venue.is_empty() { String::new() } else { format!(" at {venue}") };
    let greeting = format!("Dear {},", guest.salutation_en());
    let text = format!(
        "We have the pleasure of inviting you to {title}, to be held on {}{at}. \
         Your presence would be an honor. Please return the reply slip below, \
         so that everything can be prepared for you.",
        occasion.dates.en
    );
    let mut y = top;
    for text in [greeting.as_str(), text.as_str(), "Yours sincerely,"] {
        let spans = [Span { text, style: body }];
        let set = (Align::Start, leading, 0.0);
        y = card.paragraph("text", &spans, (room.x, y, room.width), set) + leading * 0.4;
    }
    y
}

/// The baseline of the date: two languages need more of the page.
fn dated(language: Language) -> f32 {
    CUT - if language == Language::Both { 11.0 } else { 15.0 }
}

/// Where the day is written.
fn day(language: Language) -> Words {
    let blank = "年\u{3000}\u{3000}月\u{3000}\u{3000}日";
    match language {
        Language::Zh => Words::new(blank, ""),
        Language::En => Words::new("", "Date: ____________"),
        Language::Both => Words::new(format!("日期 Date\u{3000}\u{3000}\u{3000}{blank}"), ""),
    }
}

fn slip(guest: &Guest, room: Frame, card: &mut Card<'_, '_, '_>) {
    let language = card.language();
    card.line((8.0, CUT), (WIDTH - 8.0, CUT), 0.2, 1.2, GRAY);
    let label = Words::new("回\u{3000}执", "Reply slip").both(language);
    let place = (room.x, CUT + 11.0, room.width);
    card.one_line("title", &label, style(13.0, card.accent_text()).bold(), place, Align::Center);
    let (top, height, half) = (CUT + 15.0, 10.2, room.width / 2.0);
    let name = Words::new(&guest.name, &guest.latin_name).both(language);
    let known = known(guest, room.width - label_width(language) - 4.0, card);
    let under = post_under(&guest.organisation, &guest.position, language);
    let fields = [
        (0.0, 0.0, 2.0, Words::new("姓名", "Name"), name.as_str()),
        (0.0, 1.0, 2.0, Words::new("单位职务", "Organization"), known.as_str()),
        (0.0, 2.0, 1.0, Words::new("手机", "Mobile"), ""),
        (1.0, 2.0, 1.0, Words::new("邮箱", "E-mail"), ""),
        (0.0, 3.0, 1.0, Words::new("随行人数", "Guests"), ""),
        (1.0, 3.0, 1.0, Words::new("饮食要求", "Diet"), ""),
    ];
    // The English of what is known stands below it on the same line, and needs room there.
    let more = room_under(&under);
    for (across, down, wide, label, value) in fields {
        let under = if down == 1.0 { under.as_str() } else { "" };
        let y = top + down * height + if down > 1.0 { more } else { 0.0 };
        let cell = Frame::new(room.x + across * half, y, wide * half, height);
        // The first line is the name; the lines without a value name nobody.
        let name = if down == 0.0 { "name" } else { "organisation" };
        field(name, &label, value, under, cell, card);
    }
    answers(Frame::new(room.x, top + 4.0 * height + 7.0 + more, room.width, 12.0), card);
}

/// The boxes to tick, and where to sign.
fn answers(room: Frame, card: &mut Card<'_, '_, '_>) {
    let language = card.language();
    let choices = [
        Words::new("准时参加", "I will attend"),
        Words::new("委派代表", "A colleague will"),
        Words::new("不能参加", "I cannot attend"),
    ];
    let step = room.width / 3.0;
    for (at, choice) in choices.iter().enumerate() {
        let x = room.x + at as f32 * step;
        tick_box(x, room.y - 3.1, 3.6, card);
        let place = (x + 5.4, room.y, step - 6.0);
        card.one_line("text", &choice.both(language), style(9.0, INK), place, Align::Start);
    }
    let line = Words::new("签名", "Signature").both(language);
    let (left, y) = (room.x + room.width / 2.0, room.y + 13.0);
    card.one_line("text", &line, style(9.0, GRAY), (left, y, 26.0), Align::Start);
    card.line((left + 26.0, y + 0.8), (room.x + room.width, y + 0.8), 0.2, 0.0, GRAY);
}

/// So much lower stands what follows a text that has another language below it.
fn room_under(under: &str) -> f32 {
    if under.is_empty() { 0.0 } else { 3.2 }
}

/// How wide the label of a field is.
fn label_width(language: Language) -> f32 {
    if language == Language::Both { 34.0 } else { 22.0 }
}

/// What is known of the place and the post, with the short name where the long has no room.
fn known(guest: &Guest, width: f32, card: &mut Card<'_, '_, '_>) -> String {
    let language = card.language();
    let long = post(&guest.organisation, &guest.position, language);
    let short = short_post(guest, language);
    let least = style(10.0 * 0.6, INK);
    if !is_shorter(&short, &long) || card.run.setter.line(&long, least).width <= width {
        return long;
    }
    card.run.findings.add(FindingKind::Shortened, guest.subject(), "organisation", &long);
    short
}

/// A label, what is known, the same smaller below it, and a line to write on.
fn field(
    name: &'static str,
    label: &Words,
    value: &str,
    under: &str,
    cell: Frame,
    card: &mut Card<'_, '_, '_>,
) {
    let language = card.language();
    let baseline = cell.y + cell.height - 3.4;
    let wide = label_width(language);
    let place = (cell.x, baseline, wide - 2.0);
    card.one_line("text", &label.both(language), style(8.4, GRAY), place, Align::Start);
    let place = (cell.x + wide, baseline, cell.width - wide - 4.0);
    card.one_line(name, value, style(10.0, INK), place, Align::Start);
    let more = room_under(under);
    let place = (cell.x + wide, baseline + more, cell.width - wide - 4.0);
    card.one_line("organisation", under, style(7.0, GRAY), place, Align::Start);
    let y = cell.y + cell.height - 1.6 + more;
    card.line((cell.x + wide, y), (cell.x + cell.width - 4.0, y), 0.15, 0.0, HAIR);
}

fn tick_box(x: f32, y: f32, side: f32, card: &mut Card<'_, '_, '_>) {
    let steps = crate::page::rounded(x, y, side, side, 0.3);
    card.items.push(Item::Path { steps, fill: None, stroke: Some((GRAY, 0.25)) });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::trial;

    #[test]
    fn everything_has_its_place() {
        let document = Cards { occasion: trial::occasion(), each: vec![trial::guest()], draw };

        insta::assert_snapshot!(trial::placed(&document, &Options::default()));
    }

    #[test]
    fn the_slip_has_the_short_name_where_the_long_has_no_room() {
        let guest = Guest {
            organisation: Words::new("细胞治疗产业技术创新战略联盟".repeat(5), ""),
            organisation_short: "细胞联盟".to_owned(),
            ..trial::guest()
        };
        let document = Cards { occasion: trial::occasion(), each: vec![guest], draw };
        let options = Options { language: Language::Zh, ..Options::default() };

        let printed = trial::printed(&document, &options);

        let told = printed.findings.iter().map(|one| (one.kind, one.field.as_str()));
        let told: Vec<_> = told.collect();
        assert!(told.contains(&(FindingKind::Shortened, "organisation")), "{told:?}");
        assert!(!told.contains(&(FindingKind::Overflow, "name")), "{told:?}");
        let page = crate::page::describe(&printed.pages[0]);
        assert!(page.contains("细胞联盟\u{3000}总工程师"), "{page}");
    }

    #[test]
    fn the_title_stands_clear_of_the_name_of_the_event() {
        let name = "中国（长三角）国际细胞与基因治疗产业高质量发展高峰论坛";
        let latin = "The China International Summit on the Development of the Cell Industry";
        for (zh, en) in [(1, 1), (2, 1), (2, 2), (3, 3)] {
            let title = Words::new(name.repeat(zh), [latin; 3][..en].join(" and "));
            let occasion = Occasion { title, ..trial::occasion() };
            let document = Cards { occasion, each: vec![trial::guest()], draw };
            for language in [Language::Zh, Language::En, Language::Both] {
                let options = Options { language, ..Options::default() };

                let printed = trial::printed(&document, &options);

                let items = printed.pages[0].items.iter();
                let texts = items.filter_map(|item| match item {
                    Item::Text(text) => Some(text),
                    _ => None,
                });
                let texts: Vec<_> = texts.collect();
                let label = texts.iter().position(|text| text.size > 20.0).unwrap();
                let above = texts[..label].iter().map(|text| text.y).fold(0.0, f32::max);
                let top = texts[label].y - texts[label].size * PT * 0.86;
                assert!(top > above + 2.5, "{zh} {en} {language:?}: {above} {top}");
                let lower = texts[label + 1..].iter().all(|text| text.y > texts[label].y);
                assert!(lower);
            }
        }
    }

    #[test]
    fn the_longest_name_stays_inside_of_every_size() {
        let document = Cards { occasion: trial::occasion(), each: vec![trial::long()], draw };
        trial::stays_inside_every_size(&document, &KIND);
    }
}
