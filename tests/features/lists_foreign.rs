//! Lists of people as other programs and other languages make them.

use serde_json::json;
use tests::Office;

use super::lists::{import, list, people, tally};

#[test]
fn titles_in_a_second_language_are_nobody() {
    let office = Office::new();
    let chinese = "姓名,工作单位,职务,手机";
    let english = "Name,Organization,Title,Mobile";
    for (number, (first, second)) in
        [(chinese, english), (english, chinese)].into_iter().enumerate()
    {
        let text = format!("{first}\n{second}\n张三,甲公司,主任,1380000000{number}\n");
        let request = list(&office, &format!("{number}.csv"), &text);

        let look = office.call("registrations.look", request["list"].clone());
        let report = import(&office, &request);

        assert_eq!((&look["header_row"], &look["row_count"]), (&json!(1), &json!(1)));
        assert_eq!(look["rows"][0]["row"], 3);
        assert_eq!((tally(&report), report["rows"].as_u64()), ([1, 0, 0, 0], Some(1)));
    }
    assert_eq!(people(&office).keys().collect::<Vec<_>>(), ["张三"]);
}
