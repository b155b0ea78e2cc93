//! Users and what they may do.

use super::*;

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
            session: None,
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
            let part = read(store, |tx| {
                access::list_users(tx, &UserFilter::default(), &page)
            });
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
