//! Running other programs in the workspace.

use std::{
    env,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// What went wrong, as a sentence for the person who started the runner.
pub type Done<T = ()> = Result<T, String>;

/// Answers the folder of the workspace.
pub fn root() -> PathBuf {
    // Cargo tells a program that it runs where the crate is; the folder of the build may be another.
    let here = env::var("CARGO_MANIFEST_DIR");
    let here = here.as_deref().unwrap_or(env!("CARGO_MANIFEST_DIR"));
    let root = Path::new(here).ancestors().nth(2);
    root.expect("this crate is two folders below the root").to_owned()
}

/// Answers where a program of the workspace is after `cargo build`.
pub fn built(name: &str) -> PathBuf {
    program(name, "debug")
}

/// Answers where a program of the workspace is after `cargo build --release`.
pub fn release(name: &str) -> PathBuf {
    program(name, "release")
}

fn program(name: &str, profile: &str) -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root().join("target"), |target| root().join(target));
    target.join(profile).join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

/// Prepares a program to run in the root of the workspace.
pub fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program_file(program));
    command.args(arguments).current_dir(root());
    command
}

/// Prepares cargo, the one that started this runner.
pub fn cargo(arguments: &[&str]) -> Command {
    command(&env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()), arguments)
}

/// Runs a program and waits; its failure is the failure of the step.
pub fn run(command: &mut Command) -> Done {
    let program = command.get_program().to_string_lossy().into_owned();
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{program} ended with {status}")),
        Err(error) => Err(format!("{program} could not be started: {error}")),
    }
}

/// Runs a program and answers what it wrote; nothing when it failed or is not there.
pub fn output(program: &str, arguments: &[&str]) -> Option<String> {
    let output = command(program, arguments).stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(text)
}

/// Finds a program where the system looks for programs.
pub fn find(program: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders).map(|folder| folder.join(program)).find(|path| path.is_file())
}

/// On Windows npm is a batch file.
fn program_file(program: &str) -> &str {
    match program {
        "npm" if cfg!(windows) => "npm.cmd",
        "npx" if cfg!(windows) => "npx.cmd",
        program => program,
    }
}
