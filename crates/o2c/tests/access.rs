//! Users, sign-in, sessions and API keys on every database. Risks covered: handing on more than
//! one has, guessing passwords, tokens that outlive their session, an installation without an
//! administrator, secrets in the event log.

mod base_world;

use base_world::{Result, company, done, events, on_every_database, read, refusal, write};
use cashlane_o2c::access::{
    self, NewApiKey, NewUser, PasswordCost, PasswordHash, Permission, Principal, Role, RoleGrant,
    SignInPolicy, Token, TokenKind, User, UserChange,
};
use cashlane_o2c::{Code, Error, PageRequest};
use kernel::{Actor, EntityId, UserId};
use store::Store;

const PASSWORD: &str = "correct horse battery staple";
const POLICY: SignInPolicy = SignInPolicy {
    cost: PasswordCost::TRIVIAL,
    ..SignInPolicy::PRODUCTION
};

fn hash(password: &str) -> PasswordHash {
    PasswordHash::make(password, PasswordCost::TRIVIAL).expect("accepted")
}

fn everywhere(role: Role) -> RoleGrant {
    RoleGrant {
        role,
        entity_id: None,
    }
}

fn administrator(store: &Store) -> User {
    done(store, |tx| {
        access::create_first_administrator(tx, "Ada@Example.com ", "Ada", hash(PASSWORD))
    })
}

fn add(store: &Store, by: &Principal, email: &str, roles: Vec<RoleGrant>) -> Result<User> {
    let (by, email) = (by.clone(), email.to_owned());
    write(store, move |tx| {
        let (name, password) = ("Somebody".to_owned(), hash(PASSWORD));
        let new = NewUser {
            email: email.clone(),
            name,
            password,
            roles: roles.clone(),
        };
        access::create_user(tx, &by, new)
    })
}

fn change(store: &Store, by: &Principal, user: &User, change: UserChange) -> Result<User> {
    let (by, id, version) = (by.clone(), user.id, user.version);
    write(store, move |tx| {
        access::change_user(tx, &by, id, version, change.clone())
    })
}

fn sign_in(store: &Store, email: &str, password: &str) -> Result<access::SignedIn> {
    access::sign_in(store, email, password, &POLICY)
}

fn principal(store: &Store, token: &str) -> Option<Principal> {
    read(store, |tx| access::principal_by_token(tx, token))
}

fn signed_in_as(store: &Store, email: &str) -> Principal {
    let session = sign_in(store, email, PASSWORD).expect("signed in");
    principal(store, session.token.reveal()).expect("a principal")
}

fn denied<T: std::fmt::Debug>(result: Result<T>) -> &'static str {
    match result {
        Err(Error::Denied { permission }) => permission,
        other => panic!("expected a denial, found {other:?}"),
    }
}

#[test]
fn the_first_administrator_is_the_first_user_and_may_do_everything() {
    on_every_database(|store, _| {
        assert!(!read(store, access::has_users));
        let ada = administrator(store);
        assert_eq!(ada.email, "ada@example.com");
        let second = write(store, |tx| {
            access::create_first_administrator(tx, "eve@example.com", "Eve", hash(PASSWORD))
        });
        assert_eq!(refusal(second).code, Code::WrongState);
        let principal = signed_in_as(store, "ADA@example.com");
        assert_eq!(principal.actor, Actor::User(ada.id));
        assert!(
            Permission::ALL
                .iter()
                .all(|permission| principal.may(*permission, None))
        );
        assert_eq!(events(store, "user_created"), 1);
    });
}

