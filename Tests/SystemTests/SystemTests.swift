import Testing

/// The built programs with real parts around them: a mail server, foreign clients, the shell's own tools. One after the
/// other, since each waits for other processes and would keep the others waiting.
@Suite(.serialized) enum SystemTests {}
