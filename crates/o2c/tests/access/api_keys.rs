//! API keys, and secrets that stay secret.

use super::*;

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
            session: None,
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
