/// How long a job waits after a transient failure.
package enum Backoff {
    /// Seconds: a minute, doubled with each attempt up to an hour, plus up to a quarter of it by the job's own number,
    /// so that what failed together does not come back together. The other side's wish counts where it is longer.
    package static func delay(afterAttempt attempt: Int, job: Int64, wish: Int? = nil) -> Int64 {
        let base: Int64 = min(60 << Int64(max(0, min(attempt - 1, 10))), 3_600)
        let spread = Int64((UInt64(bitPattern: job) &* 0x9E37_79B9_7F4A_7C15) >> 40) % (base / 4)
        return max(base + spread, Int64(min(wish ?? 0, 86_400)))
    }
}
