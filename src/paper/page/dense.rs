//! Bytes as letters within a page: a quarter more, where base64 is a third more.
//!
//! Four bytes, the first the highest, are five digits to the base of 85, from `(` to `|`; `~` stands for `<`, which
//! could end a script. All of them are ASCII, so no host or character set changes them.

/// The bytes as letters, with zeros to a multiple of four bytes. `script/frame/engine.js` reads them.
pub(super) fn dense(bytes: &[u8]) -> String {
    let mut letters = String::with_capacity(bytes.len() / 4 * 5 + 5);
    for four in bytes.chunks(4) {
        let mut rest =
            (0..4).fold(0, |all, n| all << 8 | u32::from(four.get(n).copied().unwrap_or(0)));
        let mut digits = [0_u8; 5];
        for digit in digits.iter_mut().rev() {
            *digit = u8::try_from(rest % 85).unwrap_or_default();
            rest /= 85;
        }
        letters.extend(digits.map(|digit| match char::from(b'(' + digit) {
            '<' => '~',
            letter => letter,
        }));
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::dense;

    #[test]
    fn four_bytes_are_five_letters_and_none_could_end_a_script() {
        assert_eq!(dense(&[0, 0, 0, 0]), "(((((");
        assert_eq!(dense(&[0, 0, 0, 20]), "((((~", "20 would be <");
        assert_eq!(dense(&[0, 0, 1]), dense(&[0, 0, 1, 0]));
        let all: Vec<u8> = (0..=255).cycle().take(4_096).collect();
        assert!(dense(&all).bytes().all(|it| it.is_ascii_graphic() && it != b'<' && it != b'&'));
    }
}
