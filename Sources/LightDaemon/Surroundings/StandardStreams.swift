import Glibc

/// The three descriptors that every program takes for granted.
package enum StandardStreams {
    /// Opens `/dev/null` where one of them is closed: else the next file or socket would take its number, and what is
    /// meant for standard error would go there.
    package static func secure() {
        var descriptor: Int32
        repeat { descriptor = open("/dev/null", O_RDWR) } while (0...STDERR_FILENO).contains(descriptor)
        if descriptor >= 0 { close(descriptor) }
    }
}
