//! The edges of timing: what happens when two things happen at once, or at an odd moment. Each row
//! is a rule, and each rule an example that is run.
//!
//! | rule | why |
//! | --- | --- |
//! | A key at the very instant of a timeout counts | The prompt ends at 1 s; 5 s later nothing was pressed. At one instant a key comes before a deadline. |
//! | A key a millisecond after a timeout is too late for it | It answers the prompt that follows. |
//! | A key in the last moment of a prompt cuts it | At one instant a key comes before the end of a prompt; the end that follows is that of a prompt which was cut, and means nothing. |
//! | Keys typed ahead wait for whatever listens next | A message is cut by a key and leaves the key to the menu that follows. |
//! | A wrong key and silence flush what was typed ahead | A caller who failed has lost the thread. (Nuance's VoiceXML platform flushes on rejection and on timeout, too.) |
//! | A prompt that may not be cut is heard to its end, and drops keys | VoiceXML 2.0, section 4.1.5: without barge-in, keys pressed meanwhile are deleted. |
//! | Unless the menu keeps what is typed ahead | Then the key counts at the end of the prompt. |
//! | A key that also begins a longer one waits for the next | The inter-digit timeout is 3 s; a key that can't be continued does not wait. |
//! | `#` ends a key that could be continued | ISO/IEC 13714 (second-hand): hash delimits. |
//! | The rest of a wrong number means nothing | Who dials 125 where only 101 leads somewhere has not chosen option 5: digits within the inter-digit timeout of each other, as many as the longest number has, and a `#` at their end. |
//! | `#` ends an entry early; too few digits are a no-match | The last digit that fits ends it by itself. |
//! | The key that ends an entry means nothing more once its last digit has ended it | "Enter your four digits, then press pound": within the inter-digit timeout, and only as the next key. |
//! | Digits too many after an entry mean nothing where the entry drops them | Each counts as one of them for the inter-digit timeout after the one before; the very next millisecond a key counts again. |
//! | Where keys wait for their length, a wrong one waits as long as a right one | `#` ends the wait: it is looked up at once. |
//! | Where wrong keys are ignored while the menu speaks, one at the very end of the words is, too | A millisecond later it counts: a key comes before the end of a prompt. |
//! | One counter for both: the third failure is the last, whatever it was | Retry counters of PBXs; VoiceXML counts apart. |
//! | Who asks forever is ended by the longest call | And counts on until then. |
//! | A repeat begins anew: both counters are zero | A caller who presses a key that means something is there, and listens. |
//! | What holds for the whole call is asked once; another system is asked anew each time | A switch that is turned meanwhile changes no call in progress. |
//! | A key that comes while something is decided is for what follows | A branch asks nothing of the caller. |
//! | A full mailbox says nothing, and is asked again each time | The caller goes on at once, where the file says. |
//! | Keys in a beep are lost, also at its very end | A key comes before a deadline. A millisecond later it ends the message. |
//! | An option with hours of its own is offered as long as the menu waits | What was said to the caller counts: the hour is looked at when the call reaches the menu. |
//! | What decides is the hour at which the team is reached | Not that of the answer: the office closes two seconds into this call. |
//! | A team that closes while it rings still answers | It was open when the call came. |
//! | A busy team does not ring; one where nobody answers rings for its time | Then the call goes on where the file says. Keys meanwhile mean nothing. |
//! | Somebody who is free ends an announcement; the longest wait comes before them | At one instant a deadline comes before news of a line. A caller who leaves the line is in it no more. |
//! | A clock that is set back in the middle of a call moves no timeout | The call counts its own seconds; only hours are read off the wall, where it is 1 o'clock again. |
//! | A caller who hangs up while a message is recorded has left it | A mailbox takes what was said until then. |
//! | Every call ends | After the longest call, whatever the caller does. |
//!
//! The examples stand in [`keys`] (what a caller presses), [`decisions`] (what a call can't know by itself, and
//! mailboxes) and [`teams`] (whom a call reaches, and how it ends). In them every prompt lasts one second, and nothing is pressed but what is listed.
pub mod decisions;
pub mod keys;
pub mod teams;