#[test]
fn of_several_first_administrators_at_once_one_is_the_first() {
    on_every_database(|store, _| {
        let all: Vec<_> = (0..4)
            .map(|n| {
                let store = store.clone();
                std::thread::spawn(move || {
                    write(&store, move |tx| {
                        let email = format!("admin{n}@example.com");
                        access::create_first_administrator(tx, &email, "Admin", hash(PASSWORD))
                    })
                })
            })
            .collect();
        let outcomes: Vec<_> = all
            .into_iter()
            .map(|thread| thread.join().expect("no panic"))
            .collect();
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
        for outcome in outcomes.into_iter().filter(|outcome| outcome.is_err()) {
            assert_eq!(refusal(outcome).code, Code::WrongState);
        }
        assert_eq!(events(store, "user_created"), 1);
    });
}

#[test]
fn roles_hold_where_they_were_given_and_nowhere_else() {
    on_every_database(|store, _| {
        let (ours, theirs) = (company(store, "A").id, company(store, "B").id);
        let roles = vec![RoleGrant {
            role: Role::OrderDesk,
            entity_id: Some(ours),
        }];
        add(store, &Principal::system("test"), "bob@example.com", roles).expect("added");
        let bob = signed_in_as(store, "bob@example.com");
        assert!(access::require(&bob, Permission::OrdersWrite, Some(ours)).is_ok());
        for entity in [Some(theirs), None] {
            let result = access::require(&bob, Permission::OrdersWrite, entity);
            assert_eq!(denied(result), "orders.write");
        }
        assert_eq!(
            denied(access::require(&bob, Permission::CreditWrite, Some(ours))),
            "credit.write"
        );
        assert!(bob.may_somewhere(Permission::OrdersWrite));
        assert!(!bob.may_somewhere(Permission::UsersRead));
    });
}

#[test]
fn nobody_hands_on_more_than_they_have() {
    on_every_database(|store, _| {
        let entity = company(store, "A").id;
        let ada = administrator(store);
        let system = Principal::system("test");
        add(
            store,
            &system,
            "bob@example.com",
            vec![everywhere(Role::Controller)],
        )
        .expect("added");
        let bob = signed_in_as(store, "bob@example.com");
        assert_eq!(
            denied(add(store, &bob, "eve@example.com", Vec::new())),
            "users.write"
        );

        // Somebody who may manage users and nothing else.
        let only_users = Principal {
            actor: Actor::system("test"),
            name: "HR".to_owned(),
            grants: vec![access::Grant {
                permissions: access::PermissionSet::of(&[Permission::UsersWrite]),
                entity: None,
            }],
        };
        add(store, &only_users, "eve@example.com", Vec::new()).expect("without roles");
        let raised = add(
            store,
            &only_users,
            "mal@example.com",
            vec![everywhere(Role::Cfo)],
        );
        denied(raised);
        let deposed = UserChange {
            roles: Some(Vec::new()),
            ..UserChange::default()
        };
        denied(change(store, &only_users, &ada, deposed));
        let reset = write(store, move |tx| {
            access::set_password(tx, &only_users, ada.id, &hash("another good one"))
        });
        denied(reset);
        let scoped = RoleGrant {
            role: Role::Auditor,
            entity_id: Some(entity),
        };
        let by = signed_in_as(store, "ada@example.com");
        add(store, &by, "pat@example.com", vec![scoped, scoped]).expect("an administrator may");
        let pat = read(store, |tx| access::user_by_email(tx, "Pat@example.com"));
        assert_eq!(pat.roles, [scoped], "each role once");
    });
}

