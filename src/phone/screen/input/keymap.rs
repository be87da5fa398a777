//! What a hand means: from an event of the terminal to something to do.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Rect};

use super::super::settings::Panel;
use phonetree_core::menu::Key;

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::phone::screen) enum ScreenCommand {
    /// Press a key of the telephone.
    Press(Key),
    /// Hang up and leave the screen.
    Leave,
    /// Stop the clock of the call, or let it go on.
    Pause,
    /// Hear the present prompt from its beginning.
    Repeat,
    /// Take the last key back.
    Back,
    /// Hold the call again from the answer.
    Restart,
    /// Faster, or slower.
    Hurry(bool),
    /// Sound off, or on.
    Mute,
    /// The next pane, or the one before.
    Turn(bool),
    /// So many rows down; up where negative.
    Scroll(i32),
    /// Lay a panel over the screen.
    Show(Panel),
    /// Put the panel away.
    Close,
    /// Take what the panel offers.
    Take,
    /// A letter more in the panel.
    Type(char),
    /// A letter less.
    Erase,
    /// Only draw again.
    Look,
}

impl ScreenCommand {
    /// Whether it holds the call again, or another one.
    pub(in crate::phone::screen) fn changes_the_call(&self) -> bool {
        matches!(
            self,
            Self::Repeat
                | Self::Back
                | Self::Restart
                | Self::Show(Panel::Lines(_) | Panel::When { .. })
        )
    }
}

/// What an event means, with a panel over the screen or none. `keypad` is where the keys of the
/// telephone are on the screen.
pub(in crate::phone::screen) fn command_of(
    event: &Event,
    panel: Option<&Panel>,
    keypad: &[(Rect, Key)],
) -> Option<ScreenCommand> {
    match event {
        Event::Resize(..) => Some(ScreenCommand::Look),
        Event::Mouse(mouse) => of_mouse(*mouse, keypad),
        Event::Key(key) if key.kind != KeyEventKind::Release => of_key(*key, panel),
        Event::Key(_) | Event::FocusGained | Event::FocusLost | Event::Paste(_) => None,
    }
}

