//! Two soft notes, made by the browser: no file to load, nothing to license.

use wasm_bindgen::JsValue;
use web_sys::{AudioContext, OscillatorType};

/// The notes, hertz, and when each begins, seconds: a falling third, which sounds
/// like a question and not like an alarm.
const NOTES: [(f32, f64); 2] = [(659.25, 0.0), (523.25, 0.18)];
/// Greatest gain, of 1.
const PEAK_GAIN: f32 = 0.12;
/// Length of a note.
const NOTE_SECONDS: f64 = 0.9;

/// The page's own sound; opened when first needed.
#[derive(Debug, Default)]
pub struct Chime(Option<AudioContext>);

impl Chime {
    /// Plays. Without audio nothing happens: the board shows the alert anyway.
    pub fn play(&mut self) {
        if self.0.is_none() {
            self.0 = AudioContext::new().ok();
        }
        if let Some(context) = &self.0 {
            for (pitch, begins) in NOTES {
                note(context, pitch, begins).unwrap_or_default();
            }
        }
    }
}

fn note(context: &AudioContext, pitch: f32, begins: f64) -> Result<(), JsValue> {
    // Browsers keep a page silent until its first click; asking again does no harm.
    _ = context.resume()?;
    let at = context.current_time() + begins;
    let volume = context.create_gain()?;
    volume.gain().set_value_at_time(0.0, at)?;
    volume
        .gain()
        .linear_ramp_to_value_at_time(PEAK_GAIN, at + 0.02)?;
    // To 0.1 %: an exponential never reaches zero.
    volume
        .gain()
        .exponential_ramp_to_value_at_time(0.001, at + NOTE_SECONDS)?;
    let tone = context.create_oscillator()?;
    tone.set_type(OscillatorType::Sine);
    tone.frequency().set_value(pitch);
    tone.connect_with_audio_node(&volume)?;
    volume.connect_with_audio_node(&context.destination())?;
    tone.start_with_when(at)?;
    tone.stop_with_when(at + NOTE_SECONDS)
}
