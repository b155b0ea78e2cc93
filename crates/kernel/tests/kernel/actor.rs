use cashlane_kernel::{Actor, ApiKeyId, UserId};
use proptest::prelude::*;
use uuid::Uuid;

#[test]
fn actors_are_told_apart_by_their_text() {
    let uuid = Uuid::from_u128(7);
    let hex = uuid.simple();
    let table = [
        (Actor::system("billing"), "system:billing".to_owned()),
        (Actor::User(UserId::from_uuid(uuid)), format!("usr_{hex}")),
        (
            Actor::ApiKey(ApiKeyId::from_uuid(uuid)),
            format!("key_{hex}"),
        ),
    ];
    for (actor, text) in table {
        assert_eq!(actor.to_string(), text);
        assert_eq!(Actor::parse(&text), Ok(actor.clone()));
        let json = serde_json::to_string(&actor).unwrap();
        assert_eq!(json, format!("\"{text}\""));
        assert_eq!(serde_json::from_str::<Actor>(&json).unwrap(), actor);
    }
}

#[test]
fn what_is_no_actor_is_refused() {
    let hex = Uuid::from_u128(7).simple();
    for text in [
        "",
        "system",
        "system:",
        "billing",
        "usr_7",
        &format!("inv_{hex}"),
    ] {
        let error = Actor::parse(text).unwrap_err().to_string();
        assert!(error.contains("names no actor"), "{text}: {error}");
    }
}

proptest! {
    #[test]
    fn a_system_name_survives_its_text(name in "[a-z][a-z0-9_.-]{0,30}") {
        let actor = Actor::system(name);
        prop_assert_eq!(Actor::parse(&actor.to_string()), Ok(actor));
    }
}