fn of_mouse(mouse: MouseEvent, keypad: &[(Rect, Key)]) -> Option<ScreenCommand> {
    let place = Position::new(mouse.column, mouse.row);
    match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => {
            let hit = keypad.iter().find(|(area, _)| area.contains(place));
            hit.map(|(_, key)| ScreenCommand::Press(*key))
        }
        MouseEventKind::ScrollUp => Some(ScreenCommand::Scroll(-1)),
        MouseEventKind::ScrollDown => Some(ScreenCommand::Scroll(1)),
        MouseEventKind::Down(MouseButton::Right | MouseButton::Middle)
        | MouseEventKind::Up(_)
        | MouseEventKind::Drag(_)
        | MouseEventKind::Moved
        | MouseEventKind::ScrollLeft
        | MouseEventKind::ScrollRight => None,
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "most keys of a keyboard mean nothing here")]
fn of_key(key: KeyEvent, panel: Option<&Panel>) -> Option<ScreenCommand> {
    if key.modifiers.contains(KeyModifiers::CONTROL) {
        return matches!(key.code, KeyCode::Char('c' | 'd')).then_some(ScreenCommand::Leave);
    }
    match panel {
        None => of_call_key(key.code),
        Some(Panel::Help) => Some(match key.code {
            KeyCode::Char(c) if Key::from_char(c).is_some() => of_call_key(key.code)?,
            _ => ScreenCommand::Close,
        }),
        Some(panel) => of_panel_key(key.code, panel),
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "most keys of a keyboard mean nothing here")]
fn of_panel_key(code: KeyCode, panel: &Panel) -> Option<ScreenCommand> {
    let writes = matches!(panel, Panel::When { .. });
    match code {
        KeyCode::Backspace if writes => Some(ScreenCommand::Erase),
        KeyCode::Char(c) if writes => Some(ScreenCommand::Type(c)),
        KeyCode::Esc | KeyCode::Char('q' | 'l') => Some(ScreenCommand::Close),
        KeyCode::Enter => Some(ScreenCommand::Take),
        KeyCode::Up => Some(ScreenCommand::Scroll(-1)),
        KeyCode::Down => Some(ScreenCommand::Scroll(1)),
        _ => None,
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "most keys of a keyboard mean nothing here")]
fn of_call_key(code: KeyCode) -> Option<ScreenCommand> {
    const PAGE: i32 = 10;
    Some(match code {
        KeyCode::Char(c) => match c {
            ' ' => ScreenCommand::Pause,
            'r' => ScreenCommand::Repeat,
            'u' => ScreenCommand::Back,
            'n' => ScreenCommand::Restart,
            '+' | '=' => ScreenCommand::Hurry(true),
            '-' => ScreenCommand::Hurry(false),
            'm' => ScreenCommand::Mute,
            'l' => ScreenCommand::Show(Panel::Lines(0)),
            't' => ScreenCommand::Show(Panel::When { text: String::new(), wrong: None }),
            '?' => ScreenCommand::Show(Panel::Help),
            'q' => ScreenCommand::Leave,
            c => return Key::from_char(c).map(ScreenCommand::Press),
        },
        KeyCode::Backspace => ScreenCommand::Back,
        KeyCode::Tab => ScreenCommand::Turn(true),
        KeyCode::BackTab => ScreenCommand::Turn(false),
        KeyCode::Up => ScreenCommand::Scroll(-1),
        KeyCode::Down => ScreenCommand::Scroll(1),
        KeyCode::PageUp => ScreenCommand::Scroll(-PAGE),
        KeyCode::PageDown => ScreenCommand::Scroll(PAGE),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
    use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
    use ratatui::layout::Rect;

    use super::{ScreenCommand, command_of};
    use crate::phone::screen::settings::Panel;
    use phonetree_core::menu::Key;

    fn typed(code: KeyCode, panel: Option<&Panel>) -> Option<ScreenCommand> {
        command_of(&Event::Key(KeyEvent::new(code, KeyModifiers::NONE)), panel, &[])
    }

    #[test]
    fn every_key_of_a_telephone_is_a_key_here_also_under_the_help() {
        for key in Key::ALL {
            let press = Some(ScreenCommand::Press(key));
            assert_eq!(typed(KeyCode::Char(key.as_char()), None), press);
            assert_eq!(typed(KeyCode::Char(key.as_char()), Some(&Panel::Help)), press);
        }
    }

    #[test]
    fn a_time_is_typed_and_not_dialed() {
        let panel = Panel::When { text: String::new(), wrong: None };
        for c in ['1', '#', 'q', ' ', '?'] {
            assert_eq!(typed(KeyCode::Char(c), Some(&panel)), Some(ScreenCommand::Type(c)));
        }
        assert_eq!(typed(KeyCode::Enter, Some(&panel)), Some(ScreenCommand::Take));
    }

    #[test]
    fn ctrl_c_leaves_whatever_lies_over_the_screen() {
        let event = Event::Key(KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL));
        let panels =
            [Panel::Help, Panel::Lines(0), Panel::When { text: "Mon".to_owned(), wrong: None }];
        for panel in panels.iter().map(Some).chain([None]) {
            assert_eq!(command_of(&event, panel, &[]), Some(ScreenCommand::Leave));
        }
    }

    #[test]
    fn a_click_presses_the_key_under_it_and_none_beside_it() {
        let keypad = [(Rect::new(2, 3, 7, 3), Key::HASH)];
        let click = |column, row| {
            let kind = MouseEventKind::Down(MouseButton::Left);
            let modifiers = KeyModifiers::NONE;
            let mouse = Event::Mouse(MouseEvent { kind, column, row, modifiers });
            command_of(&mouse, None, &keypad)
        };
        assert_eq!(click(2, 3), Some(ScreenCommand::Press(Key::HASH)));
        assert_eq!(click(8, 5), Some(ScreenCommand::Press(Key::HASH)));
        assert_eq!((click(9, 5), click(8, 6), click(1, 3)), (None, None, None));
    }
}
