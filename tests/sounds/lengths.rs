//! How long prompts last, as their words let one guess, against how long the embedded voice takes.

use phonetree::menu::{self, FIRST_LINE, Lengths};
use phonetree::voice::Takes;

#[test]
fn a_guess_is_near_what_the_voice_takes() {
    let tree = menu::load("first line", FIRST_LINE).unwrap();
    let (guessed, spoken) = (Lengths::estimated(&tree), Takes::built_in().lengths(&tree));
    let language = tree.language_ids().next().unwrap();
    let (mut all_guessed, mut all_spoken) = (0, 0);
    for prompt in tree.prompt_ids() {
        let (guess, length) = (guessed.ms(prompt, language), spoken.ms(prompt, language));
        all_guessed += guess;
        all_spoken += length;
        let ratio = guess as f64 / length as f64;
        let role = tree[prompt].role;
        assert!((0.75..1.35).contains(&ratio), "{role}: {guess} ms guessed, {length} ms spoken");
    }
    let ratio = all_guessed as f64 / all_spoken as f64;
    assert!((0.95..1.05).contains(&ratio), "{ratio}");
}
