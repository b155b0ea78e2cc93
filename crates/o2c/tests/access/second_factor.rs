//! The second factor. Risks covered: a code that is used twice, guessing codes, secrets that a copy
//! of the database gives away, a demanded factor that is not asked for, a lost telephone.

use access::{Completed, Further, Passed, RoleSet, Ticket, Vault};
use kernel::ManualClock;
use totp_rs::{Builder, Secret, Totp};

use super::*;

const EMAIL: &str = "ada@example.com";

fn vault() -> Vault {
    Vault::new(&[7; 32])
}

fn app(secret: &str) -> Totp {
    let secret = Secret::try_from_base32(secret).expect("base 32");
    Builder::new().with_secret(secret).build().expect("an app")
}

fn code_now(store: &Store, app: &Totp) -> String {
    let seconds = u64::try_from(store.now().micros() / 1_000_000).expect("after 1970");
    app.generate(seconds).to_string()
}

/// Sets a second factor up for a user who is signed in; gives the app and the recovery codes.
fn set_up(store: &Store, user: UserId) -> (Totp, Vec<String>) {
    let enrolment = access::enrol(store, user, PASSWORD, &vault(), &POLICY).expect("enrolled");
    assert!(
        enrolment.uri.starts_with("otpauth://totp/"),
        "{}",
        enrolment.uri
    );
    let app = app(&enrolment.secret);
    let session = sign_in(store, EMAIL, PASSWORD).expect("not asked for yet");
    let kept = KeptSession {
        id: session.session.id,
        token: Token::draw(TokenKind::Session),
    };
    let code = code_now(store, &app);
    let codes = done(store, move |tx| {
        access::confirm(tx, user, &code, &kept, &vault())
    });
    (app, codes)
}

fn ticket(store: &Store, policy: &SignInPolicy) -> Ticket {
    match access::sign_in(store, EMAIL, PASSWORD, &Client::default(), policy) {
        Ok(Passed::Further(ticket)) => ticket,
        other => panic!("expected one more step, found {other:?}"),
    }
}

fn show(store: &Store, ticket: &Ticket, code: &str) -> Result<Completed> {
    let client = Client::default();
    access::complete_sign_in(store, &ticket.ticket, code, &client, &vault(), &POLICY)
}

fn next_step(clock: &ManualClock) {
    clock.advance_secs(30);
}

#[test]
fn after_it_is_set_up_the_password_alone_opens_nothing() {
    on_every_database(|store, clock| {
        let ada = administrator(store);
        let (app, codes) = set_up(store, ada.id);
        assert_eq!(codes.len(), 10);
        next_step(clock);
        let ticket = ticket(store, &POLICY);
        assert_eq!(ticket.further, Further::Code);
        assert_eq!(
            principal(store, &ticket.ticket),
            None,
            "a ticket is no session"
        );
        let completed = show(store, &ticket, &code_now(store, &app)).expect("signed in");
        assert!(completed.recovery_codes.is_empty());
        let session = completed.signed_in.session;
        assert_eq!(session.strength, access::Strength::SecondFactor);
        assert!(principal(store, completed.signed_in.token.reveal()).is_some());
    });
}

#[test]
fn a_code_is_taken_once_and_none_before_it() {
    on_every_database(|store, clock| {
        let ada = administrator(store);
        let (app, _) = set_up(store, ada.id);
        let shown_at_set_up = code_now(store, &app);
        let first = ticket(store, &POLICY);
        refusal(show(store, &first, &shown_at_set_up));
        next_step(clock);
        let before = code_now(store, &app);
        next_step(clock);
        let code = code_now(store, &app);
        show(store, &first, &code).expect("signed in");
        let again = ticket(store, &POLICY);
        for used in [&code, &before] {
            assert_eq!(refusal(show(store, &again, used)).code, Code::SignInFailed);
        }
        refusal(show(store, &first, &code));
        next_step(clock);
        show(store, &again, &code_now(store, &app)).expect("the next one");
    });
}

#[test]
fn codes_cannot_be_guessed_without_end_even_by_who_knows_the_password() {
    on_every_database(|store, clock| {
        let ada = administrator(store);
        let (app, _) = set_up(store, ada.id);
        next_step(clock);
        for _ in 0..POLICY.failures_max {
            let ticket = ticket(store, &POLICY);
            refusal(show(store, &ticket, "000000"));
        }
        let locked = access::sign_in(store, EMAIL, PASSWORD, &Client::default(), &POLICY);
        assert!(locked.is_err(), "the right password starts no new count");
        clock.advance_secs(i64::from(POLICY.lock_secs));
        let ticket = ticket(store, &POLICY);
        show(store, &ticket, &code_now(store, &app)).expect("the lock is over");
    });
}

