//! How far a long computation is: a line that changes on a terminal, a few lines in a log.

use std::io::{self, IsTerminal, Write};

/// Percent between two lines of a log.
const STEP: u32 = 20;

/// Where progress is shown, and what was shown last.
pub struct ProgressLine<W> {
    out: W,
    activity: &'static str,
    terminal: bool,
    shown: u32,
}

impl ProgressLine<io::Stderr> {
    /// On standard error, so that the result can be piped.
    pub fn on_stderr(activity: &'static str) -> Self {
        let out = io::stderr();
        let terminal = out.is_terminal();
        Self::new(out, activity, terminal)
    }
}

impl<W: Write> ProgressLine<W> {
    fn new(out: W, activity: &'static str, terminal: bool) -> Self {
        Self {
            out,
            activity,
            terminal,
            shown: 0,
        }
    }

    /// Shows the share done, 0 to 1. An output that cannot be written does not stop the work.
    pub fn show(&mut self, share: f64) {
        let percent = (share * 100.0) as u32;
        let step = if self.terminal { 1 } else { STEP };
        if percent < self.shown + step {
            return;
        }
        self.shown = percent - percent % step;
        let (activity, shown) = (self.activity, self.shown);
        let _ = match self.terminal {
            true => write!(self.out, "\r{activity}: {shown} %").and_then(|()| self.out.flush()),
            false => writeln!(self.out, "{activity}: {shown} %"),
        };
    }

    /// Ends the line that changed.
    pub fn end(&mut self) {
        if self.terminal {
            let _ = writeln!(self.out);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ProgressLine;

    fn shown(terminal: bool) -> String {
        let mut out = Vec::new();
        let mut progress = ProgressLine::new(&mut out, "counting", terminal);
        for done in 0..=1000 {
            progress.show(f64::from(done) / 1000.0);
        }
        progress.end();
        String::from_utf8(out).expect("progress is text")
    }

    #[test]
    fn a_log_gets_few_lines_and_no_carriage_return() {
        assert_eq!(
            shown(false),
            "counting: 20 %\ncounting: 40 %\ncounting: 60 %\ncounting: 80 %\ncounting: 100 %\n"
        );
    }

    #[test]
    fn a_terminal_gets_one_line_that_changes_with_every_percent() {
        let text = shown(true);
        assert!(text.starts_with("\rcounting: 1 %\rcounting: 2 %"), "{text}");
        assert!(text.ends_with("\rcounting: 100 %\n"));
        assert_eq!(text.matches('\r').count(), 100);
    }
}
