use homeward::domain::phone::{Dialable, PhoneNumber};

fn dialable(written: &str) -> Dialable {
    PhoneNumber::parse(written).unwrap().dialable().unwrap()
}

#[test]
fn a_link_dials_digits_and_a_leading_plus_only() {
    for (written, dialled) in [
        ("112", "112"),
        ("+1 (555) 010-0199", "+15550100199"),
        (" +49 30 / 123.456", "+4930123456"),
        ("0800 111 0 111", "08001110111"),
        ("+44 (0)20 7946 0958", "+442079460958"),
    ] {
        let number = dialable(written);
        assert_eq!(number.dialled(), dialled, "{written}");
        assert_eq!(number.call_link(), format!("tel:{dialled}"));
        assert_eq!(number.text_link(""), format!("sms:{dialled}"));
    }
}

#[test]
fn a_message_survives_the_way_into_the_message_app() {
    for (message, encoded) in [
        ("HOME", "HOME"),
        ("Hi Sam, all set?", "Hi%20Sam%2C%20all%20set%3F"),
        ("a&b=c+d#e%f", "a%26b%3Dc%2Bd%23e%25f"),
        ("It's 5 o'clock\nThanks", "It%27s%205%20o%27clock%0AThanks"),
        ("Zoë", "Zo%C3%AB"),
        ("שלום", "%D7%A9%D7%9C%D7%95%D7%9D"),
    ] {
        assert_eq!(dialable("+1 555").text_link(message), format!("sms:+1555?&body={encoded}"));
    }
}
