//! The members of the alliance, by sector, each with its standing.

use super::{Member, Sector};
use crate::documents::style::{GRAY, HAIR, HALF, INK, LEAD, Maker};
use crate::findings::Subject;
use crate::flow::{Column, Table};
use crate::options::Words;
use crate::text::Span;

pub fn add(sectors: &[Sector], maker: &Maker<'_, '_>, column: &mut Column<'_, '_>) {
    if sectors.iter().all(|sector| sector.members.is_empty()) {
        return;
    }
    maker.open_part(column, "members", &Words::new("联盟成员", "Members of the Alliance"));
    let mut begins = Vec::new();
    for (number, sector) in sectors.iter().filter(|sector| !sector.members.is_empty()).enumerate() {
        if number > 0 {
            column.space(LEAD * 1.2);
        }
        column.anchor(&format!("sector-{number}"), Some((2, &maker.both(&sector.title))));
        begins.push(column.strips.len());
        add_sector(sector, maker, column);
    }
    maker.keep_the_end(&begins, column);
}

/// Adds the members of one sector under its title, two beside each other.
pub fn add_sector(sector: &Sector, maker: &Maker<'_, '_>, column: &mut Column<'_, '_>) {
    let first = column.strips.len();
    let under = sector.title.under(maker.language);
    let count = sector.members.len().to_string();
    let quiet = maker.style(8.6, GRAY);
    let spans = [
        Span {
            text: sector.title.lead(maker.language),
            style: maker.style(12.0, maker.accent_text).bold(),
        },
        Span { text: if under.is_empty() { "" } else { "　" }, style: quiet },
        Span { text: under, style: quiet },
        Span { text: "　", style: quiet },
        Span { text: &count, style: quiet },
    ];
    column.spans(&spans, maker.setting(2.4).keeps_next());
    let width = column.width;
    column.rule(width, 0.3, maker.accent, maker.setting(0.6).keeps_next());

    let gap = 6.0 * maker.scale;
    let half = (width - gap) / 2.0;
    let mut table = Table::new(&[half, half], gap);
    table.padding = HALF * 0.4;
    table.line = Some((0.15, HAIR));
    let mut begins = Vec::new();
    for pair in sector.members.chunks(2) {
        begins.push(column.strips.len());
        let cells = pair.iter().map(|member| {
            let mut cell = table.cell(0, column);
            write(member, maker, &mut cell);
            cell.strips
        });
        let cells = cells.collect();
        table.row(cells, maker.area(0).height * 0.8, column);
    }
    maker.keep_the_end(&begins, column);
    maker.says_again(&sector.title, first, column);
}

fn write(member: &Member, maker: &Maker<'_, '_>, cell: &mut Column<'_, '_>) {
    let language = maker.language;
    let name = member.name.lead(language);
    maker.check(&member.name, "name", &member.name);
    let of = (Subject::of(&member.name), "name");
    maker.say(of, name, (maker.style(9.0, INK), maker.setting(1.9)), cell);
    let under = (maker.style(7.4, GRAY), maker.setting(1.6));
    maker.say(of, member.name.under(language), under, cell);
    cell.text(
        &maker.both(&member.standing),
        maker.style(7.4, maker.accent_text),
        maker.setting(1.6),
    );
}
