import Glibc
import Varlink

/// A way to the daemon of another machine: ssh(1) runs `lightctl bridge` there, and its two pipes are the connection.
/// Who one is to that daemon is who one logged in as.
final class RemoteBridge {
    let host: String
    let client: Client
    private let process: pid_t

    /// - Parameter socket: on that machine; nil for where lightctl finds it there.
    init(host: String, socket: String?) throws {
        // To ssh, a word with a hyphen in front is an option.
        guard !host.isEmpty, !host.hasPrefix("-"), !host.utf8.contains(where: { $0 <= 32 || $0 == 127 }) else {
            throw Trouble(
                "--host \(Terminal.plain(host)): write a machine as for ssh, user@machine", code: Trouble.usage)
        }
        self.host = host
        var calls: [Int32] = [-1, -1]
        var replies: [Int32] = [-1, -1]
        guard pipe(&calls) == 0, pipe(&replies) == 0 else {
            throw Trouble("a pipe to ssh: \(String(cString: strerror(errno)))")
        }
        for descriptor in calls + replies { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        defer {
            close(calls[0])
            close(replies[1])
        }
        let place = socket.map {
            " --socket '"
                + $0.split(separator: "'", omittingEmptySubsequences: false)
                .joined(separator: #"'\''"#) + "'"
        }
        do {
            process = try Self.start(
                ["ssh", "-T", "--", host, "lightctl bridge\(place ?? "")"], reading: calls[0], writing: replies[1])
        } catch {
            close(calls[1])
            close(replies[0])
            throw error
        }
        client = Client(reading: replies[0], writing: calls[1])
    }

    /// Why nothing came back, in words; waits for ssh to end, which has complained on standard error itself.
    func trouble() -> Trouble {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        switch (status >> 8) & 0xFF {
        case 255: return Trouble("\(host) was not reached by ssh", code: Trouble.noDaemon)
        case 127: return Trouble("\(host) has no lightctl", code: Trouble.noDaemon)
        case Trouble.usage: return Trouble("\(host): its lightctl is older than this one", code: Trouble.noDaemon)
        default: return Trouble("\(host) closed the connection", code: Trouble.noDaemon)
        }
    }

    private static func start(_ words: [String], reading input: Int32, writing output: Int32) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var process: pid_t = 0
        let code = posix_spawnp(&process, words[0], &actions, nil, &arguments, environ)
        guard code == 0 else {
            throw Trouble("\(words[0]) cannot be run: \(String(cString: strerror(code)))", code: Trouble.noDaemon)
        }
        return process
    }
}