#[test]
fn a_users_address_is_unique_and_changes_go_by_version() {
    on_every_database(|store, _| {
        let system = Principal::system("test");
        administrator(store);
        let bob = add(store, &system, "bob@example.com", Vec::new()).expect("added");
        let taken = add(store, &system, " BOB@EXAMPLE.COM", Vec::new());
        assert_eq!(refusal(taken).code, Code::AlreadyExists);
        let bad = add(store, &system, "bob", Vec::new());
        assert_eq!(refusal(bad).field.as_deref(), Some("email"));
        let renamed = UserChange {
            name: Some("Robert".to_owned()),
            ..UserChange::default()
        };
        let after = change(store, &system, &bob, renamed.clone()).expect("changed");
        assert_eq!((after.name.as_str(), after.version), ("Robert", 2));
        assert!(matches!(
            change(store, &system, &bob, renamed),
            Err(Error::Conflict { .. })
        ));
        let ada = Some("ada@example.com".to_owned());
        let clash = change(
            store,
            &system,
            &after,
            UserChange {
                email: ada,
                ..UserChange::default()
            },
        );
        assert_eq!(refusal(clash).code, Code::AlreadyExists);
        let mut listed = Vec::new();
        let mut page = PageRequest::first(1);
        loop {
            let part = read(store, |tx| access::list_users(tx, &page));
            listed.extend(part.items.into_iter().map(|user| user.email));
            match part.next {
                Some(next) => page.after = Some(next),
                None => break,
            }
        }
        assert_eq!(listed, ["ada@example.com", "bob@example.com"]);
    });
}

#[test]
fn there_is_always_an_active_administrator() {
    on_every_database(|store, _| {
        let system = Principal::system("test");
        let ada = administrator(store);
        let off = UserChange {
            active: Some(false),
            ..UserChange::default()
        };
        let no_roles = UserChange {
            roles: Some(Vec::new()),
            ..UserChange::default()
        };
        assert_eq!(
            refusal(change(store, &system, &ada, off.clone())).code,
            Code::WrongState
        );
        assert_eq!(
            refusal(change(store, &system, &ada, no_roles)).code,
            Code::WrongState
        );
        let roles = vec![everywhere(Role::Administrator)];
        let bob = add(store, &system, "bob@example.com", roles).expect("added");
        // Both at once: only one may go.
        let both = [ada, bob].map(|user| {
            let (store, system, off) = (store.clone(), system.clone(), off.clone());
            std::thread::spawn(move || change(&store, &system, &user, off).is_ok())
        });
        let gone = both.map(|thread| thread.join().expect("no panic"));
        assert_eq!(gone.iter().filter(|ok| **ok).count(), 1, "{gone:?}");
    });
}

#[test]
fn a_session_opens_with_the_password_and_ends_by_sign_out_or_time() {
    on_every_database(|store, clock| {
        let ada = administrator(store);
        let first = sign_in(store, " ada@example.com", PASSWORD).expect("signed in");
        let second = sign_in(store, "ada@example.com", PASSWORD).expect("signed in");
        assert_ne!(first.token.reveal(), second.token.reveal());
        assert!(principal(store, first.token.reveal()).is_some());
        assert_eq!(read(store, |tx| access::list_sessions(tx, ada.id)).len(), 2);
        for wrong in [
            "",
            "cashlane_ses_",
            "cashlane_key_x",
            first.session.id.to_string().as_str(),
        ] {
            assert_eq!(principal(store, wrong), None, "{wrong}");
        }
        let token = first.token.reveal().to_owned();
        done(store, move |tx| access::sign_out(tx, &token));
        assert_eq!(principal(store, first.token.reveal()), None);
        assert!(
            principal(store, second.token.reveal()).is_some(),
            "only that one ends"
        );

        clock.advance_secs(i64::from(POLICY.session_secs) - 1);
        assert!(principal(store, second.token.reveal()).is_some());
        clock.advance_secs(1);
        assert_eq!(principal(store, second.token.reveal()), None, "it is over");
        assert!(read(store, |tx| access::list_sessions(tx, ada.id)).is_empty());
        assert_eq!(done(store, access::purge_expired_sessions), 1);
        assert_eq!(events(store, "signed_in"), 2);
    });
}

#[test]
fn one_session_is_revoked_by_its_owner_only() {
    on_every_database(|store, _| {
        let ada = administrator(store);
        let other = add(
            store,
            &Principal::system("test"),
            "bob@example.com",
            Vec::new(),
        );
        let other = other.expect("added").id;
        let session = sign_in(store, "ada@example.com", PASSWORD).expect("signed in");
        let id = session.session.id;
        let foreign = write(store, move |tx| access::revoke_session(tx, other, id));
        assert!(matches!(foreign, Err(Error::NotFound { .. })));
        done(store, move |tx| access::revoke_session(tx, ada.id, id));
        assert_eq!(principal(store, session.token.reveal()), None);
    });
}

