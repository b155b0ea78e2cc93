//! Sign-in, sessions and passwords.

use super::*;

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

        let id = second.session.id;
        for _ in 0..POLICY.session_secs / POLICY.idle_secs {
            clock.advance_secs(i64::from(POLICY.idle_secs) - 1);
            assert!(principal(store, second.token.reveal()).is_some());
            done(store, move |tx| access::note_use(tx, id, &POLICY));
        }
        clock.advance_secs(i64::from(POLICY.idle_secs) - 1);
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
            |old: &str, new: &str| access::change_password(store, ada.id, old, new, None, &POLICY);
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
        assert_eq!(
            principal(store, session.token.reveal()),
            None,
            "what a session may do stays as it began"
        );
        let session = sign_in(store, "bob@example.com", PASSWORD).expect("signed in");
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

#[test]
fn a_session_that_is_not_used_ends_and_one_that_is_used_goes_on() {
    on_every_database(|store, clock| {
        let ada = administrator(store);
        let session = sign_in(store, "ada@example.com", PASSWORD).expect("signed in");
        let used = || principal(store, session.token.reveal()).and_then(|it| it.session);
        let first = used().expect("open");
        assert!(!access::is_use_due(&first, store.now()), "just seen");
        clock.advance_secs(i64::from(POLICY.idle_secs) - 1);
        let before = used().expect("still open");
        assert!(access::is_use_due(&before, store.now()));
        done(store, move |tx| access::note_use(tx, before.id, &POLICY));
        clock.advance_secs(i64::from(POLICY.idle_secs) - 1);
        assert!(used().is_some(), "it was used");
        clock.advance_secs(1);
        assert_eq!(used(), None, "nobody used it");
        assert!(read(store, |tx| access::list_sessions(tx, ada.id)).is_empty());
        assert_eq!(done(store, access::purge_expired_sessions), 1);
    });
}

#[test]
fn a_session_tells_its_owner_from_where_it_is_used() {
    on_every_database(|store, clock| {
        let ada = administrator(store);
        let client = Client {
            address: Some("192.0.2.7".to_owned()),
            user_agent: Some(format!("Firefox/140 Linux\u{7}{}", "x".repeat(1000))),
        };
        access::sign_in(store, "ada@example.com", PASSWORD, &client, &POLICY).expect("signed in");
        clock.advance_secs(1);
        sign_in(store, "ada@example.com", PASSWORD).expect("signed in");
        let sessions = read(store, |tx| access::list_sessions(tx, ada.id));
        let seen: Vec<_> = sessions
            .iter()
            .map(|one| (one.device.as_deref(), one.address.as_deref()))
            .collect();
        let first = (Some("Firefox, Linux"), Some("192.0.2.7"));
        assert_eq!(seen, [(None, None), first]);
    });
}

#[test]
fn changing_my_password_renews_my_session_and_ends_the_others() {
    on_every_database(|store, _| {
        let ada = administrator(store);
        let mine = sign_in(store, "ada@example.com", PASSWORD).expect("signed in");
        let other = sign_in(store, "ada@example.com", PASSWORD).expect("signed in");
        let kept = KeptSession {
            id: mine.session.id,
            token: Token::draw(TokenKind::Session),
        };
        let new = "a second good one";
        access::change_password(store, ada.id, PASSWORD, new, Some(&kept), &POLICY)
            .expect("changed");
        assert_eq!(principal(store, mine.token.reveal()), None, "the old token");
        assert_eq!(principal(store, other.token.reveal()), None);
        let session = principal(store, kept.token.reveal()).and_then(|it| it.session);
        assert_eq!(session.map(|it| it.id), Some(mine.session.id));
    });
}

#[test]
fn an_administrator_ends_the_sessions_of_others_and_nobody_else_does() {
    on_every_database(|store, _| {
        let system = Principal::system("test");
        let ada = administrator(store);
        let roles = vec![everywhere(Role::Billing)];
        add(store, &system, "bob@example.com", roles).expect("added");
        let bob = signed_in_as(store, "bob@example.com");
        let session = sign_in(store, "ada@example.com", PASSWORD).expect("signed in");
        let result = write(store, move |tx| access::end_sessions(tx, &bob, ada.id));
        assert_eq!(denied(result), "users.write");
        let ended = done(store, move |tx| access::end_sessions(tx, &system, ada.id));
        assert_eq!(ended, 1);
        assert_eq!(principal(store, session.token.reveal()), None);
    });
}

#[test]
fn of_many_who_want_to_be_the_first_administrator_one_is() {
    on_every_database(|store, _| {
        let tries: Vec<_> = (0..4)
            .map(|number| {
                let store = store.clone();
                std::thread::spawn(move || {
                    let new = access::FirstAdministrator {
                        email: format!("first{number}@example.com"),
                        name: "First".to_owned(),
                        password: PASSWORD.to_owned(),
                    };
                    access::set_up(&store, &new, &Client::default(), &POLICY)
                })
            })
            .collect();
        let tries: Vec<_> = tries
            .into_iter()
            .map(|one| one.join().expect("no panic"))
            .collect();
        let came_in: Vec<_> = tries.iter().filter_map(|one| one.as_ref().ok()).collect();
        assert_eq!(came_in.len(), 1);
        let first = principal(store, came_in[0].token.reveal()).expect("signed in");
        assert!(first.may(Permission::UsersWrite, None));
        let users = read(store, |tx| {
            access::list_users(tx, &UserFilter::default(), &PageRequest::default())
        });
        assert_eq!(users.items.len(), 1);
    });
}
