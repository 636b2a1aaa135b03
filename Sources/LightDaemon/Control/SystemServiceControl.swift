import Glibc
import LightProtocol
import Logging
import Varlink

/// The daemon as systemd's tools control any service: what `ManagerControl` does, in their words.
package struct SystemServiceControl: Sendable {
    let manager: ManagerControl

    func reload(_ caller: Caller) async throws -> NoParameters {
        _ = try await manager.reload(caller)
        return NoParameters()
    }

    func setLogLevel(_ input: SystemService.SetLogLevel.Input, _ caller: Caller) throws -> NoParameters {
        try manager.house.rights.require(.operator_, of: caller)
        manager.setLogLevel(try Self.level(input.level) ?? manager.house.inForce.logLevel)
        return NoParameters()
    }

    /// Not even for operators: people put secrets into variables, whatever the manual says.
    func environment(_ caller: Caller) throws -> SystemService.GetEnvironment.Output {
        guard caller.userID == 0 || caller.userID == geteuid() else { throw VarlinkError.permissionDenied }
        var variables: [String] = []
        var next = environ
        while let variable = next.pointee {
            let bytes = UnsafeRawBufferPointer(start: variable, count: strlen(variable))
            guard let text = String(validating: bytes, as: UTF8.self), let equals = text.firstIndex(of: "="),
                equals > text.startIndex
            else { throw SystemService.Failure.inconsistentEnvironment }
            variables.append(text)
            next += 1
        }
        return SystemService.GetEnvironment.Output(environment: variables)
    }

    /// Nil stands for the configured one.
    private static func level(_ number: Int?) throws -> Logger.Level? {
        switch number {
        case nil: nil
        case 0, 1, 2: .critical
        case 3: .error
        case 4: .warning
        case 5: .notice
        case 6: .info
        case 7: .debug
        default: throw VarlinkError.invalidParameter(parameter: "level")
        }
    }
}
