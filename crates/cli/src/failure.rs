//! How a failure is told: what went wrong, what caused it, and what to do about it.

use std::process::ExitCode;

use formats::FormatError;

/// The command line is well formed, but what it asks for makes no sense.
#[derive(Debug, thiserror::Error)]
#[error("{problem}")]
pub struct Usage {
    /// What is wrong.
    pub problem: String,
    /// What to write instead.
    pub hint: String,
}

impl Usage {
    /// An error that names the problem and the way out.
    pub fn error(problem: impl Into<String>, hint: impl Into<String>) -> anyhow::Error {
        Self {
            problem: problem.into(),
            hint: hint.into(),
        }
        .into()
    }
}

/// What was asked for is refused or failed, with the way out.
#[derive(Debug, thiserror::Error)]
#[error("{problem}")]
pub struct Failed {
    /// What is wrong.
    pub problem: String,
    /// What to do about it.
    pub hint: String,
}

impl Failed {
    /// An error that names the problem and the way out.
    pub fn error(problem: impl Into<String>, hint: impl Into<String>) -> anyhow::Error {
        Self {
            problem: problem.into(),
            hint: hint.into(),
        }
        .into()
    }
}

/// Prints the failure on standard error and gives the exit code that it stands for.
pub fn report(error: &anyhow::Error) -> ExitCode {
    if is_closed_pipe(error) {
        return ExitCode::SUCCESS;
    }
    let mut shown: Vec<String> = Vec::new();
    let mut hint = None;
    for cause in error.chain() {
        let (text, remedy) = tell(cause);
        hint = remedy.or(hint);
        if shown.last().is_none_or(|last| !last.contains(&text)) {
            shown.push(text);
        }
    }
    eprintln!("error: {}", shown.join(": "));
    if let Some(hint) = hint.filter(|hint| !hint.is_empty()) {
        eprintln!("hint: {hint}");
    }
    ExitCode::from(if error.downcast_ref::<Usage>().is_some() {
        2
    } else {
        1
    })
}

/// What a cause says, and its remedy apart from it.
fn tell(cause: &(dyn std::error::Error + 'static)) -> (String, Option<String>) {
    if let Some(usage) = cause.downcast_ref::<Usage>() {
        return (usage.problem.clone(), Some(usage.hint.clone()));
    }
    if let Some(failed) = cause.downcast_ref::<Failed>() {
        return (failed.problem.clone(), Some(failed.hint.clone()));
    }
    if let Some(o2c::Error::Refused(refusal)) = cause.downcast_ref::<o2c::Error>() {
        return (refusal.detail.clone(), Some(refusal.remedy.clone()));
    }
    if let Some(o2c::Error::Conflict { .. }) = cause.downcast_ref::<o2c::Error>() {
        return (
            cause.to_string(),
            Some("read it again and repeat the command".to_owned()),
        );
    }
    if let Some(format) = cause.downcast_ref::<FormatError>() {
        let bare = FormatError {
            remedy: String::new(),
            ..format.clone()
        };
        return (bare.to_string(), Some(format.remedy.clone()));
    }
    (cause.to_string(), None)
}

/// Whoever read our output has stopped reading, as `head` does: no failure of ours.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause
            .downcast_ref::<std::io::Error>()
            .is_some_and(|io| io.kind() == std::io::ErrorKind::BrokenPipe)
    })
}
