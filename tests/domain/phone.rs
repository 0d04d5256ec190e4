use homeward::domain::phone::{NotAPhoneNumber, PhoneNumber};

#[test]
fn a_number_is_taken_as_people_write_it() {
    for (text, dialled) in [
        ("112", "112"),
        ("24", "24"),
        ("  +1 (555) 010-0199 ", "+15550100199"),
        ("+49 30/123.456", "+4930123456"),
        ("0800\u{a0}111\u{a0}0\u{a0}111", "08001110111"),
        ("12345678901234567890", "12345678901234567890"),
    ] {
        let number = PhoneNumber::parse(text).unwrap();
        assert_eq!(number.as_str(), text.trim(), "the person's writing is kept");
        assert_eq!(number.dialled(), dialled);
    }
}

#[test]
fn what_is_no_number_is_told_apart() {
    use NotAPhoneNumber::{Length, StrangeSign};
    for (text, why) in [
        ("", Length),
        ("   ", Length),
        ("7", Length),
        ("+", Length),
        ("123456789012345678901", Length),
        ("call Sam", StrangeSign),
        ("555-HELP", StrangeSign),
        ("1+2", StrangeSign),
        ("++49", StrangeSign),
        ("*100#", StrangeSign),
        ("٠١٢", StrangeSign),
        ("112;ext=5", StrangeSign),
    ] {
        assert_eq!(PhoneNumber::parse(text), Err(why), "{text}");
    }
}

#[test]
fn a_number_does_not_leak_into_a_log() {
    assert_eq!(format!("{:?}", PhoneNumber::parse("112").unwrap()), "PhoneNumber(…)");
}