#[test]
fn every_refused_sign_in_says_the_same() {
    on_every_database(|store, clock| {
        administrator(store);
        let system = Principal::system("test");
        let bob = add(store, &system, "bob@example.com", Vec::new()).expect("added");
        let off = UserChange {
            active: Some(false),
            ..UserChange::default()
        };
        change(store, &system, &bob, off).expect("off");
        let unknown = refusal(sign_in(store, "nobody@example.com", PASSWORD));
        assert_eq!(unknown.code, Code::SignInFailed);
        assert_eq!(
            refusal(sign_in(store, "ada@example.com", "wrong password")),
            unknown
        );
        assert_eq!(
            refusal(sign_in(store, "bob@example.com", PASSWORD)),
            unknown
        );
        for _ in 0..POLICY.failures_max {
            assert_eq!(
                refusal(sign_in(store, "ada@example.com", "wrong password")),
                unknown
            );
        }
        assert_eq!(
            refusal(sign_in(store, "ada@example.com", PASSWORD)),
            unknown,
            "locked"
        );
        clock.advance_secs(i64::from(POLICY.lock_secs));
        sign_in(store, "ada@example.com", PASSWORD).expect("the lock is over");
    });
}

#[test]
fn repeated_failures_lock_the_account_and_success_starts_a_new_count() {
    on_every_database(|store, clock| {
        let ada = administrator(store);
        let wrong = |times| {
            for _ in 0..times {
                sign_in(store, "ada@example.com", "wrong password").expect_err("refused");
            }
        };
        let locked = || {
            read(store, |tx| access::user(tx, ada.id))
                .locked_until
                .is_some()
        };
        wrong(POLICY.failures_max - 1);
        sign_in(store, "ada@example.com", PASSWORD).expect("not yet locked");
        wrong(POLICY.failures_max - 1);
        assert!(!locked(), "the success in between counts");
        wrong(1);
        assert!(locked());
        sign_in(store, "ada@example.com", PASSWORD).expect_err("locked");
        clock.advance_secs(i64::from(POLICY.lock_secs) - 1);
        sign_in(store, "ada@example.com", PASSWORD).expect_err("still locked");
        clock.advance_secs(1);
        sign_in(store, "ada@example.com", PASSWORD).expect("open again");
        assert!(!locked());
        assert_eq!(
            events(store, "sign_in_failed"),
            2 * i64::from(POLICY.failures_max) + 1
        );
    });
}

#[test]
fn parallel_guesses_all_count() {
    on_every_database(|store, _| {
        administrator(store);
        let guesses: Vec<_> = (0..POLICY.failures_max)
            .map(|_| {
                let store = store.clone();
                std::thread::spawn(move || sign_in(&store, "ada@example.com", "a wrong guess"))
            })
            .collect();
        for guess in guesses {
            guess.join().expect("no panic").expect_err("refused");
        }
        sign_in(store, "ada@example.com", PASSWORD).expect_err("locked");
    });
}

