//! What the machine must have, and installing it where that can be done.

use std::{env, path::PathBuf};

use crate::shell::{Done, cargo, command, find, output, root, run};

/// The oldest Node that builds the pages.
const NODE: (u32, u32) = (20, 19);

/// What building and showing the window needs on Debian and Ubuntu.
const WINDOW_PACKAGES: &[&str] =
    &["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev", "fonts-noto-cjk"];

/// What the tests need beside it.
const TEST_PACKAGES: &[&str] = &[
    "xvfb",
    "xauth",
    "webkit2gtk-driver",
    "qpdf",
    "mupdf-tools",
    "poppler-utils",
    "zbar-tools",
    "zxing-cpp-tools",
    "libxml2-utils",
    "cups",
];

/// Programs that the tests can use as the browser.
const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome"];

/// Sees to everything that the window needs.
pub fn prepare_window() -> Done {
    check_node()?;
    check_git()?;
    install(WINDOW_PACKAGES)
}

/// Sees to everything that the tests need.
pub fn prepare_tests() -> Done {
    check_node()?;
    check_git()?;
    let mut packages = [WINDOW_PACKAGES, TEST_PACKAGES].concat();
    if browser().is_none() {
        packages.push("chromium");
    }
    install(&packages)
}

/// Answers the program that runs the fuzz targets; builds it where it is not installed.
pub fn fuzzer() -> Result<PathBuf, String> {
    if let Some(path) = find("cargo-fuzz") {
        return Ok(path);
    }
    let tools = root().join("target/tools");
    let built = tools.join("bin").join(format!("cargo-fuzz{}", env::consts::EXE_SUFFIX));
    if !built.is_file() {
        let place = tools.to_string_lossy();
        let version = "cargo-fuzz@0.13.2";
        run(&mut cargo(&["install", version, "--locked", "--debug", "--root", &place]))?;
    }
    Ok(built)
}

/// Answers the browser for the tests: `CHROMIUM`, or one that is installed.
pub fn browser() -> Option<String> {
    let named = env::var("CHROMIUM").ok().filter(|path| !path.is_empty());
    let installed = || BROWSERS.iter().find_map(|name| find(name));
    named.or_else(|| installed().map(|path| path.display().to_string()))
}

fn check_node() -> Done {
    let (major, minor) = NODE;
    let Some(version) = output("node", &["--version"]) else {
        return Err(format!("Node.js {major}.{minor} or newer is needed and was not found."));
    };
    let mut numbers = version.trim_start_matches('v').split('.').map(str::parse::<u32>);
    let found = (numbers.next().and_then(Result::ok), numbers.next().and_then(Result::ok));
    if found < (Some(major), Some(minor)) {
        return Err(format!("Node.js {major}.{minor} or newer is needed; this is {version}."));
    }
    Ok(())
}

fn check_git() -> Done {
    output("git", &["--version"]).map(|_| ()).ok_or("git is needed and was not found.".to_owned())
}

fn install(packages: &[&str]) -> Done {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    if find("apt-get").is_none() {
        println!(
            "This is neither Debian nor Ubuntu: see that the equals of these packages are \
             installed: {}.",
            packages.join(" ")
        );
        return Ok(());
    }
    let missing: Vec<&str> = packages.iter().copied().filter(|name| !is_installed(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Installing {}", missing.join(" "));
    // Another program may be installing: wait for it instead of failing.
    let patience = ["-o", "DPkg::Lock::Timeout=900"];
    apt(&[&patience[..], &["update"]].concat())?;
    apt(&[&patience[..], &["install", "--yes", "--no-install-recommends"], &missing[..]].concat())
}

fn is_installed(package: &str) -> bool {
    let status = output("dpkg-query", &["--show", "--showformat=${Status}", package]);
    status.is_some_and(|status| status == "install ok installed")
}

fn apt(arguments: &[&str]) -> Done {
    let is_root = output("id", &["-u"]).is_some_and(|user| user == "0");
    let done = if is_root {
        run(command("apt-get", arguments).env("DEBIAN_FRONTEND", "noninteractive"))
    } else {
        let quiet = ["DEBIAN_FRONTEND=noninteractive", "apt-get"];
        run(&mut command("sudo", &[&quiet[..], arguments].concat()))
    };
    done.map_err(|why| format!("The system's packages could not be installed: {why}."))
}
