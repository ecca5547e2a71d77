use std::{
    path::Path,
    process::Command,
    thread::sleep,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use summit_core::{App, Asking, Caller, app::system_clock};
use tests::TABLES;

use crate::window::Window;

/// A day at the desk: open, edit, take back, let somebody in, print.
#[tokio::test]
async fn an_event_is_edited_undone_attended_and_printed() {
    let window = Window::open(&["--sample"]).await;
    window.find(&format!("//h1[normalize-space() = '{}']", window.say("pages.overview"))).await;
    window.picture("overview").await;

    edit_and_undo(&window).await;
    scroll_the_day(&window).await;
    let guest = check_in(&window).await;
    let badges = window.folder.path().join("badges.pdf");
    print_badges(&window, &badges).await;
    check_pdf(&badges, "李诣书");

    let folder = window.close().await;
    let stored = stored_guest(&folder.path().join("home"), &guest);
    assert!(!stored["admitted_at"].is_null(), "what was accepted is on disk: {stored}");
}

async fn edit_and_undo(window: &Window) {
    let changed = "//*[@role = 'row'][contains(., '首席科学家')]";
    window.go_to("speakers").await;
    window.find("//*[@role = 'row'][contains(., '李诣书')]").await.click().await.unwrap();

    let position = window.field(window.say("people.position_zh")).await;
    position.clear().await.unwrap();
    position.send_keys("首席科学家\u{e007}").await.unwrap();
    window.find(changed).await;
    window.picture("edited").await;

    let undo = format!("//button[starts-with(@aria-label, '{}：')]", window.say("undo.undo"));
    window.find(&undo).await.click().await.unwrap();
    window.gone(changed).await;
}

/// Goes through a day by the wheel, which WebKit answers otherwise than keys and scroll bars.
async fn scroll_the_day(window: &Window) {
    window.go_to("agenda").await;
    let day = window.find("//*[contains(concat(' ', @class, ' '), ' scroller ')]").await;
    window.until(&day, "element.scrollHeight > element.clientHeight").await;
    window.turn_wheel(&day, 240).await;
    window.until(&day, "element.scrollTop > 0").await;
    window.picture("scrolled").await;
}

/// Lets in the first guest who may enter; answers them.
async fn check_in(window: &Window) -> Value {
    let asked = json!({ "filter": { "state": "confirmed" }, "limit": 200 });
    let registrations = window.call("registrations.list", asked).await;
    let guest = registrations["rows"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["state"] == "confirmed" && row["admitted_at"].is_null())
        .unwrap()
        .clone();

    window.go_to("checkins").await;
    let search = format!("//input[@aria-label = '{}']", window.say("checkins.search"));
    let number = guest["badge_number"].as_str().unwrap();
    window.find(&search).await.send_keys(&format!("{number}\u{e007}")).await.unwrap();

    let welcome = window.say("enums.verdict.welcome");
    window.find(&format!("//*[@role = 'alert']//h2[normalize-space() = '{welcome}']")).await;
    window.picture("welcome").await;
    guest
}

async fn print_badges(window: &Window, path: &Path) {
    window.will_save_to(path).await;
    window.go_to("documents").await;
    let preview = "//ol//img[starts-with(@src, 'blob:')]";
    window.find(preview).await;
    look_through(window, "李诣书").await;
    let save = window.say("documents.save");
    let save = format!("//button[starts-with(normalize-space(), '{save}')][not(@disabled)]");
    window.find(&save).await.click().await.unwrap();

    let open = window.say("common.open");
    window.find(&format!("//button[normalize-space() = '{open}']")).await;
    window.picture("printed").await;
}

/// Looks for a name in the whole document, which this window has to draw and read by itself.
async fn look_through(window: &Window, name: &str) {
    let whole = window.say("documents.whole");
    window.find(&format!("//button[normalize-space() = '{whole}']")).await.click().await.unwrap();
    window.find("//*[contains(@class, 'proof-pages')]//canvas").await;
    let search = format!("//input[@aria-label = '{}']", window.say("documents.find"));
    window.find(&search).await.send_keys(name).await.unwrap();
    window.find("//*[contains(@class, 'highlight') and contains(@class, 'selected')]").await;
    window.picture("looked-through").await;
}

/// Has other programs judge the file: its structure, its fonts, its text.
fn check_pdf(path: &Path, name: &str) {
    let path = path.to_str().unwrap();
    run("qpdf", &["--check", path]);
    let text: String = run("pdftotext", &[path, "-"]).split_whitespace().collect();
    assert!(text.contains(name), "{name} is not on a badge");

    let fonts = run("pdffonts", &[path]);
    let fonts: Vec<&str> = fonts.lines().skip(2).collect();
    assert!(!fonts.is_empty());
    for font in fonts {
        // The last columns are: embedded, subset, unicode, object and generation.
        let columns: Vec<&str> = font.split_whitespace().rev().skip(2).take(3).collect();
        assert_eq!(columns, ["yes", "yes", "yes"], "{font}");
    }
}

fn run(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{program}: {told}");
    told
}

/// Opens the file that the window has closed, and asks for the guest.
fn stored_guest(home: &Path, guest: &Value) -> Value {
    let app = App::new(home.to_owned(), system_clock(), TABLES);
    let asking = Asking {
        caller: Caller::Office,
        operator: String::new(),
        station: String::new(),
        job: None,
    };
    let begun = Instant::now();
    while let Err(error) = app.call(&asking, "files.open_sample", json!({})) {
        // The window is still closing as long as it holds the file.
        assert_eq!(error.code(), "file_locked");
        assert!(begun.elapsed() < Duration::from_secs(20), "the window does not let go");
        sleep(Duration::from_millis(50));
    }
    let found = app.call(&asking, "registrations.list", json!({ "limit": 200 })).unwrap();
    let rows = found["rows"].as_array().unwrap();
    rows.iter().find(|row| row["id"] == guest["id"]).unwrap().clone()
}
