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
        ("+44 (0)20 7946 0958", "+442079460958"),
        ("+44(0)20 7946 0958", "+442079460958"),
        ("0049 (0) 30 123456", "004930123456"),
        ("+39 (0)6 123 4567", "+39061234567"),
        ("(0)30 123456", "030123456"),
        ("+1 (0) 5 (0) 5", "+1505"),
    ] {
        let number = PhoneNumber::parse(text).unwrap();
        assert_eq!(number.as_str(), text.trim(), "the person's writing is kept");
        assert_eq!(number.dialable().unwrap().dialled(), dialled);
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
fn one_number_is_entered_at_a_time() {
    use NotAPhoneNumber::{Extension, SecondNumber, StrangeSign};
    for (text, expected) in [
        ("112", Ok("112")),
        ("+49 30/123.456", Ok("+4930123456")),
        ("0049 3641 / 12345", Ok("0049364112345")),
        ("03641/123456", Ok("03641123456")),
        ("555/555-0100", Ok("5555550100")),
        ("030 1234567-68", Ok("030123456768")),
        ("+44 (0)20 7946 0958", Ok("+442079460958")),
        ("555-0100 / 555-0101", Err(SecondNumber)),
        ("+44 20 7946 0958/0959", Err(SecondNumber)),
        ("030 1234567/68", Err(SecondNumber)),
        ("030/1234567/030/1234568", Err(SecondNumber)),
        ("110 / 112", Err(SecondNumber)),
        ("555-0100, 555-0101", Err(SecondNumber)),
        ("555-0100; 555-0101", Err(SecondNumber)),
        ("555-0100 or 555-0101", Err(SecondNumber)),
        ("+1 555 0100 +1 555 0101", Err(SecondNumber)),
        ("555-0100 ext 5", Err(Extension)),
        ("555-0100 (Ext. 51)", Err(Extension)),
        ("555-0100 x5", Err(Extension)),
        ("555-0100 extension 12345", Err(Extension)),
        ("555-0100,5", Err(Extension)),
        ("555-0100 #5", Err(Extension)),
        ("112;ext=5", Err(Extension)),
        ("555-HELP", Err(StrangeSign)),
        ("1+2", Err(StrangeSign)),
        ("*100#", Err(StrangeSign)),
    ] {
        let dialled = PhoneNumber::typed(text).map(|number| number.dialable().unwrap().dialled());
        assert_eq!(dialled, expected.map(str::to_owned), "{text}");
    }
}

#[test]
fn what_a_journal_holds_from_before_is_still_read_but_never_dialled_as_one_number() {
    for text in ["555-0100 / 555-0101", "12/34/56", "030 1234567/68", "110/112", "+44 20 7946 0958/0959"] {
        let number = PhoneNumber::parse(text).unwrap();
        assert_eq!(number.as_str(), text);
        assert_eq!(number.dialable(), Err(NotAPhoneNumber::SecondNumber), "{text}");
    }
}

#[test]
fn a_number_does_not_leak_into_a_log() {
    assert_eq!(format!("{:?}", PhoneNumber::parse("112").unwrap()), "PhoneNumber(…)");
}
