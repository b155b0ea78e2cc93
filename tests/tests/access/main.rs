//! Who gets in, by which door, and how far, through the HTTP API on every database.

mod authenticator;
mod browser;
mod first_run;
mod issuer;
mod passkeys;
mod passwords;
mod permissions;
mod second_factor;
mod sessions;
mod single_sign_on;
mod single_sign_out;
mod throttling;
mod uploads;
mod views;

use std::sync::Arc;

use cashlane_tests::{Api, Page, System, systems_set_up};
use kernel::{Clock, Instant, ManualClock};
use o2c::access::{self, PasswordCost, PasswordHash, Principal, Role, RoleGrant, SignInPolicy};
use serde_json::{Value, json};

const EMAIL: &str = "ada@example.com";
const PASSWORD: &str = "correct horse battery staple";

/// A server on every database whose clock stands until it is moved, with a cheap password hash
/// and an administrator.
fn on_every_database(set: impl Fn(&mut server::Settings), test: impl Fn(&System, &ManualClock)) {
    let start = Instant::parse("2026-01-05T08:00:00Z").expect("an instant");
    let clock = Arc::new(ManualClock::new(start));
    let systems = systems_set_up(
        |options| options.clock = Arc::clone(&clock) as Arc<dyn Clock>,
        |settings| {
            settings.sign_in.cost = PasswordCost::TRIVIAL;
            set(settings);
        },
    );
    for system in systems {
        println!("on {}", system.name);
        clock.set(start);
        test(&system, &clock);
    }
}

/// Adds a user who may do everything, or has just this role.
fn add(system: &System, email: &'static str, role: Role) -> access::User {
    let by = Principal::system("tests");
    let added = system.store.write(by.actor.clone(), move |tx| {
        let new = access::NewUser {
            email: email.to_owned(),
            name: "Somebody".to_owned(),
            password: PasswordHash::make(PASSWORD, PasswordCost::TRIVIAL)?,
            roles: vec![RoleGrant {
                role,
                entity_id: None,
            }],
        };
        access::create_user(tx, &by, new)
    });
    added.expect("added")
}

/// A browser: it keeps its cookie and says from where it asks.
struct Browser {
    api: Api,
    cookie: Option<String>,
}

impl Browser {
    fn open(system: &System) -> Self {
        Self {
            api: system.stranger(),
            cookie: None,
        }
    }

    /// A browser in which somebody has signed in.
    fn signed_in(system: &System, email: &str) -> Self {
        let mut browser = Self::open(system);
        let reply = browser.sign_in(email, PASSWORD);
        assert_eq!(reply.status, 201, "{}", reply.text);
        browser
    }

    fn sign_in(&mut self, email: &str, password: &str) -> Page {
        let credentials = json!({ "email": email, "password": password });
        self.send("POST", "/api/v1/session", &[], Some(&credentials))
    }

    fn send(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Page {
        let mut all = vec![("sec-fetch-site", "same-origin")];
        all.extend_from_slice(headers);
        if let Some(cookie) = &self.cookie {
            all.push(("cookie", cookie));
        }
        let reply = self.api.exchange(method, path, &all, body);
        if let Some(set) = reply.headers.get("set-cookie") {
            let pair = set.split(';').next().unwrap_or_default();
            self.cookie = Some(pair.to_owned()).filter(|_| !set.contains("Max-Age=0"));
        }
        reply
    }

    fn get(&mut self, path: &str) -> (u16, Value) {
        let reply = self.send("GET", path, &[], None);
        (reply.status, json_of(&reply))
    }
}

fn json_of(reply: &Page) -> Value {
    serde_json::from_str(&reply.text).unwrap_or(Value::Null)
}

/// The policy that these tests sign in under.
const POLICY: SignInPolicy = SignInPolicy::PRODUCTION;