#[test]
fn a_recovery_code_stands_in_once_and_a_ticket_ends_by_itself() {
    on_every_database(|store, clock| {
        let ada = administrator(store);
        let (_, codes) = set_up(store, ada.id);
        let first = ticket(store, &POLICY);
        show(store, &first, &codes[0].to_uppercase().replace('-', " ")).expect("signed in");
        let again = ticket(store, &POLICY);
        refusal(show(store, &again, &codes[0]));
        clock.advance_secs(10 * 60);
        let late = refusal(show(store, &again, &codes[1]));
        assert_eq!(late.field.as_deref(), Some("ticket"));
        let left = read(store, |tx| access::second_factor(tx, ada.id, RoleSet::NONE));
        assert_eq!(left.recovery_codes_left, 9);
        let fresh = access::renew_recovery_codes(store, ada.id, PASSWORD, &POLICY).expect("new");
        let ticket = ticket(store, &POLICY);
        refusal(show(store, &ticket, &codes[1]));
        show(store, &ticket, &fresh[0]).expect("a new one");
    });
}

#[test]
fn a_role_or_an_administrator_can_demand_it() {
    on_every_database(|store, clock| {
        let ada = administrator(store);
        let strict = SignInPolicy {
            second_factor_roles: [Role::Administrator].into_iter().collect(),
            ..POLICY
        };
        let first = ticket(store, &strict);
        assert_eq!(first.further, Further::Enrolment);
        let (held, kept) = (first.ticket.clone(), vault());
        let enrolment = done(store, move |tx| access::enrol_with_ticket(tx, &held, &kept));
        let app = app(&enrolment.secret);
        let completed = show(store, &first, &code_now(store, &app)).expect("signed in");
        assert_eq!(completed.recovery_codes.len(), 10);
        let removed = access::remove_second_factor(store, ada.id, PASSWORD, None, &strict);
        assert_eq!(refusal(removed).code, Code::WrongState, "it is demanded");
        access::remove_second_factor(store, ada.id, PASSWORD, None, &POLICY).expect("removed");
        sign_in(store, EMAIL, PASSWORD).expect("nothing is demanded");

        let demand = UserChange {
            second_factor_required: Some(true),
            ..UserChange::default()
        };
        let ada = read(store, |tx| access::user(tx, ada.id));
        change(store, &Principal::system("test"), &ada, demand).expect("changed");
        next_step(clock);
        assert_eq!(ticket(store, &POLICY).further, Further::Enrolment);
    });
}

#[test]
fn an_administrator_resets_it_for_a_lost_telephone() {
    on_every_database(|store, _| {
        let ada = administrator(store);
        let system = Principal::system("test");
        let (by, id) = (system.clone(), ada.id);
        let none = write(store, move |tx| access::reset_second_factor(tx, &by, id));
        assert_eq!(refusal(none).code, Code::WrongState);
        set_up(store, ada.id);
        add(
            store,
            &system,
            "bob@example.com",
            vec![everywhere(Role::Billing)],
        )
        .expect("added");
        let bob = signed_in_as(store, "bob@example.com");
        let refused = write(store, move |tx| access::reset_second_factor(tx, &bob, id));
        assert_eq!(denied(refused), "users.write");
        done(store, move |tx| {
            access::reset_second_factor(tx, &system, id)
        });
        sign_in(store, EMAIL, PASSWORD).expect("without a code");
        assert!(!read(store, |tx| access::user(tx, id)).second_factor);
    });
}

#[test]
fn neither_the_secret_nor_the_codes_stand_in_the_database() {
    on_every_database(|store, _| {
        let ada = administrator(store);
        let (app, codes) = set_up(store, ada.id);
        let sealed: Vec<u8> = read(store, |tx| {
            let row = tx.query_one("SELECT sealed_secret FROM second_factors", &[])?;
            Ok(row.get(0)?)
        });
        let secret: &[u8] = app.secret().as_ref();
        assert!(!sealed.windows(secret.len()).any(|part| part == secret));
        let attributes = read(store, |tx| {
            let rows = tx.query("SELECT attributes FROM events", &[])?;
            let texts = rows.iter().map(|row| row.get::<String>(0));
            Ok(texts
                .collect::<std::result::Result<Vec<_>, _>>()?
                .join("\n"))
        });
        assert!(!attributes.contains(&codes[0]));
        let other = Vault::new(&[8; 32]);
        let ticket = ticket(store, &POLICY);
        let client = Client::default();
        let lost = access::complete_sign_in(store, &ticket.ticket, "1", &client, &other, &POLICY);
        assert_eq!(
            refusal(lost).code,
            Code::WrongState,
            "the key is another one"
        );
    });
}
