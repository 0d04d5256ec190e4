use homeward::domain::links;
use homeward::domain::phone::PhoneNumber;

#[test]
fn a_link_dials_digits_and_a_leading_plus_only() {
    for (written, dialled) in [
        ("112", "112"),
        ("+1 (555) 010-0199", "+15550100199"),
        (" +49 30 / 123.456", "+4930123456"),
        ("0800 111 0 111", "08001110111"),
        ("030+5", "0305"),
        ("+44 (0)20 7946 0958", "+442079460958"),
    ] {
        assert_eq!(links::dialled(written), dialled, "{written}");
        assert_eq!(links::call(written), format!("tel:{dialled}"));
        assert_eq!(links::text(written, ""), format!("sms:{dialled}"));
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
        assert_eq!(links::text("+1 555", message), format!("sms:+1555?&body={encoded}"));
    }
}

#[test]
fn a_persons_number_makes_the_same_links() {
    let number = PhoneNumber::parse("+1 (555) 010-0199").unwrap();
    assert_eq!(number.call_link(), "tel:+15550100199");
    assert_eq!(number.text_link("I am ready"), "sms:+15550100199?&body=I%20am%20ready");
}
