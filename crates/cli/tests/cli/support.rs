use std::io::Write;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};

/// A folder in which the binary runs, with a database of its own.
pub struct Desk {
    folder: tempfile::TempDir,
}

/// What a run of the binary gave.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub talk: String,
}

impl Desk {
    pub fn new() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a temporary folder"),
        }
    }

    /// A desk with the company that the tests work with.
    pub fn with_company() -> Self {
        let desk = Self::new();
        let arguments = "company create --code ACME --name Acme --country DE --currency EUR \
            --account DE89370400440532013000 --street Weg --postal-code 10115 --city Berlin";
        desk.run(arguments).done();
        desk
    }

    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).expect("the folder is writable");
        path
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.folder.path().join(name)).expect("the file is there")
    }

    pub fn has(&self, name: &str) -> bool {
        self.folder.path().join(name).exists()
    }

    pub fn run(&self, arguments: &str) -> Run {
        self.run_with(arguments, "", &[])
    }

    /// Starts the binary and lets it run.
    pub fn start(&self, arguments: &str) -> Child {
        let mut command = self.command(arguments);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().expect("the binary starts")
    }

    fn command(&self, arguments: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cashlane"));
        command
            .args(arguments.split_whitespace())
            .current_dir(self.folder.path())
            .env_clear()
            .env("CASHLANE_DB", "sqlite:books.sqlite")
            .env("CASHLANE_LOG", "error");
        command
    }

    /// Runs the binary with something on standard input and in the environment.
    pub fn run_with(&self, arguments: &str, input: &str, environment: &[(&str, &str)]) -> Run {
        let mut command = self.command(arguments);
        command
            .envs(environment.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().expect("the binary starts");
        let mut stdin = child.stdin.take().expect("standard input is piped");
        // A command that reads nothing may have ended already.
        let _closed = stdin.write_all(input.as_bytes());
        drop(stdin);
        let output: Output = child.wait_with_output().expect("the binary ends");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        Run {
            code: output.status.code().expect("it was not killed"),
            out: text(output.stdout),
            talk: text(output.stderr),
        }
    }
}

impl Run {
    /// Expects exit code 0 and gives the results.
    pub fn done(self) -> String {
        assert_eq!(self.code, 0, "{}\n{}", self.out, self.talk);
        self.out
    }

    /// Expects exit code 1 and gives the talk.
    pub fn failed(self) -> String {
        assert_eq!(self.code, 1, "{}\n{}", self.out, self.talk);
        self.talk
    }

    /// Expects exit code 2 and gives the talk.
    pub fn wrong_usage(self) -> String {
        assert_eq!(self.code, 2, "{}\n{}", self.out, self.talk);
        self.talk
    }
}

/// A text as JSON.
pub fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}