#[test]
fn a_changed_password_ends_all_sessions_and_the_old_one_opens_nothing() {
    on_every_database(|store, clock| {
        let ada = administrator(store);
        let before = sign_in(store, "ada@example.com", PASSWORD).expect("signed in");
        let change =
            |old: &str, new: &str| access::change_password(store, ada.id, old, new, &POLICY);
        assert_eq!(
            refusal(change(PASSWORD, "short")).field.as_deref(),
            Some("password")
        );
        let wrong = refusal(change("wrong password", "a second good one"));
        assert_eq!(wrong.field.as_deref(), Some("old_password"));
        change(PASSWORD, "a second good one").expect("changed");
        assert_eq!(principal(store, before.token.reveal()), None);
        sign_in(store, "ada@example.com", PASSWORD).expect_err("the old one");
        sign_in(store, "ada@example.com", "a second good one").expect("the new one");
        for _ in 0..POLICY.failures_max {
            refusal(change("wrong password", "a third good one"));
        }
        let right = refusal(change("a second good one", "a third good one"));
        assert_eq!(right.code, Code::Locked);
        clock.advance_secs(i64::from(POLICY.lock_secs));
        change("a second good one", "a third good one").expect("changed");

        let by = Principal::system("test");
        done(store, move |tx| {
            access::set_password(tx, &by, ada.id, &hash("from the admin"))
        });
        sign_in(store, "ada@example.com", "from the admin").expect("reset");
    });
}

#[test]
fn taking_a_user_out_of_service_or_roles_away_ends_the_sessions() {
    on_every_database(|store, _| {
        let system = Principal::system("test");
        administrator(store);
        let roles = vec![everywhere(Role::Billing), everywhere(Role::Collector)];
        let bob = add(store, &system, "bob@example.com", roles).expect("added");
        let session = sign_in(store, "bob@example.com", PASSWORD).expect("signed in");
        let more = vec![
            everywhere(Role::Billing),
            everywhere(Role::Collector),
            everywhere(Role::Cfo),
        ];
        let raise = UserChange {
            roles: Some(more),
            ..UserChange::default()
        };
        let bob = change(store, &system, &bob, raise).expect("changed");
        assert!(
            principal(store, session.token.reveal()).is_some(),
            "more roles end nothing"
        );
        let fewer = UserChange {
            roles: Some(Vec::new()),
            ..UserChange::default()
        };
        let bob = change(store, &system, &bob, fewer).expect("changed");
        assert_eq!(principal(store, session.token.reveal()), None);

        let session = sign_in(store, "bob@example.com", PASSWORD).expect("signed in");
        let none = principal(store, session.token.reveal()).expect("somebody without roles");
        assert!(none.grants.is_empty());
        let off = UserChange {
            active: Some(false),
            ..UserChange::default()
        };
        change(store, &system, &bob, off).expect("off");
        assert_eq!(principal(store, session.token.reveal()), None);
    });
}

fn new_key(scopes: &[Permission], entity_id: Option<EntityId>) -> NewApiKey {
    NewApiKey {
        name: "shop".to_owned(),
        scopes: scopes.to_vec(),
        entity_id,
        expires_at: None,
    }
}

fn make_key(store: &Store, by: &Principal, new: NewApiKey) -> Result<(access::ApiKey, Token)> {
    let (by, token) = (by.clone(), Token::draw(TokenKind::ApiKey));
    let kept = token.clone();
    let key = write(store, move |tx| {
        access::create_api_key(tx, &by, new.clone(), &kept)
    })?;
    Ok((key, token))
}

