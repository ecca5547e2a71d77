//! Writes the TypeScript view of the command tables, so that both sides cannot disagree.

use std::fmt::Write as _;

use ts_rs::{Config, TS, TypeVisitor};

use crate::{
    app::{Command, Signal, Task},
    error::{CODES, Error, PROBLEM_CODES, Problem, Result},
    store::{Change, Reading},
};

/// The types of a command, as TypeScript writes them.
pub struct Signature {
    request: String,
    answer: String,
    declarations: Vec<String>,
}

/// Describes a function that looks.
pub fn read<Q: TS + 'static, A: TS + 'static>(_: fn(&Reading<'_>, Q) -> Result<A>) -> Signature {
    signature::<Q, A>()
}

/// Describes a function that writes.
pub fn change<Q: TS + 'static, A: TS + 'static>(
    _: fn(&mut Change<'_>, Q) -> Result<A>,
) -> Signature {
    signature::<Q, A>()
}

/// Describes a function that works on files or takes long.
pub fn task<Q: TS + 'static, A: TS + 'static>(_: fn(&Task<'_>, Q) -> Result<A>) -> Signature {
    signature::<Q, A>()
}

/// Writes the whole contract: types, commands, signals and codes.
pub fn typescript(tables: &[&[Command]]) -> String {
    let mut types = signature::<Signal, Problem>().declarations;
    let mut table = String::new();
    for command in tables.iter().copied().flatten() {
        let Signature { request, answer, declarations } = (command.signature)();
        types.extend(declarations);
        writeln!(table, "  '{}': [{request}, {answer}]", command.name)
            .expect("a string takes any text");
    }
    types.sort();
    types.dedup();
    format!(
        "// Written by `cargo test` from the command tables in Rust. Do not edit.\n\n\
         {}\n\n\
         /** What can be asked: the name of each command, its request and its answer. */\n\
         export type Commands = {{\n{table}}}\n\n\
         export type ErrorCode =\n{}\n\n\
         export type ProblemCode =\n{}\n",
        types.join("\n\n"),
        union(CODES),
        union(PROBLEM_CODES),
    )
}

fn union(words: &[&str]) -> String {
    words.iter().map(|word| format!("  | '{word}'")).collect::<Vec<_>>().join("\n")
}

fn signature<Q: TS + 'static, A: TS + 'static>() -> Signature {
    // Every number here fits a JavaScript number.
    let config = Config::default().with_large_int("number");
    let mut types = Types { config: &config, declarations: Vec::new() };
    types.visit::<Q>();
    types.visit::<A>();
    Signature {
        request: Q::name(&config),
        answer: A::name(&config),
        declarations: types.declarations,
    }
}

struct Types<'a> {
    config: &'a Config,
    declarations: Vec<String>,
}

impl TypeVisitor for Types<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_some() {
            let declaration = format!("export {}", T::decl(self.config));
            if self.declarations.contains(&declaration) {
                return;
            }
            self.declarations.push(declaration);
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

/// What a failed call answers.
impl Error {
    /// Writes the error as it travels.
    pub fn to_json(&self) -> serde_json::Value {
        serde_json::to_value(self).expect("an error is plain text")
    }
}
