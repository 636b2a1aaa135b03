/// The texts that the daemon carries in its binary, so that it runs with no file beside it. Written by `scripts/embed`
/// from `config/`; only text, nobody reads it here.
package enum EmbeddedText {}