#[test]
fn an_api_key_acts_under_its_own_name_with_its_scopes_until_revoked_or_over() {
    on_every_database(|store, clock| {
        let entity = company(store, "A").id;
        administrator(store);
        let ada = signed_in_as(store, "ada@example.com");
        let scopes = [Permission::OrdersWrite, Permission::OrdersRead];
        let (key, token) = make_key(store, &ada, new_key(&scopes, Some(entity))).expect("made");
        assert_eq!(key.created_by, ada.actor);
        let shop = principal(store, token.reveal()).expect("a principal");
        assert_eq!(shop.actor, Actor::ApiKey(key.id));
        assert!(shop.may(Permission::OrdersWrite, Some(entity)));
        assert!(
            !shop.may(Permission::OrdersWrite, None),
            "in its legal entity only"
        );
        assert!(!shop.may(Permission::InvoicesRead, Some(entity)));
        let (by, id) = (ada.clone(), key.id);
        done(store, move |tx| access::revoke_api_key(tx, &by, id));
        assert_eq!(principal(store, token.reveal()), None);
        let by = ada.clone();
        done(store, move |tx| access::revoke_api_key(tx, &by, id));
        assert_eq!(
            events(store, "api_key_revoked"),
            1,
            "revoking twice is revoking once"
        );

        let mut short = new_key(&scopes, None);
        short.expires_at = Some(store.now().plus_secs(60));
        let (_, token) = make_key(store, &ada, short.clone()).expect("made");
        clock.advance_secs(59);
        assert!(principal(store, token.reveal()).is_some());
        clock.advance_secs(1);
        assert_eq!(principal(store, token.reveal()), None, "it is over");
        let late = make_key(store, &ada, short);
        assert_eq!(refusal(late).field.as_deref(), Some("expires_at"));
        let page = PageRequest::first(1);
        let newest = read(store, |tx| access::list_api_keys(tx, &page));
        let rest = PageRequest {
            limit: 5,
            after: newest.next,
        };
        assert_eq!(
            read(store, |tx| access::list_api_keys(tx, &rest)).items[0].id,
            key.id
        );
    });
}

#[test]
fn an_api_key_never_has_more_than_its_maker() {
    on_every_database(|store, _| {
        let entity = company(store, "A").id;
        let keeper = Principal {
            actor: Actor::User(UserId::from_uuid(uuid::Uuid::max())),
            name: "Keeper".to_owned(),
            grants: vec![access::Grant {
                permissions: access::PermissionSet::of(&[
                    Permission::ApiKeysWrite,
                    Permission::OrdersRead,
                ]),
                entity: Some(entity),
            }],
        };
        let read_only = new_key(&[Permission::OrdersRead], Some(entity));
        make_key(store, &keeper, read_only).expect("within");
        let more = new_key(
            &[Permission::OrdersRead, Permission::OrdersWrite],
            Some(entity),
        );
        assert_eq!(denied(make_key(store, &keeper, more)), "orders.write");
        let wider = new_key(&[Permission::OrdersRead], None);
        assert_eq!(denied(make_key(store, &keeper, wider)), "api_keys.write");
        let (theirs, _) = make_key(
            store,
            &Principal::system("test"),
            new_key(&[Permission::OrdersRead], None),
        )
        .expect("made");
        let by = keeper.clone();
        denied(write(store, move |tx| {
            access::revoke_api_key(tx, &by, theirs.id)
        }));
        let none = refusal(make_key(store, &keeper, new_key(&[], Some(entity))));
        assert_eq!(none.field.as_deref(), Some("scopes"));
    });
}

#[test]
fn no_secret_reaches_the_event_log_or_the_session_tables() {
    on_every_database(|store, _| {
        administrator(store);
        let session = sign_in(store, "ada@example.com", PASSWORD).expect("signed in");
        sign_in(store, "hunter2 is my password", PASSWORD).expect_err("no such user");
        let ada = principal(store, session.token.reveal()).expect("a principal");
        let (_, key) =
            make_key(store, &ada, new_key(&[Permission::OrdersRead], None)).expect("made");
        let mut texts: Vec<String> = Vec::new();
        store
            .read(|tx| {
                for sql in [
                    "SELECT attributes FROM events",
                    "SELECT name FROM api_keys",
                    "SELECT password_hash FROM users",
                ] {
                    for row in tx.query(sql, &[])? {
                        texts.push(row.get(0)?);
                    }
                }
                Ok::<_, Error>(())
            })
            .expect("read");
        assert!(texts.len() > 4);
        for secret in [PASSWORD, "hunter2", session.token.reveal(), key.reveal()] {
            assert!(!texts.iter().any(|text| text.contains(secret)));
        }
        let logged = texts
            .iter()
            .filter(|text| text.contains("argon2id"))
            .count();
        assert_eq!(logged, 1, "the hash stands in its column only");
    });
}
