//! Names and readings that other people have put together, where they lie beside the project.

use std::fs;

use serde_json::json;
use summit_core::search::reading;
use tests::{Office, found};

use super::lists::{import, list};

/// The lines of a table, without its remarks; none where it is absent.
fn lines(name: &str) -> Vec<String> {
    let Some(folder) = found("names") else { return Vec::new() };
    let text = fs::read_to_string(folder.join(name)).unwrap();
    let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
}

/// Pinyin as it is typed.
fn typed(marked: &str) -> String {
    const MARKED: [(&str, char); 6] = [
        ("āáǎà", 'a'),
        ("ēéěèê", 'e'),
        ("īíǐì", 'i'),
        ("ōóǒò", 'o'),
        ("ūúǔù", 'u'),
        ("ǖǘǚǜü", 'v'),
    ];
    let plain = |letter: char| MARKED.iter().find(|(marks, _)| marks.contains(letter));
    let letters = marked.chars().filter(|letter| letter.is_alphabetic());
    letters.map(|letter| plain(letter).map_or(letter, |(_, plain)| *plain)).collect()
}

/// An event with a person of each of these names.
fn office(names: &[String]) -> Office {
    let office = Office::new();
    let rows: String = names.iter().map(|name| format!("{name}\n")).collect();
    let told = import(&office, &list(&office, "names.csv", &format!("姓名\n{rows}")));
    assert_eq!(told["refused"], 0, "{told}");
    office
}

fn hits(office: &Office, query: &str) -> Vec<String> {
    let hits = office.call("search.find", json!({ "query": query, "limit": 50 }));
    let titles = hits.as_array().unwrap().iter().map(|hit| hit["title"].as_str().unwrap());
    titles.map(str::to_owned).collect()
}

#[test]
fn every_surname_of_the_table_is_found_as_it_is_read() {
    let table = lines("surname-readings-overtrue.txt");
    let pairs: Vec<(String, String)> = table
        .iter()
        .filter_map(|line| line.split_once(':'))
        .map(|(surname, read)| (format!("{surname}晓明"), format!("{}xiaoming", typed(read))))
        .collect();
    let office = office(&pairs.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>());

    let lost: Vec<_> =
        pairs.iter().filter(|(name, read)| !hits(&office, read).contains(name)).collect();

    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn every_surname_is_found_by_its_first_letter() {
    let table = lines("familyname.csv");
    // The table knows characters, not surnames: 单 stands under d. It is found so as well.
    let others: Vec<(String, &str)> = table
        .iter()
        .skip(1)
        .filter_map(|line| {
            let mut cells = line.split(',');
            let (surname, initial) = (cells.next()?, cells.nth(1)?);
            let is_usual = reading(surname, surname).to_lowercase().starts_with(initial);
            (!is_usual).then(|| (format!("{surname}晓明"), initial))
        })
        .collect();
    let office = office(&others.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>());

    assert!(others.len() < 35, "{others:?}");
    let lost: Vec<_> = others
        .iter()
        .filter(|(name, initial)| !hits(&office, &format!("{initial} {name}")).contains(name))
        .collect();
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn rare_characters_are_found_as_written_and_as_read() {
    let rare = lines("tgscc-level3-rare.txt");
    let names: Vec<String> = rare.iter().map(|rare| format!("张{rare}")).collect();
    let usual = lines("pinyin-data-kMandarin_8105.txt");
    let usual: Vec<(&str, String)> = usual
        .iter()
        .filter_map(|line| line.split_once(':')?.1.split_once('#'))
        .map(|(read, rest)| (rest.split_whitespace().next().unwrap_or_default(), typed(read)))
        .collect();
    let office = office(&names);

    let lost: Vec<_> = rare
        .iter()
        .filter(|rare| {
            let name = format!("张{rare}");
            let read = usual.iter().find(|(other, _)| other == rare).map(|(_, read)| read);
            let is_read = read.is_none_or(|read| {
                let query = format!("zhang {read} 张{rare}");
                hits(&office, &query).contains(&name)
            });
            !hits(&office, rare).contains(&name) || !is_read
        })
        .collect();

    assert!(lost.is_empty(), "{}: {lost:?}", lost.len());
}

#[test]
fn of_many_names_those_that_begin_so_come_first() {
    let all = lines("names-sample-10000.txt");
    let names: Vec<String> = all
        .iter()
        .enumerate()
        .filter(|(at, name)| at % 5 == 0 || name.contains('阿'))
        .map(|(_, name)| name.clone())
        .collect();
    let office = office(&names);
    if names.is_empty() {
        return;
    }

    let begun = names.iter().filter(|name| name.starts_with('阿')).count();
    let found = hits(&office, "阿");
    assert!(begun > 10 && found.len() > begun);
    assert!(found[..begun].iter().all(|name| name.starts_with('阿')), "{found:?}");
    let found = hits(&office, "zh");
    let read = |name: &String| reading(name, &name.chars().take(1).collect::<String>());
    assert!(
        found.len() == 50 && found.iter().all(|name| read(name).starts_with("Zh")),
        "{found:?}"
    );
}
