//! The built program under WebDriver, with folders of its own.

use std::{
    env, fs,
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use fantoccini::{
    Client, ClientBuilder, Locator,
    actions::{InputSource, WheelAction, WheelActions},
    elements::Element,
};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;

/// How long the program may take for anything that is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// The words of the window in Chinese, so that controls are found as people find them.
const WORDS: &str = include_str!("../../ui/src/lib/words/zh.json");

/// A running window and the driver that leads it.
pub struct Window {
    client: Client,
    driver: Child,
    program: Option<String>,
    words: Value,
    pub folder: TempDir,
}

impl Window {
    /// Starts the program with these arguments, as if on a fresh machine.
    pub async fn open(arguments: &[&str]) -> Window {
        let folder = tempfile::tempdir().unwrap();
        let port = free_port();
        let driver = start_driver(port, folder.path());
        let options = json!({ "binary": program(), "args": arguments });
        let capabilities = json!({ "webkitgtk:browserOptions": options });
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.as_object().unwrap().clone())
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .unwrap();
        let program = child_of(&driver);
        // The window speaks the language of the system, and the machine may have but one.
        let chinese = "localStorage.setItem('summit.language', 'zh'); location.reload();";
        client.execute(chinese, vec![]).await.unwrap();
        let words = serde_json::from_str(WORDS).unwrap();
        Window { client, driver, program, words, folder }
    }

    /// Answers the words behind a key.
    pub fn say(&self, key: &str) -> &str {
        let words = key.split('.').fold(&self.words, |words, name| &words[name]);
        words.as_str().unwrap_or_else(|| panic!("there are no words for {key}"))
    }

    /// Waits for the element of an XPath.
    pub async fn find(&self, path: &str) -> Element {
        let found = self.client.wait().at_most(PATIENCE).for_element(Locator::XPath(path)).await;
        match found {
            Ok(element) => element,
            Err(error) => {
                self.picture("not-found").await;
                panic!("nothing at {path}: {error}")
            }
        }
    }

    /// Waits until nothing is at an XPath any more.
    pub async fn gone(&self, path: &str) {
        let begun = Instant::now();
        while !self.client.find_all(Locator::XPath(path)).await.unwrap().is_empty() {
            assert!(begun.elapsed() < PATIENCE, "{path} is still there");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits for the field with this label.
    pub async fn field(&self, label: &str) -> Element {
        let path = format!("//*[@id = //label[normalize-space() = '{label}']/@for]");
        self.find(&path).await
    }

    /// Goes to a page by its link, and waits for its title.
    pub async fn go_to(&self, page: &str) {
        let title = self.say(&format!("pages.{page}")).to_owned();
        self.find(&format!("//nav//a[normalize-space() = '{title}']")).await.click().await.unwrap();
        self.find(&format!("//h1[normalize-space() = '{title}']")).await;
    }

    /// Asks the program the way the page does.
    pub async fn call(&self, name: &str, request: Value) -> Value {
        let script = "const [name, request, done] = arguments; \
            window.__TAURI_INTERNALS__.invoke('call', { name, request }) \
              .then((answer) => done({ answer }), (error) => done({ error }));";
        let told = self.client.execute_async(script, vec![json!(name), request]).await.unwrap();
        assert!(told.get("error").is_none(), "{name} was refused: {told}");
        told["answer"].clone()
    }

    /// Turns the wheel of the mouse over the middle of an element.
    pub async fn turn_wheel(&self, element: &Element, delta_y: i64) {
        let (x, y, width, height) = element.rectangle().await.unwrap();
        let [x, y] = [x + width / 2.0, y + height / 2.0].map(|place| place as i64);
        let turn = WheelAction::Scroll { duration: None, x, y, delta_x: 0, delta_y };
        self.client
            .perform_actions(WheelActions::new("wheel".to_owned()).then(turn))
            .await
            .unwrap();
    }

    /// Waits until a script answers true of an element.
    pub async fn until(&self, element: &Element, holds: &str) {
        let begun = Instant::now();
        let script = format!("const [element] = arguments; return {holds};");
        loop {
            let about = serde_json::to_value(element).unwrap();
            if self.client.execute(&script, vec![about]).await.unwrap() == Value::Bool(true) {
                return;
            }
            if begun.elapsed() > PATIENCE {
                self.picture("never").await;
                panic!("never: {holds}");
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Answers the system's dialog for saving, which no driver can reach, with a path.
    pub async fn will_save_to(&self, path: &Path) {
        let script = "const [path] = arguments; const ask = window.fetch; \
            window.fetch = (address, ...rest) => String(address).includes('dialog%7Csave') \
              ? Promise.resolve(new Response(JSON.stringify(path), { headers: { \
                  'content-type': 'application/json', 'Tauri-Response': 'ok' } })) \
              : ask.call(window, address, ...rest);";
        self.client.execute(script, vec![json!(path)]).await.unwrap();
    }

    /// Keeps a picture of the window beside the build.
    pub async fn picture(&self, name: &str) -> PathBuf {
        // What was asked for just before is on the screen only after two frames.
        let frames = "const done = arguments[0]; \
            requestAnimationFrame(() => requestAnimationFrame(() => done(null)));";
        self.client.execute_async(frames, vec![]).await.unwrap();
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.png"));
        fs::write(&path, self.client.screenshot().await.unwrap()).unwrap();
        path
    }

    /// Closes the window; its folder stays until the answer is dropped.
    pub async fn close(mut self) -> TempDir {
        self.client.clone().close().await.unwrap();
        self.stop();
        std::mem::replace(&mut self.folder, tempfile::tempdir().unwrap())
    }
}

impl Window {
    /// Ends the driver and the program that it started.
    ///
    /// A driver that is killed would leave its window behind, and one that is asked to end does so
    /// now and then as well: <https://bugs.webkit.org/show_bug.cgi?id=321418>.
    fn stop(&mut self) {
        terminate(&self.driver.id().to_string());
        let _ = self.driver.wait();
        if let Some(program) = self.program.take() {
            terminate(&program);
        }
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Asks a process to end; one that has ended is left in peace.
fn terminate(process: &str) {
    let _ = Command::new("kill").arg(process).stderr(Stdio::null()).status();
}

/// Answers the number of the process that the driver has started.
fn child_of(driver: &Child) -> Option<String> {
    let driver = driver.id();
    let children = fs::read_to_string(format!("/proc/{driver}/task/{driver}/children")).ok()?;
    children.split_whitespace().next().map(str::to_owned)
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// The program under test: `SUMMIT_DESK`, or the one that was built beside this test.
fn program() -> PathBuf {
    let beside = || {
        let test = env::current_exe().unwrap();
        test.ancestors().nth(2).unwrap().join("summit-desk")
    };
    let program = env::var_os("SUMMIT_DESK").map_or_else(beside, PathBuf::from);
    assert!(program.exists(), "build the window first: {}", program.display());
    program
}

fn start_driver(port: u16, folder: &Path) -> Child {
    let driver = Command::new("WebKitWebDriver")
        .arg(format!("--port={port}"))
        .env("TAURI_WEBVIEW_AUTOMATION", "true")
        .env("SUMMIT_HOME", folder.join("home"))
        .env("XDG_DATA_HOME", folder.join("data"))
        .env("XDG_CONFIG_HOME", folder.join("config"))
        .env("XDG_CACHE_HOME", folder.join("cache"))
        .env("USER", "Lin")
        // On a shared bus a window of another run would be taken for an earlier start of this one.
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .stdout(Stdio::null())
        .spawn()
        .expect("WebKitWebDriver is installed");
    let begun = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(begun.elapsed() < PATIENCE, "the driver does not listen");
        sleep(Duration::from_millis(20));
    }
    driver
}
